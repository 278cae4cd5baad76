import Foundation
import StrictJSON
import TestSupport
import Testing

@testable import EmbeddedPostgres

extension RunningServers {
    @Suite struct `Refused in words` {
        @Test func `a second supervisor of one folder`() async throws {
            try await TemporaryFolder.use { folder in
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { server in
                    let refusal = await ServerTesting.refusal(ServerTesting.configuration(folder.path))
                    #expect(refusal == .folderInUse(path: folder.path, processID: getpid()))
                    #expect(refusal?.message.en.contains("Stop it first") == true)
                    let answer = try await ServerTesting.sql("SELECT 1", on: server)
                    #expect(answer == "1")
                }
            }
        }

        @Test func `data of another major version, unchanged`() async throws {
            try await TemporaryFolder.use { folder in
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { _ in }
                let version = "\(folder.path)/data/PG_VERSION"
                let own = try String(contentsOfFile: version, encoding: .utf8)
                try "9\n".write(toFile: version, atomically: false, encoding: .utf8)
                let refusal = await ServerTesting.refusal(ServerTesting.configuration(folder.path))
                let installed = try #require(Int(own.dropLast()))
                #expect(refusal == .otherMajorVersion(folder: folder.path, data: 9, binaries: installed))
                #expect(refusal?.message.en.contains("pg_upgrade") == true)
                #expect(refusal?.message.vi.contains("pg_upgrade") == true)
                try own.write(toFile: version, atomically: false, encoding: .utf8)
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { _ in }
            }
        }

        @Test func `a socket folder whose path is too long, before anything is made`() async throws {
            try await TemporaryFolder.use { folder in
                var configuration = ServerTesting.configuration(folder.path)
                let long = folder.path + "/" + String(repeating: "s", count: 80)
                configuration.socketFolder = long
                let bytes = long.utf8.count + "/.s.PGSQL.5432".utf8.count
                #expect(await ServerTesting.refusal(configuration) == .socketPathTooLong(path: long, bytes: bytes))
                #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/data"))
            }
        }

        @Test func `a folder that cannot be made`() async throws {
            try await TemporaryFolder.use { folder in
                let file = "\(folder.path)/file"
                try "".write(toFile: file, atomically: false, encoding: .utf8)
                let refusal = await ServerTesting.refusal(ServerTesting.configuration("\(file)/data"))
                #expect(refusal == .folderUnusable(path: "\(file)/data", reason: "Not a directory"))
            }
        }

        @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
        func `a folder that may not be written`() async throws {
            try await TemporaryFolder.use { folder in
                try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
                let refusal = await ServerTesting.refusal(ServerTesting.configuration("\(folder.path)/data"))
                #expect(refusal == .folderUnusable(path: "\(folder.path)/data", reason: "Permission denied"))
            }
        }

        @Test(.enabled(if: geteuid() == 0, "only root's server runs under another account"))
        func `a folder below one that the server's account cannot enter`() async throws {
            try await TemporaryFolder.use { folder in
                let inner = "\(folder.path)/inner"
                let refusal = await ServerTesting.refusal(ServerTesting.configuration(inner))
                #expect(refusal == .folderHidden(path: inner, blocked: folder.path, user: "postgres"))
                #expect(refusal?.message.en.contains("chmod o+x \(folder.path)") == true)
            }
        }

        @Test(.enabled(if: geteuid() == 0, "only root's server runs under another account"))
        func `a server account that does not exist, or is root's`() async throws {
            try await TemporaryFolder.use { folder in
                for user in ["no-such-account", "root"] {
                    var configuration = ServerTesting.configuration(folder.path)
                    configuration.serverUser = user
                    #expect(await ServerTesting.refusal(configuration) == .serverUserMissing(user: user))
                }
            }
        }

        @Test(.enabled(if: geteuid() == 0, "only root can give a folder away"))
        func `a folder of another account`() async throws {
            try await TemporaryFolder.use { folder in
                #expect(chown(folder.path, 1, 1) == 0)
                let refusal = await ServerTesting.refusal(ServerTesting.configuration(folder.path))
                #expect(
                    refusal
                        == .folderOwnedByOther(path: folder.path, owner: ServerAccount.name(of: 1), expected: "root")
                )
            }
        }

        @Test func `another server's data, and a data folder that holds something else`() async throws {
            try await TemporaryFolder.use { folder in
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { _ in }
                if geteuid() == 0 { #expect(chown("\(folder.path)/data", 0, 0) == 0) }
                let inner = await ServerTesting.refusal(ServerTesting.configuration("\(folder.path)/data"))
                #expect(inner == .folderForeign(path: "\(folder.path)/data"))
                try FileManager.default.removeItem(atPath: "\(folder.path)/data/PG_VERSION")
                let outer = await ServerTesting.refusal(ServerTesting.configuration(folder.path))
                #expect(outer == .folderForeign(path: "\(folder.path)/data"))
            }
        }

        @Test func `a machine without PostgreSQL`() async throws {
            try await TemporaryFolder.use { folder in
                var configuration = ServerTesting.configuration(folder.path)
                configuration.binaries = "\(folder.path)/bin"
                let refusal = await ServerTesting.refusal(configuration)
                #expect(refusal == .binariesNotFound(searched: ["\(folder.path)/bin"]))
                #expect(refusal?.message.en.contains("apt-get install postgresql") == true)
            }
        }

        @Test func `data that is broken, with the server's own words`() async throws {
            try await TemporaryFolder.use { folder in
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { _ in }
                try FileManager.default.removeItem(atPath: "\(folder.path)/data/global/pg_control")
                let refusal = await ServerTesting.refusal(ServerTesting.configuration(folder.path))
                guard case .serverDidNotStart(let log) = refusal else {
                    Issue.record("refused as \(String(describing: refusal))")
                    return
                }
                #expect(log.contains("pg_control"))
            }
        }
    }
}
