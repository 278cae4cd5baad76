import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

@testable import EmbeddedPostgres

extension RunningServers {
    @Suite struct `Processes and access` {
        @Test func `a clean stop leaves no process, no process file and no socket`() async throws {
            try await TemporaryFolder.use { folder in
                let server = try await EmbeddedServer.start(ServerTesting.configuration(folder.path))
                #expect(ProcessTable.servers(of: "\(folder.path)/data").count > 3)
                #expect(await server.stop() == .fast)
                #expect(ProcessTable.servers(of: "\(folder.path)/data").isEmpty)
                #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/data/postmaster.pid"))
                #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/run").isEmpty)
                #expect(await server.stop() == .fast)
            }
        }

        @Test func `cancelling run stops the server`() async throws {
            try await TemporaryFolder.use { folder in
                let log = ObservationLog()
                let server = try await EmbeddedServer.start(ServerTesting.configuration(folder.path, log))
                let running = Task { await server.run() }
                running.cancel()
                await running.value
                #expect(log.facts.last == .stopped)
                #expect(ProcessTable.servers(of: "\(folder.path)/data").isEmpty)
            }
        }

        @Test func `Ctrl-C does not reach the server: it has a session of its own`() async throws {
            try await TemporaryFolder.use { folder in
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { server in
                    let main = try #require(await server.mainProcessID)
                    #expect(getsid(main) == main)
                    for process in ProcessTable.servers(of: "\(folder.path)/data") {
                        #expect(getsid(process) != getsid(0))
                        #expect(getpgid(process) != getpgid(0))
                    }
                }
            }
        }

        @Test(.enabled(if: geteuid() == 0, "only root's server runs under another account"))
        func `a server started by root runs under an unprivileged account`() async throws {
            try await TemporaryFolder.use { folder in
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { server in
                    let account = try ServerAccount.choose(serverUser: "postgres")
                    for process in ProcessTable.servers(of: "\(folder.path)/data") {
                        let wanted = Array(repeating: String(account.userID), count: 4)
                        #expect(ServerTesting.status("Uid", of: process) == wanted)
                        #expect(ServerTesting.status("Groups", of: process).isEmpty)
                        #expect(ServerTesting.status("NoNewPrivs", of: process) == ["1"])
                        #expect(ServerTesting.status("CapEff", of: process) == ["0000000000000000"])
                    }
                    #expect(account.userID != 0)
                    _ = server
                }
            }
        }

        @Test(.enabled(if: geteuid() == 0, "only root can try as other accounts"), arguments: ["nobody", "postgres"])
        func `no other account can connect`(user: String) async throws {
            try await TemporaryFolder.use { folder in
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { server in
                    let psql = ChildProgram(
                        program: "\(server.binariesPath)/psql",
                        arguments: ["-c", "SELECT 1", server.connectionString(database: "postgres")],
                        account: try ServerAccount.choose(serverUser: user)
                    )
                    let answer = try await psql.run()
                    #expect(!answer.status.isSuccess)
                    // One is stopped by the folder, the other (who owns the files) by the server.
                    #expect(answer.text.contains("Permission denied") || answer.text.contains("Peer authentication"))
                }
            }
        }

        @Test func `only the configured roles can be used`() async throws {
            try await TemporaryFolder.use { folder in
                var configuration = ServerTesting.configuration(folder.path)
                configuration.roles = ["allowed", "Strange \"name"]
                try await ServerTesting.withServer(configuration) { server in
                    try await ServerTesting.sql(
                        #"CREATE ROLE allowed LOGIN; CREATE ROLE other LOGIN; CREATE ROLE "Strange ""name" LOGIN"#,
                        on: server
                    )
                    let sql = AdministratorSQL(server: server)
                    for role in configuration.roles {
                        let answer = try await sql.run("SELECT current_user", as: role)
                        #expect(answer == role)
                    }
                    await #expect(throws: AdministratorSQL.Failure.self) {
                        try await sql.run("SELECT current_user", as: "other")
                    }
                }
            }
        }

        @Test(arguments: ["a folder's \"odd\" name \\ với dấu", "with,comma", String(repeating: "long", count: 40)])
        func `a folder of any name serves; a socket that could not be named gets a short folder`(
            name: String
        )
            async throws
        {
            try await TemporaryFolder.use { folder in
                try FileManager.default.setAttributes([.posixPermissions: 0o711], ofItemAtPath: folder.path)
                let path = "\(folder.path)/\(name)"
                let isShort = !SocketFolder.suits("\(path)/run")
                let server = try await EmbeddedServer.start(ServerTesting.configuration(path))
                let answer = try await ServerTesting.sql("SELECT 1", on: server)
                #expect(answer == "1")
                #expect(server.socketFolder.isTemporary == isShort)
                let status = try #require(FileStatus(of: server.socketFolder.path))
                #expect(status.permissions == 0o700)
                await server.stop()
                #expect(FileManager.default.fileExists(atPath: server.socketFolder.path) != isShort)
                try await EmbeddedServer.remove(folder: path)
            }
        }
    }
}
