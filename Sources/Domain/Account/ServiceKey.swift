/// A service key, without its secret, which nobody has but its holder.
package struct ServiceKey: Sendable {
    /// The most days that a key is good for.
    package static let longestLife = 400

    package let id: ServiceKeyID
    package let name: String
    /// What it may be used for, by the words of `KeyScope`; older keys may have words that are none any more.
    package let scopes: [String]
    package let expiresAtMicrosecondsSince1970: Int64
    /// nil where it is not revoked.
    package let revokedAtMicrosecondsSince1970: Int64?

    package init(
        id: ServiceKeyID,
        name: String,
        scopes: [String],
        expiresAt: Int64,
        revokedAt: Int64? = nil
    ) {
        self.id = id
        self.name = name
        self.scopes = scopes
        expiresAtMicrosecondsSince1970 = expiresAt
        revokedAtMicrosecondsSince1970 = revokedAt
    }

    /// A key that is to be made.
    ///
    /// - Parameters:
    ///   - id: Its name for ever.
    ///   - name: What people call it.
    ///   - scopes: What it may be used for.
    ///   - days: How long it is good, 1…400.
    ///   - now: From when on, in microseconds since 1970.
    package init(id: ServiceKeyID, name: String, scopes: Set<KeyScope>, days: Int, now: Int64) {
        precondition((1...Self.longestLife).contains(days) && !scopes.isEmpty)
        self.init(
            id: id,
            name: name,
            scopes: scopes.map(\.rawValue).sorted(),
            expiresAt: now + Int64(days) * 86_400_000_000
        )
    }
}
