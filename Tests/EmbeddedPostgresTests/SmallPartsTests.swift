import StrictJSON
import Testing

@testable import EmbeddedPostgres
@testable import TestSupport

@Suite struct `Small parts` {
    @Test(arguments: [
        ("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", 15), ("postgres (PostgreSQL) 17beta1\n", 17),
        ("postgres (PostgreSQL) 9.6.24\n", 9), ("nonsense", nil), ("", nil),
    ])
    func `a version is read`(answer: String, version: Int?) {
        #expect(ServerBinaries.majorVersion(in: answer) == version)
    }

    @Test func `a process file is read only when it is whole`() {
        let text = "4711\n/data\n1795260817\n5432\n/run\n\n 16220338 4\nready   \n"
        #expect(PostmasterFile(text)?.processID == 4711)
        #expect(PostmasterFile(text)?.saysReady == true)
        #expect(PostmasterFile(text.replacing("ready   ", with: "starting"))?.saysReady == false)
        #expect(PostmasterFile("4711\n/data\n")?.saysReady == false)
        #expect(PostmasterFile("") == nil)
        #expect(PostmasterFile("-1\n/data\n") == nil)
    }

    @Test func `a killed server's process file does not make a new one of the same number ready`() {
        let text = "4711\n/data\n1795260817\n5432\n/run\n\n 16220338 4\nready   \n"
        #expect(PostmasterFile(text)?.isReady(4711, launchedAt: 1_795_260_817) == true)
        #expect(PostmasterFile(text)?.isReady(4711, launchedAt: 1_795_260_900) == false)
        #expect(PostmasterFile(text)?.isReady(4712, launchedAt: 1_795_260_817) == false)
    }

    @Test func `pauses double up to half a minute, and begin anew after a steady minute`() {
        var pause = RestartPause()
        let pauses = (1...11).map { _ in pause.next(afterRunning: .seconds(1)) }
        #expect(pauses.prefix(3) == [.milliseconds(100), .milliseconds(200), .milliseconds(400)])
        #expect(pauses.last == .seconds(30))
        #expect(pause.next(afterRunning: .seconds(60)) == .milliseconds(100))
    }

    @Test func `a socket's path may have 107 bytes, and no comma`() {
        let longest = "/" + String(repeating: "d", count: 107 - 1 - "/.s.PGSQL.5432".utf8.count)
        #expect(SocketFolder.pathLength(in: longest) == 107)
        #expect(SocketFolder.suits(longest))
        #expect(!SocketFolder.suits(longest + "d"))
        #expect(!SocketFolder.suits("/a,b"))
    }

    @Test func `every refusal speaks both languages`() {
        let all: [EmbeddedPostgresError] = [
            .binariesNotFound(searched: ["/a"]), .binariesUnusable(path: "/a", reason: "r"),
            .otherMajorVersion(folder: "/a", data: 14, binaries: 15), .folderUnusable(path: "/a", reason: "r"),
            .folderHidden(path: "/a/b", blocked: "/a", user: "postgres"),
            .folderOwnedByOther(path: "/a", owner: "x", expected: "y"), .folderForeign(path: "/a"),
            .folderInUse(path: "/a", processID: 1), .folderInUse(path: "/a", processID: nil),
            .serverUserMissing(user: "postgres"), .unnamedUser(userID: 12_345),
            .socketPathTooLong(path: "/a", bytes: 120), .socketFolderUnusable(reason: "r"),
            .initialisationFailed(log: "l"), .serverDidNotStart(log: "l"),
            .serverNotReady(limit: .seconds(60), log: "l"), .leftOverStillRunning(processID: 1), .cancelled,
        ]
        for refusal in all {
            #expect(refusal.message.en != refusal.message.vi)
            #expect(refusal.message.en.hasSuffix(".") || !refusal.message.en.hasSuffix(" "))
            #expect(refusal.message.vi.contains { $0.unicodeScalars.contains { $0.value > 127 } })
        }
    }

    @Test(.database, arguments: 1...8)
    func `tests get databases of their own from one server`(number: Int) async throws {
        let database = try TestDatabase.current
        let sql = AdministratorSQL(server: database.server)
        let answer = try await sql.run(
            """
            CREATE TEMPORARY TABLE mine AS SELECT \(number) AS number;
            SELECT current_database(), number FROM mine
            """,
            in: database.name
        )
        #expect(answer == "\(database.name)|\(number)")
    }

    @Test(.database(Self.prepared, .own))
    func `a database is a clone of its template`() async throws {
        let database = try TestDatabase.current
        let sql = AdministratorSQL(server: database.server)
        let answer = try await sql.run("SELECT number FROM prepared", in: database.name)
        #expect(answer == "7")
    }

    @Test func `a machine without PostgreSQL fails the tests with the command that helps`() {
        let failure = TestServerUnavailable(reason: .binariesNotFound(searched: ["/nowhere"]))
        #expect(failure.description.contains("Run scripts/install"))
    }

    @Test func `a test without the trait is told what it lacks`() {
        let answer = Result { () throws(TestDatabase.Missing) in try TestDatabase.current }
        guard case .failure(let reason) = answer else {
            Issue.record("there is a database")
            return
        }
        #expect(reason.description.contains("@Test(.database)"))
    }

    private static let prepared = DatabaseTemplate(name: "prepared") { database in
        try await AdministratorSQL(server: database.server)
            .run("CREATE TABLE prepared AS SELECT 7 AS number", in: database.name)
    }
}
