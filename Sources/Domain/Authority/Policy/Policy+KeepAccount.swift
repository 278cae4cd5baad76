extension Act {
    /// Changing what an account is called, blocking it, handing out its password, ending its functions.
    package struct KeepAccount: Hashable, Sendable {
        package let account: AccountID
    }

    /// Keeping accounts at all: whose, is asked where one is named.
    package struct KeepAccounts: Hashable, Sendable {}
}

extension Policy {
    /// Whether an account keeps any others: asked before anything that costs.
    package static func mayKeepAccounts(_ account: ActingAccount) throws(Refusal) -> Permission<Act.KeepAccounts> {
        try account.checkSession()
        guard account.holdsAnywhere(.accountManager) || account.holdsAnywhere(.administrator) else {
            throw .notKeeper
        }
        return Permission(Act.KeepAccounts(), to: account)
    }

    /// Whether an account keeps another: an account manager or administrator over its unit, who could have entrusted it with
    /// all that it holds or will hold. Whoever can hand out its password can do all of that.
    package static func mayKeep(
        _ account: ActingAccount,
        _ kept: KeptAccount
    ) throws(Refusal) -> Permission<Act.KeepAccount> {
        try account.checkSession()
        guard account.id != kept.id else {
            throw Refusal(
                .notPermitted,
                vi: "Không ai tự quản lý tài khoản của mình.",
                en: "Nobody keeps their own account."
            )
        }
        guard account.mayEntrust(.officer, over: kept.unit) else { throw .notKeeper }
        let isWithinReach = kept.openFunctions(on: account.day).allSatisfy {
            account.mayEntrust($0.function, over: $0.over)
        }
        guard isWithinReach else {
            throw Refusal(
                .notPermitted,
                vi: "Tài khoản có nhiệm vụ ngoài phạm vi của bạn: người ở cấp trên quản lý.",
                en: "The account holds a function that is beyond yours to give: somebody above keeps it."
            )
        }
        return Permission(Act.KeepAccount(account: kept.id), to: account)
    }
}

extension ActingAccount {
    /// Whether it may entrust others with a function over a unit: an administrator with any; an account manager with the work
    /// of units that it reaches, and with account managing below its own unit alone.
    func mayEntrust(_ function: Function, over chain: UnitChain) -> Bool {
        if reaches(chain, by: .administrator) { return true }
        return switch function {
        case .officer, .head, .service: reaches(chain, by: .accountManager)
        case .accountManager: holds(.accountManager, overOneOf: chain.above)
        case .managingOfficer, .administrator, .auditor: false
        }
    }
}
