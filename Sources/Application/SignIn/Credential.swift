import Crypto
import Foundation
package import Repository

/// What a client shows to prove who it is: the secret of a session or of a service key.
///
/// As text it is a prefix and the 32 bytes in base64url. By the prefix, programs that look through files and logs for
/// leaked secrets find ours.
package struct Credential: Sendable, Hashable {
    /// What the secret opens; its raw value is the text's prefix.
    package enum Kind: String, Sendable, CaseIterable {
        case session = "tds_"
        case serviceKey = "tdk_"
    }

    package let kind: Kind
    package let secret: SessionSecret

    package init(_ kind: Kind, _ secret: SessionSecret) {
        self.kind = kind
        self.secret = secret
    }

    /// Reads the text; nil for any other than the one that `text` writes.
    package init?(_ text: String) {
        guard let kind = Kind.allCases.first(where: { text.hasPrefix($0.rawValue) }), text.utf8.count == 47 else {
            return nil
        }
        let base64 = text.dropFirst(kind.rawValue.count).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        guard let data = Data(base64Encoded: String(base64) + "="), let secret = SessionSecret(rawValue: Array(data))
        else { return nil }
        self.init(kind, secret)
        // base64 has several spellings of the same bytes, and a secret only one.
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The text, for its holder alone.
    package var text: String { kind.rawValue + Self.base64URL(secret.rawValue) }

    /// What a page sends back with each change to show that it is ours: whoever has the secret can compute it, and from
    /// it nobody can compute the secret.
    package var csrfToken: String { Self.base64URL(Array(csrfCode)) }

    /// Whether a text is the CSRF token; in the same time wherever it differs.
    package func isCSRFToken(_ text: String) -> Bool {
        let expected = Array(csrfToken.utf8)
        let given = Array(text.utf8)
        guard given.count == expected.count else { return false }
        return zip(expected, given).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private var csrfCode: HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Array("thidua csrf 1".utf8), using: SymmetricKey(data: secret.rawValue))
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        String(
            Data(bytes).base64EncodedString().compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            }
        )
    }
}

extension Credential: CustomStringConvertible, CustomReflectable {
    /// The kind alone.
    package var description: String { "Credential(\(kind.rawValue)…)" }

    /// No more than the description.
    package var customMirror: Mirror { Mirror(self, children: ["kind": kind]) }
}
