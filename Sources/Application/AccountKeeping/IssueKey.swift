package import Domain
package import Postgres
import Repository

/// A service key is made for an account.
package struct IssueKey: WriteUseCase {
    /// What was made.
    package struct Issued: Sendable {
        package let key: ServiceKey
        /// What its holder shows: for the answer of the one request that made it, and for nothing that is stored.
        package let credential: Credential
    }

    private let account: AccountID
    private let name: String
    private let scopes: Set<KeyScope>
    private let days: Int
    private let credential = Credential(.serviceKey, .random())

    /// - Parameters:
    ///   - account: The account that it acts for.
    ///   - name: What people call it.
    ///   - scopes: What it may be used for, at least one.
    ///   - days: How long it is good, 1…`ServiceKey.longestLife`.
    package init(for account: AccountID, name: String, scopes: Set<KeyScope>, days: Int) {
        self.account = account
        self.name = name
        self.scopes = scopes
        self.days = days
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Issued {
        let loading = LockedAccount.Loading(account, in: batch)
        return { write in
            let locked = try loading.loaded()
            _ = try Policy.mayIssueKey(write.account, for: locked.account)
            try locked.requireLock()
            let key = ServiceKey(
                id: write.identifier(),
                name: name,
                scopes: scopes,
                days: days,
                now: write.microsecondsSince1970
            )
            write.add(ServiceKeyStatements.issue(key, for: account, credential.secret))
            locked.audit(
                .accountKeyIssued,
                key.id.description,
                detail: ["name": name, "scopes": key.scopes.joined(separator: ","), "days": days],
                in: write
            )
            return Issued(key: key, credential: credential)
        }
    }
}
