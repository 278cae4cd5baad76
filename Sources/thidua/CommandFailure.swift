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
