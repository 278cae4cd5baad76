import Crypto
import CryptoExtras

/// An RSA key that signs the ballots of one vote, and of no other.
///
/// It is made here, where the system's randomness is, and handed to the database with the opening; no copy is kept.
struct BallotKey {
    let modulus: [UInt8]
    let privateExponent: [UInt8]

    /// A key of 2048 bits: it must not be broken while the vote is open, and no longer; that a ballot cannot be joined with
    /// its voter holds whatever becomes of the key.
    init() throws {
        let key = try _RSA.BlindSigning.PrivateKey<SHA384>(
            keySize: .bits2048,
            parameters: .RSABSSA_SHA384_PSS_Deterministic
        )
        // RSAPrivateKey of RFC 8017: version, modulus, publicExponent, privateExponent, and more.
        guard var sequence = DERReader(Array(key.derRepresentation)).sequence(), sequence.integer() != nil,
            let modulus = sequence.integer(), sequence.integer() == [1, 0, 1], let exponent = sequence.integer(),
            modulus.count == 256, exponent.count <= 256
        else { throw BallotKeyUnreadable() }
        self.modulus = modulus
        privateExponent = exponent
    }
}

/// The library writes keys in another form than it did.
struct BallotKeyUnreadable: Error {}

/// Reads the little of DER that a key needs.
private struct DERReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// What a sequence holds.
    func sequence() -> DERReader? {
        var reader = self
        return reader.content(of: 0x30).map { DERReader(Array($0)) }
    }

    /// The bytes of the next whole number, which is not negative, without leading zeros.
    mutating func integer() -> [UInt8]? { content(of: 0x02).map { Array($0.drop { $0 == 0 }) } }

    private mutating func content(of tag: UInt8) -> ArraySlice<UInt8>? {
        guard rest.popFirst() == tag, let first = rest.popFirst() else { return nil }
        var length = Int(first)
        if first & 0x80 != 0 {
            length = 0
            for _ in 0..<(first & 0x7F) {
                guard let byte = rest.popFirst(), length < 1 << 20 else { return nil }
                length = length << 8 | Int(byte)
            }
        }
        guard length <= rest.count else { return nil }
        defer { rest = rest.dropFirst(length) }
        return rest.prefix(length)
    }
}
