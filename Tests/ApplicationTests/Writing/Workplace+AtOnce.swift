import Application
import Postgres
import Testing

extension Workplace {
    /// Carries out a use case as somebody.
    func write<UseCase: WriteUseCase>(_ useCase: UseCase, as name: String) async throws {
        _ = try await writer.write(useCase, as: caller(name), key: key()) { _ in "" }
    }

    /// Carries out two use cases, of which the first waits for a row and the second for the first.
    ///
    /// - Parameters:
    ///   - first: What comes first.
    ///   - firstName: Who does it.
    ///   - query: Takes the row that it waits for.
    ///   - meanwhile: What is done while the first waits, by others who do not wait.
    ///   - second: What comes to wait for the first.
    ///   - secondName: Who does it.
    /// - Returns: What each came to.
    /// - Throws: Where one of them does not come to wait, or what is done meanwhile fails.
    func runTwo<First: WriteUseCase, Second: WriteUseCase>(
        _ first: First,
        as firstName: String,
        heldUpBy query: PostgresQuery,
        meanwhile: () async throws -> Void = {},
        then second: Second,
        as secondName: String
    ) async throws -> (first: Result<Void, any Error>, second: Result<Void, any Error>) {
        let (holder, observer) = (try await superuser(), try await superuser())
        let requests = try await holder.transaction { transaction in
            _ = try await transaction.query(query, as: Int.self)
            let first = Task { try await write(first, as: firstName) }
            try await until("the first waits") { try await backends("wait_event_type = 'Lock'", observer) == 1 }
            try await meanwhile()
            let second = Task { try await write(second, as: secondName) }
            try await until("both wait") { try await backends("wait_event_type = 'Lock'", observer) == 2 }
            return (first, second)
        }
        let results = (await requests.0.result, await requests.1.result)
        await holder.close()
        await observer.close()
        return results
    }
}
