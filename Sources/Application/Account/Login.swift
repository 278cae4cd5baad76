/// What an account is called at sign-in: 2…64 of `a–z 0–9 . _ -`, the first a letter or digit (account_login_shape).
package struct Login: Sendable, Hashable {
    package let text: String

    /// Nil for a text of any other shape.
    package init?(_ text: String) {
        let bytes = text.utf8
        guard (2...64).contains(bytes.count), let first = bytes.first, Self.isLetterOrDigit(first) else { return nil }
        guard bytes.allSatisfy({ Self.isLetterOrDigit($0) || $0 == 46 || $0 == 95 || $0 == 45 }) else { return nil }
        self.text = text
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte)
    }
}
