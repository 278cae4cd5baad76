package import Domain
package import Postgres
import Repository

/// An account is blocked, which ends all its sessions and keys, or let in again, without them.
package struct BlockAccount: WriteUseCase {
    private let account: AccountID
    private let isBlocked: Bool

    /// - Parameters:
    ///   - account: The account.
    ///   - isBlocked: Whether it shall be blocked.
    package init(_ account: AccountID, isBlocked: Bool) {
        self.account = account
        self.isBlocked = isBlocked
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> KeptAccount {
        let loading = LockedAccount.Loading(account, in: batch)
        return { write in
            let locked = try loading.loaded()
            _ = try Policy.mayKeep(write.account, locked.account)
            let changed = try locked.account.blocked(isBlocked)
            try locked.store(changed, in: write)
            locked.audit(isBlocked ? .accountBlocked : .accountUnblocked, in: write)
            return changed
        }
    }
}
