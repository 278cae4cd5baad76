import Crypto

extension SHA256.Digest {
    /// 64 hexadecimal digits in lower case.
    var hexadecimal: String {
        var text = ""
        text.reserveCapacity(64)
        for byte in self {
            text += String(byte >> 4, radix: 16)
            text += String(byte & 15, radix: 16)
        }
        return text
    }
}
