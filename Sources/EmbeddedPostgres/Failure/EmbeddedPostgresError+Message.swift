package import StrictJSON

extension EmbeddedPostgresError {
    /// What is wrong and what to do next, for the person at the terminal.
    package var message: Wording {
        switch self {
        case .binariesNotFound(let searched):
            let places = searched.joined(separator: ", ")
            return Wording(
                vi: """
                    Không tìm thấy PostgreSQL (đã tìm ở: \(places)). \
                    Hãy cài đặt: sudo apt-get install postgresql
                    """,
                en: """
                    PostgreSQL was not found (looked in: \(places)). \
                    Install it: sudo apt-get install postgresql
                    """
            )
        case .binariesUnusable(let path, let reason):
            return Wording(
                vi: """
                    Không chạy được \(path): \(reason). \
                    Hãy cài lại: sudo apt-get install --reinstall postgresql
                    """,
                en: """
                    \(path) does not run: \(reason). \
                    Install it again: sudo apt-get install --reinstall postgresql
                    """
            )
        case .otherMajorVersion(let folder, let data, let binaries):
            return Wording(
                vi: """
                    Dữ liệu trong \(folder) thuộc PostgreSQL \(data), máy này chỉ có PostgreSQL \(binaries). Không có gì \
                    bị thay đổi. Hãy cài lại bản cũ (sudo apt-get install postgresql-\(data)), hoặc khi có cả hai bản thì \
                    sao lưu rồi chuyển dữ liệu bằng pg_upgrade của bản \(binaries): \
                    https://www.postgresql.org/docs/\(binaries)/pgupgrade.html
                    """,
                en: """
                    The data in \(folder) belongs to PostgreSQL \(data), and this machine has only PostgreSQL \
                    \(binaries). Nothing was changed. Install the old version again (sudo apt-get install \
                    postgresql-\(data)), or, with both installed, back the folder up and move it with version \
                    \(binaries)'s pg_upgrade: https://www.postgresql.org/docs/\(binaries)/pgupgrade.html
                    """
            )
        case .folderUnusable(let path, let reason):
            return Wording(
                vi: "Không dùng được thư mục dữ liệu \(path): \(reason). Hãy chọn thư mục khác ghi được.",
                en: "The data folder \(path) cannot be used: \(reason). Choose one that can be written."
            )
        case .folderHidden(let path, let blocked, let user):
            return Wording(
                vi: """
                    Tài khoản "\(user)" chạy máy chủ cơ sở dữ liệu và không vào được \(blocked), nên không đọc được \
                    \(path). Hãy chọn thư mục dữ liệu khác, ví dụ dưới /var/lib, hoặc cho phép đi qua: chmod o+x \(blocked)
                    """,
                en: """
                    The account "\(user)" runs the database server and cannot enter \(blocked), so it cannot reach \
                    \(path). Choose another data folder, for example below /var/lib, or let it pass: chmod o+x \(blocked)
                    """
            )
        case .folderOwnedByOther(let path, let owner, let expected):
            return Wording(
                vi: """
                    \(path) thuộc tài khoản "\(owner)", cần thuộc "\(expected)". Hãy chạy bằng đúng tài khoản đã tạo thư \
                    mục này, hoặc chọn thư mục dữ liệu khác.
                    """,
                en: """
                    \(path) belongs to the account "\(owner)" and must belong to "\(expected)". Run as the account that \
                    made this folder, or choose another data folder.
                    """
            )
        case .folderForeign(let path):
            return Wording(
                vi: """
                    \(path) đã chứa dữ liệu khác, có thể của một máy chủ PostgreSQL khác. Không có gì bị thay đổi. \
                    Hãy chọn thư mục dữ liệu trống.
                    """,
                en: """
                    \(path) already holds something else, perhaps another PostgreSQL server's data. Nothing was \
                    changed. Choose an empty data folder.
                    """
            )
        case .folderInUse(let path, let processID):
            let vietnameseHolder = processID.map { " (tiến trình \($0))" } ?? ""
            let englishHolder = processID.map { " (process \($0))" } ?? ""
            return Wording(
                vi: """
                    Một tiến trình khác\(vietnameseHolder) đang dùng thư mục dữ liệu \(path). \
                    Hãy dừng nó trước, hoặc chọn thư mục dữ liệu khác.
                    """,
                en: """
                    Another process\(englishHolder) is using the data folder \(path). \
                    Stop it first, or choose another data folder.
                    """
            )
        case .serverUserMissing(let user):
            return Wording(
                vi: """
                    PostgreSQL không chạy dưới quyền root và máy không có tài khoản thường "\(user)". Hãy tạo tài khoản \
                    (sudo adduser --system --group --no-create-home \(user)), hoặc chạy bằng một tài khoản thường.
                    """,
                en: """
                    PostgreSQL does not run as root, and there is no unprivileged account "\(user)". Make it (sudo \
                    adduser --system --group --no-create-home \(user)), or run as an ordinary account.
                    """
            )
        case .unnamedUser(let userID):
            return Wording(
                vi: """
                    Mã người dùng \(userID) không có tên trong /etc/passwd nên PostgreSQL không chạy được. \
                    Hãy chạy bằng một tài khoản có tên.
                    """,
                en: """
                    User id \(userID) has no name in /etc/passwd, and PostgreSQL does not run without one. \
                    Run as an account that has a name.
                    """
            )
        case .socketPathTooLong(let path, let bytes):
            return Wording(
                vi: """
                    Tên socket trong \(path) dài \(bytes) byte, hệ điều hành chỉ nhận 107. \
                    Hãy chọn thư mục có đường dẫn ngắn hơn.
                    """,
                en: """
                    The name of a socket in \(path) would be \(bytes) bytes long; the system takes 107. \
                    Choose a folder with a shorter path.
                    """
            )
        case .socketFolderUnusable(let reason):
            return Wording(
                vi: "Không tạo được thư mục cho socket: \(reason). Hãy kiểm tra quyền ghi ở /run và /tmp.",
                en: "No folder for the socket could be made: \(reason). Check that /run or /tmp can be written."
            )
        case .initialisationFailed(let log):
            return Wording(
                vi: "initdb không tạo được cơ sở dữ liệu. Nguyên nhân initdb nêu:\n\(log)",
                en: "initdb could not make the database. It said:\n\(log)"
            )
        case .serverDidNotStart(let log):
            return Wording(
                vi: "Máy chủ PostgreSQL dừng ngay khi khởi động. Nhật ký nêu:\n\(log)",
                en: "The PostgreSQL server ended while starting. Its log says:\n\(log)"
            )
        case .serverNotReady(let limit, let log):
            return Wording(
                vi: """
                    Máy chủ PostgreSQL chưa nhận kết nối sau \(limit.components.seconds) giây và đã được dừng. Hãy thử \
                    lại; nếu đang phục hồi dữ liệu lớn, hãy tăng thời hạn khởi động. Nhật ký nêu:\n\(log)
                    """,
                en: """
                    The PostgreSQL server accepted no connection within \(limit.components.seconds) seconds and was \
                    stopped. Try again; if it is recovering much data, raise the start limit. Its log says:\n\(log)
                    """
            )
        case .leftOverStillRunning(let processID):
            return Wording(
                vi: """
                    Tiến trình PostgreSQL \(processID) còn lại từ lần chạy trước không chịu dừng. \
                    Hãy kiểm tra ổ đĩa và thử: kill -9 \(processID)
                    """,
                en: """
                    PostgreSQL process \(processID), left over from an earlier run, does not stop. \
                    Check the disk and try: kill -9 \(processID)
                    """
            )
        case .cancelled:
            return Wording(vi: "Đã hủy khởi động.", en: "The start was cancelled.")
        }
    }
}

extension EmbeddedPostgresError: CustomStringConvertible {
    /// The English ``message``; holds no secrets.
    package var description: String { message.en }
}
