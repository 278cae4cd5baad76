package import Domain
import Repository

/// An account as its holder sees it.
package struct OwnAccount: Sendable {
    package struct Unit: Sendable {
        package let id: UnitID
        package let code: String
        package let name: String
    }

    /// A function that is held, or will be, over a unit.
    package struct Function: Sendable {
        package let name: String
        package let unit: Unit
        package let from: Day
        /// The first day on which it is held no more; nil for no end.
        package let to: Day?
    }

    package let id: AccountID
    package let login: String
    package let name: String
    package let unit: Unit
    /// Ended ones are left out.
    package let functions: [Function]
    /// The day that the database acts by.
    package let day: Day
}

/// Reads the account of whoever asks.
package struct ReadAccount: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// One round trip.
    ///
    /// - Throws: What `Reader` throws.
    package func run(as caller: Caller) async throws -> OwnAccount {
        let (account, own, functions) = try await reader.read(
            as: caller,
            AccountStatements.own,
            AccountStatements.ownFunctions
        )
        guard let own else { throw NotSignedIn() }
        return OwnAccount(
            id: own.id,
            login: own.login,
            name: own.name,
            unit: OwnAccount.Unit(own.unit),
            functions: functions.map { held in
                OwnAccount.Function(
                    name: held.function,
                    unit: OwnAccount.Unit(held.unit),
                    from: held.fromDay,
                    to: held.toDay
                )
            },
            day: account.day
        )
    }
}

extension OwnAccount.Unit {
    fileprivate init(_ unit: AccountStatements.UnitName) {
        self.init(id: unit.id, code: unit.code, name: unit.name)
    }
}
