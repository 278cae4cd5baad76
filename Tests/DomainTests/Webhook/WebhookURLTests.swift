import Testing

@testable import Domain

struct `A webhook's address` {
    private static let origins = Set(["https://a.vn", "http://10.0.0.5:8080"].compactMap { WebhookOrigin($0) })

    @Test(arguments: ["https://a.vn", "https://a.vn/", "https://a.vn/thidua?x=1", "http://10.0.0.5:8080/a"])
    func `is at an origin that is allowed`(_ text: String) throws {
        let url = try WebhookURL(text, allowed: Self.origins)
        #expect(url.text == text)
        #expect(!url.isAllowed(by: []), "it is asked again each time")
    }

    @Test(arguments: [
        "https://a.vn.evil.example/", "https://a.vn@evil.example/", "https://a.vn:8443/", "http://a.vn/",
        "HTTPS://a.vn/",
        "https://a.vn?x", "https://a.vn/#x", "https://a.vn/\n", "https://a.vn/ư", "//a.vn/", "http://10.0.0.5/", "",
        "https://a.vn/" + String(repeating: "a", count: 1_000),
    ])
    func `is at no other`(_ text: String) {
        #expect(throws: Refusal.self) { try WebhookURL(text, allowed: Self.origins) }
    }

    @Test(arguments: [
        "https://", "https://a.vn/", "ftp://a.vn", "https://A.vn", "https://a.vn:0", "https://a.vn:65536", "a.vn",
    ])
    func `has no such origin`(_ text: String) { #expect(WebhookOrigin(text) == nil) }

    @Test func `is tried ten times, ever less often`() {
        let pauses = (1...10).map { WebhookPatience.pause(afterAttempt: $0) }
        #expect(pauses.last == .some(nil))
        let waits = pauses.dropLast().compactMap(\.self)
        #expect(waits.count == 9 && waits == waits.sorted())
    }
}
