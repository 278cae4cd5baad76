package import Domain
package import Postgres
import Repository

/// An account is entrusted with a function.
package struct EntrustFunction: WriteUseCase {
    private let account: AccountID
    private let wish: MakeAccount.Wish

    package init(_ account: AccountID, _ wish: MakeAccount.Wish) {
        self.account = account
        self.wish = wish
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> KeptAccount {
        let loading = LockedAccount.Loading(account, in: batch)
        let chains = batch.add(KeptAccountStatements.chains(of: wish.unit.map { [$0] } ?? []))
        return { write in
            let locked = try loading.loaded()
            var over = locked.account.unit
            if let unit = wish.unit {
                guard let chain = try chains.value.first else { throw Refusal.unknownUnit(unit) }
                over = chain
            }
            let entrustment = try Entrustment(
                wish.function,
                over: over,
                from: wish.from,
                to: wish.to,
                givenOn: write.account.day
            )
            _ = try Policy.mayEntrust(write.account, locked.account, with: entrustment)
            let entrusted = try locked.account.entrusted(with: entrustment)
            write.add(KeptAccountStatements.add(entrustment, of: account))
            try locked.store(entrusted, in: write)
            locked.audit(.accountEntrusted, detail: ["function": entrustment.inWords], in: write)
            return entrusted
        }
    }
}
