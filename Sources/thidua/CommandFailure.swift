import ArgumentParser
import EmbeddedPostgres
import Foundation
import Postgres
import StrictJSON

/// Why a command ends without having done its work, and the exit status that says so to scripts (sysexits.h).
struct CommandFailure: Error {
    let status: Int32
    let wording: Wording

    init(_ status: Int32, vi: String, en: String) {
        self.status = status
        self.wording = Wording(vi: vi, en: en)
    }

    /// A failure of something below, in its own words.
    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure:
            self = failure
        case let error as EmbeddedPostgresError:
            self.init(EX_UNAVAILABLE, vi: error.message.vi, en: error.message.en)
        case let error as PostgresMigrationError:
            self.init(EX_SOFTWARE, vi: "Không cập nhật được cơ sở dữ liệu. \(error)", en: "\(error)")
        case let error as PostgresError:
            self.init(EX_UNAVAILABLE, vi: "Lỗi cơ sở dữ liệu: \(error)", en: "The database: \(error)")
        default:
            self.init(EX_SOFTWARE, vi: "Lỗi: \(error)", en: "\(error)")
        }
    }

    /// No connection to a database, with the environment variable that says where to.
    init(connecting error: PostgresError, by variable: String) {
        let status = if case .protocolMisuse = error.kind { EX_CONFIG } else { EX_UNAVAILABLE }
        guard case .connection(.notConnected(let failure)) = error.kind else {
            self.init(
                status,
                vi: "Không kết nối được cơ sở dữ liệu theo \(variable): \(error)",
                en: "The database that \(variable) names was not reached: \(error)"
            )
            return
        }
        let check =
            switch failure.advice {
            case .checkServer: "PostgreSQL có đang chạy ở đó không, người dùng và cơ sở dữ liệu có tồn tại không."
            case .givePassword: "máy chủ đòi mật khẩu mà chuỗi kết nối, PGPASSWORD và tệp mật khẩu đều không có."
            case .checkPassword: "mật khẩu, người dùng và cơ sở dữ liệu có đúng không."
            }
        self.init(
            status,
            vi: """
                Không kết nối được \(failure.target) (theo \(variable)). Hãy kiểm tra: \(check)
                \(failure.words.trimmingCharacters(in: .whitespacesAndNewlines))
                """,
            en: """
                \(failure) It comes from \(variable).
                \(failure.words.trimmingCharacters(in: .whitespacesAndNewlines))
                """
        )
    }

    /// Runs a command's body; what it throws is printed in the user's language and becomes the exit status.
    static func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let code as ExitCode {
            throw code
        } catch {
            let failure = CommandFailure(error)
            StandardError.write(failure.wording[.ofEnvironment])
            throw ExitCode(failure.status)
        }
    }
}
