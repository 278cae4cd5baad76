package import Domain
import Repository

/// An account with the names of its units.
package struct AccountView: Sendable {
    package let account: KeptAccount
    private let units: [UnitID: AccountLine.Unit]

    init(_ account: KeptAccount, _ units: [AccountLine.Unit]) {
        self.account = account
        self.units = Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0) })
    }

    /// A unit that the account names.
    package func name(of unit: UnitID) -> AccountLine.Unit? { units[unit] }
}

/// Reads of others' accounts, for those who keep or audit them.
package struct ReadAccounts: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// A part of the list of accounts, by login.
    ///
    /// - Parameters:
    ///   - text: A part of the name, tone marks and case left out of account, or the beginning of the login; nil for all.
    ///   - unit: The unit that they belong to, or one above it; nil for any.
    ///   - page: Which part.
    ///   - caller: Who asks.
    /// - Returns: The lines, and where the list goes on.
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func list(
        named text: String?,
        below unit: UnitID?,
        _ page: PageRequest<String>,
        as caller: Caller
    ) async throws -> Page<AccountLine, String> {
        let (account, lines) = try await reader.read(
            as: caller,
            KeptAccountStatements.list(named: text.map(SearchKey.of), below: unit, page)
        )
        _ = try Policy.mayReadAccounts(account)
        return lines
    }

    /// An account with all that it was ever entrusted with.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func account(_ id: AccountID, as caller: Caller) async throws -> AccountView {
        let (account, kept, functions, units) = try await reader.read(
            as: caller,
            KeptAccountStatements.account(id),
            KeptAccountStatements.functions(of: id),
            KeptAccountStatements.unitNames(of: id)
        )
        _ = try Policy.mayReadAccounts(account)
        guard let kept else { throw Refusal.noAccount }
        return AccountView(kept.with(functions), units)
    }

    /// An account's service keys, for whoever keeps it.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func keys(of id: AccountID, as caller: Caller) async throws -> [ServiceKey] {
        let (account, kept, functions, keys) = try await reader.read(
            as: caller,
            KeptAccountStatements.account(id),
            KeptAccountStatements.functions(of: id),
            ServiceKeyStatements.keys(of: id)
        )
        _ = try Policy.mayKeepAccounts(account)
        guard let kept else { throw Refusal.noAccount }
        _ = try Policy.mayKeep(account, kept.with(functions))
        return keys
    }
}
