import Foundation
import StrictJSON

/// Looks whether the disks have room.
enum DiskCheckup {
    /// A disk with less is as good as full: PostgreSQL stops where it cannot write its log.
    private static let least: UInt64 = 1 << 30

    static func run(_ settings: DatabaseSettings, out: String?) -> [Finding] {
        var findings: [Finding] = []
        if case .embedded(let folder) = settings {
            findings.append(check(folder, Wording(vi: "đĩa của dữ liệu", en: "disk of the data")))
        }
        if let out { findings.append(check(out, Wording(vi: "đĩa của bản xuất", en: "disk of the exports"))) }
        return findings
    }

    private static func check(_ folder: String, _ subject: Wording) -> Finding {
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
