package import Domain
package import Postgres
import Repository

/// A function of an account ends.
package struct EndFunction: WriteUseCase {
    private let account: AccountID
    private let function: Function
    private let unit: UnitID
    private let from: Day
    private let end: Day

    /// - Parameters:
    ///   - account: The account.
    ///   - function: What it is entrusted with,
    ///   - unit: over which unit,
    ///   - from: and from which day.
    ///   - end: The first day on which it is held no more.
    package init(_ account: AccountID, _ function: Function, over unit: UnitID, from: Day, on end: Day) {
        self.account = account
        self.function = function
        self.unit = unit
        self.from = from
        self.end = end
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> KeptAccount {
        let loading = LockedAccount.Loading(account, in: batch)
        return { write in
            let locked = try loading.loaded()
            _ = try Policy.mayKeep(write.account, locked.account)
            let (ended, was) = try locked.account.ended(
                function,
                over: unit,
                from: from,
                on: end,
                today: write.account.day
            )
            write.add(KeptAccountStatements.end(was, of: account, on: end))
            try locked.store(ended, in: write)
            locked.audit(.accountFunctionEnded, detail: ["function": was.inWords, "on": end], in: write)
            return ended
        }
    }
}
