package import Domain
package import Postgres
import Repository

/// An account gets a one-time code in place of its password, and its sessions end.
package struct HandOutCode: WriteUseCase {
    private let account: AccountID
    private let code: OneTimeCode

    package init(to account: AccountID, _ code: OneTimeCode) {
        self.account = account
        self.code = code
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> OneTimeCode {
        let loading = LockedAccount.Loading(account, in: batch)
        return { write in
            let locked = try loading.loaded()
            _ = try Policy.mayKeep(write.account, locked.account)
            try locked.requireLock()
            write.add(KeptAccountStatements.handOutPassword(to: account, code.parameters, tag: code.tag))
            locked.audit(.accountCodeHandedOut, in: write)
            return code
        }
    }
}
