package import Testing

/// Gives each test its database (``TestDatabase/current``) for as long as it runs.
package struct DatabaseTrait: TestTrait, SuiteTrait, TestScoping {
    let template: DatabaseTemplate
    let use: DatabaseUse

    /// A suite's trait is that of each of its tests.
    package var isRecursive: Bool { true }

    /// Leases a database, runs the test with it, and gives it back.
    package func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        try await DatabaseLeases.shared.withDatabase(from: template, use) { database in
            try await TestDatabase.$leased.withValue(database, operation: function)
        }
    }
}

extension Trait where Self == DatabaseTrait {
    /// An empty database, leased: it may hold what earlier tests left.
    package static var database: Self { .database() }

    /// A database cloned from a template.
    ///
    /// - Parameters:
    ///   - template: what it is cloned from.
    ///   - use: whether it may have served earlier tests.
    /// - Returns: the trait for a test or a suite.
    package static func database(_ template: DatabaseTemplate = .empty, _ use: DatabaseUse = .leased) -> Self {
        DatabaseTrait(template: template, use: use)
    }
}
