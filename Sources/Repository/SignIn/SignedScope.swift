package import Domain
package import Postgres

/// What the database signed for the holder of a secret: who acts, on which day, until when.
package struct SignedScope: Sendable, Hashable {
    /// Who acts.
    package let accountID: AccountID
    /// By the database's clock.
    package let expirySecondsSince1970: Int64
    /// Whether a person acts, and no service key.
    package let isSession: Bool
    private let text: String

    /// The setting that a transaction acts by.
    package var setting: PostgresSetting { PostgresSetting("thidua.scope", text) }

    /// Reads `account|day|expiry|scopes|key|signature`; nil for anything else. Nobody here can check the signature.
    init?(_ text: String) {
        let fields = text.split(separator: "|", omittingEmptySubsequences: false)
        guard fields.count == 6, let accountID = AccountID(String(fields[0])), let expiry = Int64(fields[2])
        else { return nil }
        self.accountID = accountID
        self.expirySecondsSince1970 = expiry
        self.isSession = fields[3] == "-"
        self.text = text
    }
}

extension SignedScope: CustomStringConvertible, CustomReflectable {
    /// Whose it is; never the signed text.
    package var description: String { "SignedScope(\(accountID))" }

    /// No more than the description.
    package var customMirror: Mirror { Mirror(self, children: ["accountID": accountID]) }
}

/// What a secret buys.
package enum ScopeAnswer: Sendable, Hashable {
    case scope(SignedScope)
    /// The session is open, but its account must change its password before it does anything else.
    case passwordMustBeChanged
    /// The secret is not good (any more).
    case notGood

    /// The scope, if it is one.
    package var scope: SignedScope? {
        if case .scope(let scope) = self { scope } else { nil }
    }
}
