/// Where a webhook is told: one of the origins that whoever runs the server allows, and a path there.
package struct WebhookURL: Hashable, Sendable {
    /// `https://dashboard.example.vn:8443/thidua`.
    package let text: String

    /// A URL.
    ///
    /// - Parameters:
    ///   - text: Up to 1,000 visible ASCII characters: an origin of `allowed`, then nothing or a path from `/` on.
    ///   - allowed: The origins that the server calls, such as `https://dashboard.example.vn`.
    /// - Throws: `originNotAllowed`.
    package init(_ text: String, allowed: Set<WebhookOrigin>) throws(Refusal) {
        guard Self.isAllowed(text, by: allowed) else {
            throw Refusal(
                .originNotAllowed,
                vi: "Máy chủ không được phép gọi địa chỉ này: người vận hành phải cho phép bằng --webhook-origin.",
                en: "The server may not call this address: whoever runs it allows origins by --webhook-origin."
            )
        }
        self.text = text
    }

    /// A URL that was allowed when it was kept.
    package init(kept text: String) { self.text = text }

    /// Whether the server may call it by what is allowed now.
    package func isAllowed(by origins: Set<WebhookOrigin>) -> Bool { Self.isAllowed(text, by: origins) }

    private static func isAllowed(_ text: String, by origins: Set<WebhookOrigin>) -> Bool {
        guard text.utf8.count <= 1_000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return false }
        return origins.contains { origin in
            guard text.hasPrefix(origin.text) else { return false }
            // What comes next begins a path: else `https://a.vn` would allow `https://a.vn.evil.example` and `…@evil`.
            let rest = text.utf8.dropFirst(origin.text.utf8.count)
            return rest.isEmpty || rest.first == UInt8(ascii: "/") && !rest.contains(UInt8(ascii: "#"))
        }
    }
}

/// A scheme, a host and a port that the server may call.
package struct WebhookOrigin: Hashable, Sendable {
    /// `https://dashboard.example.vn:8443`, without a path.
    package let text: String

    /// An origin; nil for a text that is none.
    ///
    /// - Parameter text: `https://` or `http://`, a host in small letters, digits, dots and hyphens, and a port if it is not
    ///   the scheme's own.
    package init?(_ text: String) {
        guard let match = text.wholeMatch(of: /https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:([0-9]{1,5}))?/) else {
            return nil
        }
        if let port = match.output.3, !(1...65_535).contains(Int(port) ?? 0) { return nil }
        self.text = text
    }
}
