package import Application
import HTTPTypes
package import Hummingbird
import StrictJSON

/// A request that changes something: its body, and what makes it safe to repeat.
package struct WriteRequest: Sendable {
    package let key: WriteKey
    /// The body as it came in.
    package let bytes: [UInt8]
}

extension Request {
    /// Reads a request that changes something.
    ///
    /// - Parameter limit: Largest body in bytes.
    /// - Returns: The body, and the key over method, path, `If-Match` and body.
    /// - Throws: `Problem` `idempotency-key-required` without a key of the right form, `content-too-large`.
    package func write(limit: Int) async throws -> WriteRequest {
        try requireKey()
        let bytes = try await bytes(limit: limit)
        return WriteRequest(key: try writeKey(ofBody: bytes), bytes: bytes)
    }

    /// Refuses a request without a key of the right form: before its body is read.
    ///
    /// - Throws: `Problem` `idempotency-key-required`.
    package func requireKey() throws {
        guard let text = headers[.idempotencyKey], WriteKey(text, asking: []) != nil else { throw Self.keyRequired }
    }

    /// What makes the request safe to repeat: its key, over method, path, `If-Match` and body.
    ///
    /// - Parameter body: The body, or the SHA-256 of one that is not held in memory.
    /// - Returns: The key.
    /// - Throws: `Problem` `idempotency-key-required`.
    package func writeKey(ofBody body: [UInt8]) throws -> WriteKey {
        let parts = [method.rawValue, head.path ?? "", headers[.ifMatch] ?? ""].map { Array($0.utf8) }
        guard let text = headers[.idempotencyKey], let key = WriteKey(text, asking: parts + [body]) else {
            throw Self.keyRequired
        }
        return key
    }

    private static var keyRequired: Problem {
        Problem(
            .idempotencyKeyRequired,
            detail: Wording(
                vi: "Cần Idempotency-Key: 8 đến 200 ký tự ASCII nhìn thấy được, không có khoảng trắng.",
                en: "Idempotency-Key is needed: 8 to 200 visible ASCII characters without spaces."
            )
        )
    }

    /// What the one strong entity tag of `If-Match` says.
    ///
    /// - Parameter version: Makes it out of the tag's text, without the quotation marks; nil where it is none of ours.
    /// - Returns: The version.
    /// - Throws: `Problem` `precondition-required` or `precondition-malformed`.
    package func matched<Version>(_ version: (String) -> Version?) throws -> Version {
        guard let field = headers[.ifMatch] else { throw Problem(.preconditionRequired) }
        guard field.utf8.count >= 2, field.hasPrefix("\""), field.hasSuffix("\""),
            let version = version(String(field.dropFirst().dropLast()))
        else {
            throw Problem(
                .preconditionMalformed,
                detail: Wording(
                    vi: "If-Match phải là đúng ETag đã nhận, ví dụ \"3\".",
                    en: "If-Match must be the ETag as it was received, such as \"3\"."
                )
            )
        }
        return version
    }
}

extension HTTPField.Name {
    /// `Idempotency-Key`.
    package static let idempotencyKey = name("Idempotency-Key")
    /// `Idempotency-Replayed`.
    package static let idempotencyReplayed = name("Idempotency-Replayed")

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("a token by RFC 9110") }
        return name
    }
}
