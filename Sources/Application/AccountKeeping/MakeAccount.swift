package import Domain
package import Postgres
import Repository

/// An account is made, with functions and a one-time code.
package struct MakeAccount: WriteUseCase {
    /// A function that the new account is to have.
    package struct Wish: Sendable {
        let function: Function
        /// nil for the account's own unit.
        let unit: UnitID?
        let from: Day?
        let to: Day?

        /// - Parameters:
        ///   - function: The function.
        ///   - unit: The unit that it is held over; nil for the account's own.
        ///   - from: The first day; nil for today.
        ///   - to: The first day on which it is held no more; nil for no end.
        package init(_ function: Function, over unit: UnitID?, from: Day?, to: Day?) {
            self.function = function
            self.unit = unit
            self.from = from
            self.to = to
        }
    }

    /// What was made.
    package struct Made: Sendable {
        package let account: AccountID
        package let code: OneTimeCode
    }

    private let unit: UnitID
    private let login: Login
    private let name: String
    private let functions: [Wish]
    private let code: OneTimeCode

    /// - Parameters:
    ///   - unit: The unit that the account belongs to.
    ///   - login: What it is called at sign-in.
    ///   - name: Whose it is.
    ///   - functions: What it is entrusted with.
    ///   - code: Its first password.
    package init(of unit: UnitID, login: Login, name: String, functions: [Wish], code: OneTimeCode) {
        self.unit = unit
        self.login = login
        self.name = name
        self.functions = functions
        self.code = code
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Made {
        let chains = batch.add(KeptAccountStatements.chains(of: [unit] + functions.compactMap(\.unit)))
        return { write in
            let chains = try chains.value
            func chain(_ unit: UnitID) throws(Refusal) -> UnitChain {
                guard let chain = chains.first(where: { $0.unit == unit }) else { throw .unknownUnit(unit) }
                return chain
            }
            let entrustments = try functions.map {
                try Entrustment(
                    $0.function,
                    over: try chain($0.unit ?? unit),
                    from: $0.from,
                    to: $0.to,
                    givenOn: write.account.day
                )
            }
            let own = try chain(unit)
            _ = try Policy.mayMakeAccount(write.account, of: own, entrustedWith: entrustments)
            var account = KeptAccount(id: write.identifier(), login: login.text, unit: own, name: name)
            write.add(KeptAccountStatements.add(account))
            for entrustment in entrustments {
                account = try account.entrusted(with: entrustment)
                write.add(KeptAccountStatements.add(entrustment, of: account.id))
            }
            write.add(KeptAccountStatements.handOutPassword(to: account.id, code.parameters, tag: code.tag))
            write.audit(
                .accountMade,
                at: account.place,
                ["account": account.id],
                detail: [
                    "login": login.text, "name": name,
                    "functions": entrustments.map(\.inWords).joined(separator: ", "),
                ]
            )
            return Made(account: account.id, code: code)
        }
    }
}

extension Entrustment {
    /// What is entrusted, as the audit keeps it.
    var inWords: String {
        "\(function.rawValue) \(over.unit) \(period.from)…\(period.to.map(\.description) ?? "")"
    }
}
