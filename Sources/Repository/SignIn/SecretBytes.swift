package import Postgres

/// Bytes that open something, 32 of them: they go to the database and to their holder, and into no log.
package protocol SecretBytes: RawRepresentable, Hashable, PostgresValue, CustomStringConvertible, CustomReflectable
where RawValue == [UInt8] {
    /// Bytes that are known to be 32.
    init(unchecked bytes: [UInt8])
}

extension SecretBytes {
    /// How many bytes there always are.
    package static var length: Int { 32 }

    /// Nil unless there are 32.
    package init?(rawValue: [UInt8]) {
        guard rawValue.count == Self.length else { return nil }
        self.init(unchecked: rawValue)
    }

    /// The type's name alone.
    package var description: String { "\(Self.self)(…)" }

    /// Nothing inside: `dump` shows no more than `print`.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// What the holder of a session shows: random, known to the database by its SHA-256 alone.
package struct SessionSecret: SecretBytes {
    package let rawValue: [UInt8]

    package init(unchecked bytes: [UInt8]) { rawValue = bytes }
}

/// A password's argon2id tag: who has it can sign in, so it is as secret as the password.
package struct PasswordTag: SecretBytes {
    package let rawValue: [UInt8]

    package init(unchecked bytes: [UInt8]) { rawValue = bytes }
}
