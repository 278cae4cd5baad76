import Crypto

/// What makes a write safe to repeat: the client's key, and what was asked with it.
package struct WriteKey: Sendable {
    let text: String
    let requestSHA256: [UInt8]

    /// A key; nil for a text of another shape.
    ///
    /// - Parameters:
    ///   - text: The client's, 8…200 visible ASCII characters.
    ///   - requestSHA256: The SHA-256 of all that makes the request what it is, 32 bytes.
    package init?(_ text: String, requestSHA256: [UInt8]) {
        guard (8...200).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        precondition(requestSHA256.count == 32)
        self.text = text
        self.requestSHA256 = requestSHA256
    }

    /// A key; nil for a text of another shape.
    ///
    /// - Parameters:
    ///   - text: The client's, 8…200 visible ASCII characters.
    ///   - parts: All that makes the request what it is; where one part ends and the next begins counts as well.
    package init?(_ text: String, asking parts: [[UInt8]]) {
        var hash = SHA256()
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).bigEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: part)
        }
        self.init(text, requestSHA256: Array(hash.finalize()))
    }
}

/// What a write was answered.
package struct WriteAnswer: Sendable {
    /// As the caller printed it: a repeat of the request gets the same, but for what is shown once.
    package let text: String
    /// Whether the write was done before, by a request with the same key.
    package let isRepeat: Bool
}

/// The key was used for another request.
package struct WriteKeyReused: Error, Sendable {}
