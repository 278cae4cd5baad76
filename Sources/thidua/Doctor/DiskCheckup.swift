import Foundation
import StrictJSON

/// Looks whether the disks have room.
enum DiskCheckup {
    /// A disk with less is as good as full: PostgreSQL stops where it cannot write its log.
    private static let least: UInt64 = 1 << 30
    /// Two exports over HTTP that are being written, and some on their way: 100 MiB each at most, and a few of them usually.
    private static let leastForExports: UInt64 = 1 << 28

    static func run(_ settings: DatabaseSettings, files: String, out: String?) -> [Finding] {
        var findings: [Finding] = []
        if case .embedded(let folder) = settings {
            findings.append(check(folder, Wording(vi: "đĩa của dữ liệu", en: "disk of the data")))
        }
        if settings.isServed {
            findings.append(checkTemporary(FileManager.default.temporaryDirectory.path))
            findings.append(checkFiles(files))
        }
        if let out { findings.append(check(out, Wording(vi: "đĩa của bản xuất", en: "disk of the exports"))) }
        return findings
    }

    /// The folder in which `serve` writes exports aside.
    private static func checkTemporary(_ folder: String) -> Finding {
        let subject = Wording(vi: "thư mục tạm (TMPDIR)", en: "temporary folder (TMPDIR)")
        guard access(folder, W_OK | X_OK) == 0 else {
            let reason = SystemError().description
            return Finding(.bad, subject, vi: "\(folder): \(reason)", en: "\(folder): \(reason)")
        }
        return check(folder, subject, least: leastForExports)
    }

    /// The folder in which files are kept.
    private static func checkFiles(_ folder: String) -> Finding {
        let subject = Wording(vi: "kho tệp", en: "store of files")
        guard access(folder, F_OK) == 0 else {
            return Finding(.unused, subject, vi: "chưa có \(folder)", en: "\(folder) is not there yet: serve makes it")
        }
        // Into each of its folders it writes or moves.
        for path in [folder] + ["contents", "aside", "incoming"].map({ "\(folder)/\($0)" })
        where access(path, F_OK) == 0 && access(path, R_OK | W_OK | X_OK) != 0 {
            let reason = SystemError().description
            return Finding(.bad, subject, vi: "\(path): \(reason)", en: "\(path): \(reason)")
        }
        return check(folder, subject)
    }

    private static func check(_ folder: String, _ subject: Wording, least: UInt64 = least) -> Finding {
        var disk = statvfs()
        guard statvfs(folder, &disk) == 0 else {
            let reason = SystemError().description
            return Finding(.bad, subject, vi: "\(folder): \(reason)", en: "\(folder): \(reason)")
        }
        let free = UInt64(disk.f_bavail) * UInt64(disk.f_frsize)
        let gibibytes = String(format: "%.1f", Double(free) / Double(1 << 30))
        return Finding(
            free < least ? .bad : .good,
            subject,
            vi: "còn \(gibibytes) GiB ở \(folder)",
            en: "\(gibibytes) GiB free in \(folder)"
        )
    }
}

extension DatabaseSettings {
    /// Whether a server with these serves requests, exports over HTTP among them.
    fileprivate var isServed: Bool {
        switch self {
        case .embedded: true
        case .external(let strings): strings.app != nil
        }
    }
}
