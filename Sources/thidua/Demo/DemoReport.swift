import Application
import Domain
import StrictJSON

/// What the demonstration prints: who is in which cluster, their rankings, and how to go on.
struct DemoReport {
    struct Entry {
        let cluster: DemoCluster
        let review: ReviewID?
        let lines: [ReadStandings.Line]
    }

    let entries: [Entry]

    /// Prints all of it; what is asked of the server is asked now.
    func print(at address: ListenAddress, passwords: DemoPasswords, folder: String) throws {
        for entry in entries { printCluster(entry) }
        Swift.print(
            "Máy chủ đang chạy · The server answers at http://\(address.defaultValueDescription)   (make down dừng nó · stops it)\n"
        )
        Swift.print("Đăng nhập · Logins (mật khẩu riêng cho thư mục \(folder) · passwords of this folder alone):")
        for (login, who) in [
            ("bo", "cơ quan quản lý cụm của Bộ · managing office"),
            ("cdn", "thủ trưởng đơn vị Cụm trưởng · head of a lead"),
            ("cpc", "thủ trưởng đơn vị thành viên · head of a member"), ("admin", "quản trị · administrator"),
        ] {
            Swift.print("  \(login.padded(to: 6)) \(passwords.password(of: login))   \(who)")
        }
        try printRequests(address, passwords)
    }

    private func printCluster(_ entry: Entry) {
        let report = entry.cluster.report
        Swift.print("\(report.name) · \(report.managingUnit.name) · năm \(report.year) · \(report.date.words)")
        let lead = entry.cluster.members.first { $0.code.description == report.lead }
        Swift.print("  Cụm trưởng: \(lead?.name ?? "báo cáo không nêu")")
        if let slogan = report.slogan { Swift.print("  Khẩu hiệu: \(slogan)") }
        guard !entry.lines.isEmpty else {
            let known = report.members.isEmpty ? "không nêu đơn vị nào" : "chỉ nêu đơn vị Cụm trưởng"
            Swift.print("  Báo cáo \(known): chưa xếp hạng được.\n")
            return
        }
        Swift.print("  Bảng xếp hạng đã công bố — SỐ LIỆU MINH HOẠ (điểm không phải của báo cáo)")
        Swift.print("  Hạng  \("Đơn vị".padded(to: 46))  Tổng điểm  Tỷ lệ %   Xếp loại")
        for line in entry.lines {
            let row = Row(line)
            Swift.print(
                "  \(row.rank.aligned(to: 4))  \(line.name.padded(to: 46))  \(row.total.aligned(to: 9))  \(row.percent.aligned(to: 8))  \(row.grade)"
            )
        }
        Swift.print("")
    }

    private struct Row {
        let rank: String
        let total: String
        let percent: String
        let grade: String

        init(_ line: ReadStandings.Line) {
            let json = try? JSONDocument(line.summary).root
            func text(_ key: JSONKey) -> String? {
                json?.member(key).flatMap { $0.isNull ? nil : $0.withText { String(decoding: $0, as: UTF8.self) } }
            }
            rank = text("rank") ?? "–"
            total = text("total")?.withComma ?? ""
            percent = text("percent")?.withComma ?? ""
            grade = json?.member("grade")?.string ?? ""
        }
    }

    /// Three requests with curl, and what they were answered.
    private func printRequests(_ address: ListenAddress, _ passwords: DemoPasswords) throws {
        guard let entry = entries.first(where: { $0.review != nil && $0.cluster.report.source == "004" }),
            let review = entry.review
        else { return }
        let base = "http://\(address.defaultValueDescription)/api/v1"
        let body = #"{"login":"bo","password":"\#(passwords.password(of: "bo"))","as":"token"}"#
        let session = try Curl.run(["--silent", "--json", body, "\(base)/sessions"])
        let token = try JSONDocument(Array(session.utf8)).root.member("token")?.string ?? ""
        Swift.print("\nBa yêu cầu thử · Three requests to try:\n")
        Swift.print(
            "  TOKEN=$(curl --silent --json '\(body)' \(base)/sessions | sed 's/.*\"token\":\"\\([^\"]*\\)\".*/\\1/')"
        )
        Swift.print("  → \(session.shortened(to: 160))\n")
        let best = entry.lines.first.map { "\($0.unit)" } ?? ""
        for path in ["reviews/\(review)/standings", "reviews/\(review)/derivations/\(best)"] {
            let answer = try Curl.run(["--silent", "--header", "Authorization: Bearer \(token)", "\(base)/\(path)"])
            Swift.print("  curl --silent --header \"Authorization: Bearer $TOKEN\" \(base)/\(path)")
            Swift.print("  → \(answer.shortened(to: 700))\n")
        }
    }
}

extension String {
    /// A decimal as Vietnamese write it, with two digits after the comma at least.
    fileprivate var withComma: String {
        let parts = split(separator: ".")
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        return "\(parts.first ?? "0")," + fraction + String(repeating: "0", count: max(0, 2 - fraction.count))
    }

    /// Filled up with spaces at its end.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    /// Filled up with spaces at its beginning, as numbers stand in a table.
    fileprivate func aligned(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

    /// Cut where it is long.
    fileprivate func shortened(to length: Int) -> String {
        count <= length ? self : prefix(length) + "… (\(utf8.count) byte)"
    }
}
