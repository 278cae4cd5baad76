package import Domain
package import Postgres
import Repository

/// An account gets another name.
package struct RenameAccount: WriteUseCase {
    private let account: AccountID
    private let version: Int32
    private let name: String

    /// - Parameters:
    ///   - account: The account.
    ///   - version: The version of it that the caller saw.
    ///   - name: The new name.
    package init(_ account: AccountID, seen version: Int32, to name: String) {
        self.account = account
        self.version = version
        self.name = name
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> KeptAccount {
        let loading = LockedAccount.Loading(account, in: batch)
        return { write in
            let locked = try loading.loaded()
            _ = try Policy.mayKeep(write.account, locked.account)
            guard locked.account.version == version else { throw Refusal.stale }
            let renamed = locked.account.renamed(name)
            try locked.store(renamed, in: write)
            locked.audit(.accountRenamed, detail: ["from": locked.account.name, "to": name], in: write)
            return renamed
        }
    }
}
