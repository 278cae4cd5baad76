import Foundation
import TestSupport
import Testing

@testable import EmbeddedPostgres

extension RunningServers {
    @Suite struct `First and second start` {
        @Test func `the first start makes a UTF-8 database without TCP`() async throws {
            try await TemporaryFolder.use { folder in
                let log = ObservationLog()
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path, log)) { server in
                    let answer = try await ServerTesting.sql(
                        """
                        SELECT current_setting('server_encoding'), datcollate, current_setting('listen_addresses') = '',
                            current_setting('max_connections'), current_setting('data_checksums'),
                            current_setting('TimeZone')
                        FROM pg_database WHERE datname = 'postgres'
                        """,
                        on: server
                    )
                    #expect(answer == "UTF8|C|t|20|on|UTC")
                }
                let facts = log.facts
                #expect(facts.firstIndex(of: .initialised) == 1)
                #expect(facts.last == .stopped)
            }
        }

        @Test func `the second start finds the data of the first`() async throws {
            try await TemporaryFolder.use { folder in
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { server in
                    try await ServerTesting.sql("CREATE TABLE kept AS SELECT 42 AS answer", on: server)
                }
                let log = ObservationLog()
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path, log)) { server in
                    let answer = try await ServerTesting.sql("SELECT answer FROM kept", on: server)
                    #expect(answer == "42")
                }
                #expect(!log.facts.contains(.initialised))
            }
        }

        @Test func `a durable server keeps fsync on`() async throws {
            try await TemporaryFolder.use { folder in
                var configuration = ServerTesting.configuration(folder.path)
                configuration.isDurable = true
                try await ServerTesting.withServer(configuration) { server in
                    let answer = try await ServerTesting.sql("SHOW fsync", on: server)
                    #expect(answer == "on")
                }
            }
        }

        @Test func `what an interrupted initdb left is removed and the start succeeds`() async throws {
            try await TemporaryFolder.use { folder in
                let leftOver = "\(folder.path)/\(ServerFolder.unfinishedPrefix)abcdef"
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { _ in }
                try FileManager.default.moveItem(atPath: "\(folder.path)/data", toPath: leftOver)
                let log = ObservationLog()
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path, log)) { _ in
                    #expect(!FileManager.default.fileExists(atPath: leftOver))
                }
                #expect(log.facts.contains(.initialised))
            }
        }

        @Test func `the log goes to files in the folder`() async throws {
            try await TemporaryFolder.use { folder in
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { server in
                    try await ServerTesting.sql("DO $$ BEGIN RAISE WARNING 'mark of the test'; END $$", on: server)
                }
                let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/log")
                let texts = try names.map { try String(contentsOfFile: "\(folder.path)/log/\($0)", encoding: .utf8) }
                #expect(texts.joined().contains("mark of the test"))
            }
        }

        @Test func `removing the folder leaves nothing`() async throws {
            try await TemporaryFolder.use { folder in
                let path = "\(folder.path)/inner"
                try FileManager.default.setAttributes([.posixPermissions: 0o711], ofItemAtPath: folder.path)
                try await ServerTesting.withServer(ServerTesting.configuration(path)) { server in
                    await #expect(throws: EmbeddedPostgresError.folderInUse(path: path, processID: getpid())) {
                        try await EmbeddedServer.remove(folder: path)
                    }
                }
                try await EmbeddedServer.remove(folder: path)
                #expect(!FileManager.default.fileExists(atPath: path))
            }
        }
    }
}
