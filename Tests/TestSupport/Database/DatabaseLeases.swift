import EmbeddedPostgres
import Foundation

/// Clones databases from templates and lends them, each to one test at a time.
actor DatabaseLeases {
    static let shared = DatabaseLeases()

    /// How many tests may have a database at the same time: more would only wait for the processors, and every one
    /// may open a pool of connections.
    private var vacancies = max(4, ProcessInfo.processInfo.activeProcessorCount * 2)
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var templates: [String: Task<String, any Error>] = [:]
    private var free: [String: [TestDatabase]] = [:]
    private var made = 0

    /// Runs a test's body with a database.
    nonisolated func withDatabase(
        from template: DatabaseTemplate,
        _ use: DatabaseUse,
        _ body: (TestDatabase) async throws -> Void
    ) async throws {
        let server = try await TestServer.shared.running()
        await enter()
        do {
            let database = try await take(from: template, use, server)
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await body(database)) } catch { outcome = .failure(error) }
            try await give(back: database, to: template, use)
            try outcome.get()
        } catch {
            await leave()
            throw error
        }
        await leave()
    }

    private func enter() async {
        if vacancies > 0 {
            vacancies -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty { vacancies += 1 } else { waiting.removeFirst().resume() }
    }

    private func take(
        from template: DatabaseTemplate,
        _ use: DatabaseUse,
        _ server: EmbeddedServer
    ) async throws
        -> TestDatabase
    {
        if use == .leased, let database = free[template.name]?.popLast() { return database }
        let source = try await prepared(template, server)
        made += 1
        let database = TestDatabase(name: "test_\(template.name)_\(made)", server: server)
        let administrator = AdministratorSQL(server: server)
        try await administrator.run("CREATE DATABASE \(database.name) TEMPLATE \(source)")
        if !template.afterCloning.isEmpty { try await administrator.run(template.afterCloning, in: database.name) }
        return database
    }

    private func give(back database: TestDatabase, to template: DatabaseTemplate, _ use: DatabaseUse) async throws {
        let administrator = AdministratorSQL(server: database.server)
        switch use {
        case .leased:
            try await administrator.run(Self.endSessions(of: database.name))
            free[template.name, default: []].append(database)
        case .own:
            try await administrator.run("DROP DATABASE \(database.name) WITH (FORCE)")
        }
    }

    /// The template's database, made on the first use.
    private func prepared(_ template: DatabaseTemplate, _ server: EmbeddedServer) async throws -> String {
        if let task = templates[template.name] { return try await task.value }
        let task = Task {
            let database = TestDatabase(name: "template_\(template.name)", server: server)
            let administrator = AdministratorSQL(server: server)
            try await administrator.run("CREATE DATABASE \(database.name)")
            try await template.prepare(database)
            // A database that somebody is connected to cannot be cloned.
            try await administrator.run(
                """
                ALTER DATABASE \(database.name) WITH ALLOW_CONNECTIONS false;
                \(Self.endSessions(of: database.name))
                """
            )
            return database.name
        }
        templates[template.name] = task
        return try await task.value
    }

    /// Ends what a test left connected, and waits up to 10 s for each session to be gone.
    private static func endSessions(of database: String) -> String {
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '\(database)';"
    }
}
