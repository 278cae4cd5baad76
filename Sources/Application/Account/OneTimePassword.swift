/// A password that is made for somebody, and easy to read aloud.
package enum OneTimePassword {
    /// No 0, 1, l, o: nobody has to guess.
    private static let alphabet = Array("23456789abcdefghijkmnpqrstuvwxyz")

    /// 100 random bits, to be handed over once and changed: four groups of five.
    static func random() -> String { readable([UInt8].random(count: 20)) }

    /// Letters and digits in four groups.
    ///
    /// - Parameter bytes: Five bits of each count; a multiple of four.
    /// - Returns: As many letters and digits.
    package static func readable(_ bytes: [UInt8]) -> String {
        let letters = bytes.map { alphabet[Int($0 & 31)] }
        let length = bytes.count / 4
        return stride(from: 0, to: bytes.count, by: length).map { String(letters[$0..<$0 + length]) }.joined(
            separator: "-"
        )
    }
}
