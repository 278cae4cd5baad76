package import Repository

extension SessionSecret {
    /// A new one, from the system's strong source.
    package static func random() -> SessionSecret { SessionSecret(unchecked: .random(count: 32)) }
}

extension [UInt8] {
    /// Bytes from the system's strong source.
    static func random(count: Int) -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }
}
