import Domain
import Repository

/// A password that is handed over once, with what the database keeps of it.
package struct OneTimeCode: Sendable {
    /// For the answer of the one request that made it, and for nothing that is stored.
    package let text: String
    let parameters: PasswordParameters
    let tag: PasswordTag
}

extension OneTimeCode: CustomStringConvertible, CustomReflectable {
    /// The type's name alone.
    package var description: String { "OneTimeCode(…)" }

    /// Nothing inside: `dump` shows no more than `print`.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Makes one-time codes, before a write begins that hands one out: hashing takes long, and no connection waits for it.
package struct MakeOneTimeCode: Sendable {
    private let reader: Reader
    private let hasher: PasswordHasher

    /// - Parameters:
    ///   - reader: For who asks.
    ///   - hasher: The process's one.
    package init(reader: Reader, hasher: PasswordHasher) {
        self.reader = reader
        self.hasher = hasher
    }

    /// One round trip, so that only those have the server hash who keep accounts; then the tag.
    ///
    /// - Throws: `Refusal`, `PasswordHashingError`, and what `Reader` throws.
    package func run(as caller: Caller) async throws -> OneTimeCode {
        let account = try await reader.read(as: caller)
        _ = try Policy.mayKeepAccounts(account)
        let text = OneTimePassword.random()
        let parameters = PasswordParameters(salt: .random(count: 16))
        guard let password = Password(text) else { throw PasswordHashingError.outOfBounds }
        return OneTimeCode(text: text, parameters: parameters, tag: try await hasher.tag(of: password, parameters))
    }
}
