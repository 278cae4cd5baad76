import Application
import Domain
import EmbeddedPostgres
import Foundation
import Postgres
import Schema
import StrictJSON

/// Looks at the database.
enum DatabaseCheckup {
    private static let database = Wording(vi: "cơ sở dữ liệu", en: "database")
    private static let reader = Wording(vi: "vai trò xuất dữ liệu", en: "role of exports")
    private static let role = Wording(vi: "vai trò phục vụ", en: "role that serves")
    private static let migrations = Wording(vi: "các bước cập nhật", en: "migrations")
    private static let locale = Wording(vi: "bảng mã và thứ tự chữ", en: "encoding and collation")
    private static let export = Wording(vi: "xuất hằng đêm", en: "nightly export")
    private static let fileVerification = Wording(vi: "đối chiếu tệp", en: "files against their SHA-256")
    private static let verification = Wording(vi: "đối chiếu với sổ ghi", en: "standings against their ledgers")

    /// - Returns: What was found; of a database that is not to be had, that alone.
    static func run(_ settings: DatabaseSettings) async -> [Finding] {
        switch settings {
        case .external(let strings):
            var findings: [Finding] = []
            if let app = strings.app {
                findings += await check(app, from: "THIDUA_DATABASE_URL")
            } else {
                findings.append(
                    Finding(.unused, database, vi: "không có THIDUA_DATABASE_URL", en: "THIDUA_DATABASE_URL is not set")
                )
            }
            if let reader = strings.reader {
                findings.append(await checkReader(reader, from: "THIDUA_READER_DATABASE_URL"))
            } else {
                findings.append(
                    Finding(
                        .unused,
                        reader,
                        vi: "không có THIDUA_READER_DATABASE_URL: máy này không xuất dữ liệu",
                        en: "THIDUA_READER_DATABASE_URL is not set: nothing is exported from here"
                    )
                )
            }
            return findings
        case .embedded(let folder):
            do {
                try DatabaseSettings.requireData(in: folder)
                let embedded = try await EmbeddedDatabase.start(folder: folder, migrates: false)
                var findings = await check(embedded.connectionString(for: SchemaSetup.app), from: nil)
                findings.append(await checkReader(embedded.connectionString(for: SchemaSetup.reader), from: nil))
                await embedded.server.stop()
                return findings
            } catch {
                return [Finding(failed: database, error)]
            }
        }
    }

    private static func check(_ app: String, from variable: String?) async -> [Finding] {
        do {
            return try await PostgresConnection.withConnection(app, from: variable) { connection in
                let server = try await connection.run(DatabaseServer.current)
                return [
                    Finding(.good, database, vi: "PostgreSQL \(server.version)", en: "PostgreSQL \(server.version)"),
                    await finding(role) { try await checkRole(connection) },
                    await finding(migrations) { try await checkMigrations(connection) },
                    await finding(locale) { try await checkLocale(connection) },
                    await finding(export) { try await check(DailyJob.exportRankings, export, on: connection) },
                    await finding(verification) {
                        try await check(DailyJob.verifyStandings, verification, on: connection)
                    },
                    await finding(fileVerification) {
                        try await check(DailyJob.verifyFiles, fileVerification, on: connection)
                    },
                ]
            }
        } catch {
            return [Finding(failed: database, error)]
        }
    }

    private static func finding(_ subject: Wording, _ check: () async throws -> Finding) async -> Finding {
        do { return try await check() } catch { return Finding(failed: subject, error) }
    }

    private static func checkRole(_ connection: PostgresConnection) async throws -> Finding {
        let current = try await connection.run(ServingRole.current)
        guard !current.isAboveTheRules else {
            return Finding(
                .bad,
                role,
                vi: "\(current.name) đứng trên các quy tắc: hãy dùng \(SchemaSetup.app)",
                en: "\(current.name) is above the rules: use \(SchemaSetup.app)"
            )
        }
        return Finding(.good, role, vi: current.name, en: current.name)
    }

    private static func checkMigrations(_ connection: PostgresConnection) async throws -> Finding {
        let pending = try await Schema.migrator.check(on: connection)
        guard pending.isEmpty else {
            return Finding(
                .bad,
                migrations,
                vi: "thiếu \(pending.count) bước: hãy chạy thidua migrate",
                en: "\(pending.count) are pending: run thidua migrate"
            )
        }
        let count = Schema.migrations.count
        return Finding(.good, migrations, vi: "đủ \(count) bước", en: "all \(count) are applied")
    }

    private static func checkLocale(_ connection: PostgresConnection) async throws -> Finding {
        let current = try await connection.run(DatabaseLocale.current)
        let words = "\(current.encoding), \(current.collation)"
        guard current.isUnchanged else {
            return Finding(
                .bad,
                locale,
                vi: "\(words): hệ điều hành đã đổi thứ tự chữ, cần REINDEX",
                en: "\(words): the operating system sorts otherwise now, the indexes need REINDEX"
            )
        }
        guard current.isAsMade else {
            return Finding(
                .bad,
                locale,
                vi: "\(words), phải là UTF8, C: hãy tạo bằng thidua database setup",
                en: "\(words), and should be UTF8, C: have it made by thidua database setup"
            )
        }
        return Finding(.good, locale, vi: words, en: words)
    }

    /// The latest day of a job: it may be of last night, or of the night before where tonight's hour has not yet come.
    private static func check(
        _ job: String,
        _ subject: Wording,
        on connection: PostgresConnection
    ) async throws -> Finding {
        let now = WallClock.system.now()
        guard let report = try await JobRuns(database: connection).report(on: job, at: now) else {
            return Finding(.unused, subject, vi: "chưa chạy lần nào", en: "has never run")
        }
        if report.isAbandoned {
            return Finding(
                .bad,
                subject,
                vi: "\(report.day): máy chủ đang làm đã mất",
                en: "\(report.day): the server that had begun it is gone"
            )
        }
        switch report.outcome {
        case .running:
            return Finding(.good, subject, vi: "\(report.day): đang chạy", en: "\(report.day): under way")
        case .failed:
            let message = report.message.isEmpty ? "" : ", \(report.message)"
            return Finding(
                .bad,
                subject,
                vi: "\(report.day): thất bại, \(report.attempts) lần\(message)",
                en: "\(report.day): failed, attempt \(report.attempts)\(message)"
            )
        case .succeeded, .stopped:
            let today = DailyTime.day(at: now)
            if let last = report.lastSuccess, today.daysSince1970 - last.daysSince1970 <= 1 {
                return Finding(.good, subject, vi: "\(last): xong", en: "\(last): done")
            }
            let last = report.lastSuccess.map { (vi: "\($0)", en: "\($0)") } ?? (vi: "chưa có", en: "none")
            return Finding(
                .bad,
                subject,
                vi: "đã quá hai ngày; lần xong cuối cùng: \(last.vi)",
                en: "overdue; the last that was done: \(last.en)"
            )
        }
    }

    private static func checkReader(_ connectionString: String, from variable: String?) async -> Finding {
        await finding(reader) {
            try await PostgresConnection.withConnection(connectionString, from: variable) { connection in
                let current = try await connection.run(ServingRole.current)
                let server = try await connection.run(DatabaseServer.current)
                guard !current.isAboveTheRules, server.isReadOnlyByDefault else {
                    return Finding(
                        .bad,
                        reader,
                        vi: "\(current.name) ghi được: hãy dùng \(SchemaSetup.reader)",
                        en: "\(current.name) can write: use \(SchemaSetup.reader)"
                    )
                }
                return Finding(.good, reader, vi: "\(current.name), chỉ đọc", en: "\(current.name), reads only")
            }
        }
    }
}
