import Domain
import Postgres
import Repository

/// An account under its lock: all that a change of it depends on.
struct LockedAccount {
    let account: KeptAccount
    private let isLocked: Bool

    /// Holds a permitted change to its lock.
    func requireLock() throws(PostgresError) { try isLocked.requireLock() }

    /// Stores what an account is called and whether it is blocked, after a permitted change.
    func store(_ changed: KeptAccount, in write: Write) throws(PostgresError) {
        try requireLock()
        write.add(KeptAccountStatements.store(changed))
    }

    /// Records what is done to the account, for those who audit its unit.
    func audit(_ action: AuditAction, _ subject: String? = nil, detail: AuditDetail = [:], in write: Write) {
        write.audit(action, at: account.place, ["account": account.id, "key": subject], detail: detail)
    }
}

extension LockedAccount {
    /// Where an account will be once a batch has run that locks it and loads it.
    struct Loading {
        private let isLocked: PostgresPending<Bool>
        private let account: PostgresPending<KeptAccount?>
        private let functions: PostgresPending<[Entrustment]>

        init(_ account: AccountID, in batch: PostgresBatch) {
            isLocked = batch.add(KeptAccountStatements.lock(account))
            self.account = batch.add(KeptAccountStatements.account(account))
            functions = batch.add(KeptAccountStatements.functions(of: account))
        }

        /// The account, once the batch has run.
        ///
        /// - Throws: `Refusal` where the scope may not read of it.
        func loaded() throws -> LockedAccount {
            guard let account = try account.value else { throw Refusal.noAccount }
            return LockedAccount(account: account.with(try functions.value), isLocked: try isLocked.value)
        }
    }
}

extension KeptAccount {
    /// Where what is done to the account belongs.
    var place: Place { Place(managingUnit: unit.unit) }
}
