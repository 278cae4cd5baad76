package import Domain
package import Postgres
import Repository

/// A service key is good for nothing from now on.
package struct RevokeKey: WriteUseCase {
    private let account: AccountID
    private let key: ServiceKeyID

    package init(_ key: ServiceKeyID, of account: AccountID) {
        self.account = account
        self.key = key
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> ServiceKeyID {
        let loading = LockedAccount.Loading(account, in: batch)
        let keys = batch.add(ServiceKeyStatements.keys(of: account))
        return { write in
            let locked = try loading.loaded()
            _ = try Policy.mayKeep(write.account, locked.account)
            try locked.requireLock()
            guard try keys.value.contains(where: { $0.id == key }) else { throw Refusal.noServiceKey }
            write.add(ServiceKeyStatements.revoke(key, of: account))
            locked.audit(.accountKeyRevoked, key.description, in: write)
            return key
        }
    }
}
