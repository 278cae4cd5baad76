package import Foundation
package import Postgres
import Repository

/// An account as its holder sees it.
package struct OwnAccount: Sendable {
    package struct Unit: Sendable {
        package let id: UUID
        package let code: String
        package let name: String
    }

    /// A function that is held, or will be, over a unit.
    package struct Function: Sendable {
        package let name: String
        package let unit: Unit
        /// The first day; days are written as `2026-11-21`.
        package let from: String
        /// The first day on which it is held no more; nil for no end.
        package let to: String?
    }

    package let id: UUID
    package let login: String
    package let name: String
    package let unit: Unit
    /// Ended ones are left out.
    package let functions: [Function]
    /// The day that the database acts by.
    package let day: String
}

/// Reads the account of whoever asks.
package struct ReadAccount: Sendable {
    private let database: any ScopedRunner

    package init(database: any ScopedRunner) {
        self.database = database
    }

    /// One round trip.
    package func run(as who: SignedIn) async throws(PostgresError) -> OwnAccount {
        let batch = PostgresBatch()
        let account = batch.add(AccountStatements.own)
        let functions = batch.add(AccountStatements.ownFunctions)
        try await database.read(batch, as: who.scope)
        let own = try account.value
        return OwnAccount(
            id: own.id,
            login: own.login,
            name: own.name,
            unit: OwnAccount.Unit(own.unit),
            functions: try functions.value.map { held in
                OwnAccount.Function(
                    name: held.function,
                    unit: OwnAccount.Unit(held.unit),
                    from: held.fromDay.description,
                    to: held.toDay?.description
                )
            },
            day: own.day.description
        )
    }
}

extension OwnAccount.Unit {
    fileprivate init(_ unit: AccountStatements.UnitName) {
        self.init(id: unit.id, code: unit.code, name: unit.name)
    }
}
