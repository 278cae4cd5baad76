extension Act {
    /// Reading who has an account, and what they are entrusted with.
    package struct ReadAccounts: Hashable, Sendable {}
}

extension Policy {
    /// Whether an account may read of others: account managers, administrators and auditors. Of which, the database says by
    /// what they hold it over.
    package static func mayReadAccounts(_ account: ActingAccount) throws(Refusal) -> Permission<Act.ReadAccounts> {
        try account.checkSession()
        guard [Function.accountManager, .administrator, .auditor].contains(where: account.holdsAnywhere) else {
            throw Refusal(
                .notPermitted,
                vi:
                    "Chỉ người quản lý tài khoản, quản trị viên và người kiểm tra mới xem được tài khoản của người khác.",
                en: "Only account managers, administrators and auditors may read of other accounts."
            )
        }
        return Permission(Act.ReadAccounts(), to: account)
    }
}
