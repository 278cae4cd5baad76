/// With what a password's tag is computed.
package struct PasswordParameters: Sendable, Hashable {
    /// 16 random bytes, fresh with every password.
    package let salt: [UInt8]
    /// In KiB, 8,192…1,048,576.
    package let memoryKiB: Int32
    /// 1…16.
    package let passes: Int32

    /// The costs of new passwords are OWASP's for argon2id with one lane.
    package init(salt: [UInt8], memoryKiB: Int32 = 19_456, passes: Int32 = 2) {
        self.salt = salt
        self.memoryKiB = memoryKiB
        self.passes = passes
    }

    /// Whether the database would keep them (constraints password_salt_length, …_memory_bounds, …_passes_bounds).
    package var areInBounds: Bool {
        salt.count == 16 && (8192...1_048_576).contains(memoryKiB) && (1...16).contains(passes)
    }
}
