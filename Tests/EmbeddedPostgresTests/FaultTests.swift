import Foundation
import Subprocess
import TestSupport
import Testing

@testable import EmbeddedPostgres

extension RunningServers {
    @Suite struct `Faults` {
        @Test func `a killed main process is launched again, with the data`() async throws {
            try await TemporaryFolder.use { folder in
                let log = ObservationLog()
                var configuration = ServerTesting.configuration(folder.path, log)
                configuration.isDurable = true
                try await ServerTesting.withServer(configuration) { server in
                    try await ServerTesting.sql("CREATE TABLE kept AS SELECT 42 AS answer", on: server)
                    let first = try #require(await server.mainProcessID)
                    #expect(kill(first, SIGKILL) == 0)
                    await log.wait { $0.count { if case .ready = $0 { true } else { false } } == 2 }
                    #expect(log.facts.contains(.ended(.signal(SIGKILL), restartAfter: .milliseconds(100))))
                    #expect(await server.mainProcessID != first)
                    let answer = try await ServerTesting.sql("SELECT answer FROM kept", on: server)
                    #expect(answer == "42")
                }
            }
        }

        @Test func `all processes killed at once: launched again, with the data`() async throws {
            try await TemporaryFolder.use { folder in
                let log = ObservationLog()
                var configuration = ServerTesting.configuration(folder.path, log)
                configuration.isDurable = true
                try await ServerTesting.withServer(configuration) { server in
                    try await ServerTesting.sql("CREATE TABLE kept AS SELECT 42 AS answer", on: server)
                    for process in ProcessTable.servers(of: "\(folder.path)/data") { kill(process, SIGKILL) }
                    await log.wait { $0.count { if case .ready = $0 { true } else { false } } == 2 }
                    let answer = try await ServerTesting.sql("SELECT answer FROM kept", on: server)
                    #expect(answer == "42")
                }
            }
        }

        @Test func `a left-over server is stopped, and its data is there`() async throws {
            try await TemporaryFolder.use { folder in
                let configuration = ServerTesting.configuration(folder.path)
                let account = try ServerAccount.choose(serverUser: configuration.serverUser)
                let binaries = try await ServerBinaries.find(in: nil, preferring: nil)
                try await ServerTesting.withServer(configuration) { server in
                    try await ServerTesting.sql("CREATE TABLE kept AS SELECT 42 AS answer", on: server)
                }
                let data = "\(folder.path)/data"
                let options = "-c listen_addresses= -c unix_socket_directories=\(folder.path)/run"
                let launch = ChildProgram(
                    program: binaries.program("pg_ctl"),
                    arguments: ["start", "-w", "-D", data, "-l", "\(folder.path)/log/other", "-o", options],
                    account: account
                )
                let launched = try await launch.run()
                #expect(launched.status.isSuccess, "\(launched.text)")
                let leftOver = try #require(PostmasterFile(at: "\(data)/postmaster.pid")?.processID)

                let log = ObservationLog()
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path, log)) { server in
                    #expect(log.facts.first == .leftOverStopped(processID: leftOver))
                    #expect(await server.mainProcessID != leftOver)
                    let answer = try await ServerTesting.sql("SELECT answer FROM kept", on: server)
                    #expect(answer == "42")
                }
            }
        }

        @Test func `the server's own account sees the processes that the supervisor may not`() async throws {
            try await TemporaryFolder.use { folder in
                let configuration = ServerTesting.configuration(folder.path)
                let account = try ServerAccount.choose(serverUser: configuration.serverUser)
                try await ServerTesting.withServer(configuration) { server in
                    let main = try #require(await server.mainProcessID)
                    let all = [main, getpid(), 1]
                    let found = await ProcessTable.servers(among: all, of: "\(folder.path)/data", asking: account)
                    #expect(found == [main])
                }
            }
        }

        @Test func `a server whose supervisor is killed stops by itself`() async throws {
            try await TemporaryFolder.use { folder in
                let path = folder.path
                await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
                    _ = try await EmbeddedServer.start(ServerTesting.configuration(path))
                    kill(getpid(), SIGKILL)
                }
                #expect(FileManager.default.fileExists(atPath: "\(path)/data/PG_VERSION"))
                let isGone = try await Polling(clock: ContinuousClock()).until(within: .seconds(60)) {
                    ProcessTable.servers(of: "\(path)/data").isEmpty
                }
                #expect(isGone)
                try await ServerTesting.withServer(ServerTesting.configuration(path)) { _ in }
            }
        }

        @Test(arguments: [Int32.max, getpid()])
        func `a stale process file is no obstacle, whoever has the number now`(process: Int32) async throws {
            try await TemporaryFolder.use { folder in
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { _ in }
                let account = try ServerAccount.choose(serverUser: "postgres")
                let file = "\(folder.path)/data/postmaster.pid"
                try "\(process)\n\(folder.path)/data\n0\n5432\n/tmp\n\n 1 1\nready\n"
                    .write(toFile: file, atomically: false, encoding: .utf8)
                #expect(chown(file, account.userID, account.groupID) == 0)
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { server in
                    let answer = try await ServerTesting.sql("SELECT 1", on: server)
                    #expect(answer == "1")
                }
            }
        }

        @Test func `a stop that takes too long is made harder`() async throws {
            try await TemporaryFolder.use { folder in
                let log = ObservationLog()
                var configuration = ServerTesting.configuration(folder.path, log)
                configuration.stopLimit = .milliseconds(50)
                let server = try await EmbeddedServer.start(configuration)
                // A stopped process neither ends its session nor lets a fast stop come to its end.
                let worker = try await ServerTesting.sql(
                    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'",
                    on: server
                )
                #expect(kill(try #require(Int32(worker)), SIGSTOP) == 0)
                #expect(await server.stop() == .immediate)
                #expect(log.facts.contains(.stopHarder(.immediate)))
                #expect(ProcessTable.servers(of: "\(folder.path)/data").isEmpty)
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { _ in }
            }
        }

        @Test func `a cancelled start leaves nothing running`() async throws {
            try await TemporaryFolder.use { folder in
                let log = ObservationLog()
                let start = Task { await ServerTesting.refusal(ServerTesting.configuration(folder.path, log)) }
                await log.wait { $0.contains { if case .launched = $0 { true } else { false } } }
                start.cancel()
                let refusal = await start.value
                #expect(refusal == .cancelled || refusal == nil)
                #expect(ProcessTable.servers(of: "\(folder.path)/data").isEmpty)
                try await ServerTesting.withServer(ServerTesting.configuration(folder.path)) { _ in }
            }
        }
    }
}
