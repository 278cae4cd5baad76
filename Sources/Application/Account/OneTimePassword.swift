/// A password that is handed over once and has to be changed: 100 random bits, easy to read aloud.
enum OneTimePassword {
    /// No 0, 1, l, o: nobody has to guess.
    private static let alphabet = Array("23456789abcdefghijkmnpqrstuvwxyz")

    /// Four groups of five.
    static func random() -> String {
        let letters = [UInt8].random(count: 20).map { alphabet[Int($0 & 31)] }
        return stride(from: 0, to: 20, by: 5).map { String(letters[$0..<$0 + 5]) }.joined(separator: "-")
    }
}
