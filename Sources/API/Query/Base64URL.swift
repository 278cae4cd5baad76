import Foundation

/// Base64url without padding (RFC 4648, section 5): one text for the same bytes, and no other.
enum Base64URL {
    static func text(of bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The bytes of a text; nil for one that `text(of:)` never makes.
    static func bytes(of text: String) -> [UInt8]? {
        let padded =
            text.replacing("-", with: "+").replacing("_", with: "/")
            + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), self.text(of: data) == text else { return nil }
        return Array(data)
    }
}
