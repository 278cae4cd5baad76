extension Act {
    /// Making a service key for an account.
    package struct IssueKey: Hashable, Sendable {
        package let account: AccountID
    }
}

extension Policy {
    /// Whether an account may make a service key for another: whoever keeps it, where it is a program's.
    package static func mayIssueKey(
        _ account: ActingAccount,
        for kept: KeptAccount
    ) throws(Refusal) -> Permission<Act.IssueKey> {
        _ = try mayKeep(account, kept)
        guard !kept.isBlocked else { throw .alreadyBlocked }
        guard kept.openFunctions(on: account.day).contains(where: { $0.function == .service }) else {
            throw Refusal(
                .wrongState,
                vi: "Chỉ tài khoản được giao nhiệm vụ service mới có khóa.",
                en: "Only an account that is entrusted with service has keys."
            )
        }
        return Permission(Act.IssueKey(account: kept.id), to: account)
    }
}
