import Crypto
import Foundation

/// By what the receiver of a webhook's requests knows that they are ours.
package struct WebhookSecret: Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func random() -> WebhookSecret {
        WebhookSecret(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    }

    /// As its receiver keeps it: `whsec_` and base64, as Standard Webhooks 1.0.0 has it.
    package var text: String { "whsec_" + Data(bytes).base64EncodedString() }

    /// The header fields by which a request shows that it is ours, as Standard Webhooks 1.0.0 has them.
    ///
    /// - Parameters:
    ///   - id: The event's: a receiver that has had it lets a repeat be.
    ///   - instant: When it is sent.
    ///   - body: What is sent.
    /// - Returns: Names and values.
    func signed(_ id: String, at instant: Instant, _ body: [UInt8]) -> [(name: String, value: String)] {
        let seconds = "\(instant.microsecondsSince1970 / 1_000_000)"
        var hmac = HMAC<SHA256>(key: SymmetricKey(data: bytes))
        hmac.update(data: Array("\(id).\(seconds).".utf8))
        hmac.update(data: body)
        return [
            ("webhook-id", id), ("webhook-timestamp", seconds),
            ("webhook-signature", "v1,\(Data(hmac.finalize()).base64EncodedString())"),
        ]
    }
}
