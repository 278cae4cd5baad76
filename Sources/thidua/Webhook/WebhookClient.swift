import Application
import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import NIOHTTP1

/// Sends what webhooks are told: to the origins that the server was started with, and nowhere else.
struct WebhookClient: Sendable {
    private let client: HTTPClient

    init() {
        var configuration = HTTPClient.Configuration()
        // A redirect would lead where nobody allowed.
        configuration.redirectConfiguration = .disallow
        configuration.timeout = HTTPClient.Configuration.Timeout(connect: .seconds(5))
        // Nor is it any proxy's, whatever the environment says.
        configuration.proxy = nil
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Sends a request, and reads no more than the head of the answer.
    ///
    /// - Returns: The answer's status.
    /// - Throws: Where there was none within `DeliverWebhooks.limit`.
    func send(_ url: String, _ headers: [(name: String, value: String)], _ body: [UInt8]) async throws -> Int {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.headers.add(name: "user-agent", value: "ThiDua")
        request.body = .bytes(ByteBuffer(bytes: body))
        let limit = TimeAmount(DeliverWebhooks.limit)
        return Int(try await client.execute(request, timeout: limit).status.code)
    }

    func shutDown() async { try? await client.shutdown() }
}

extension WebhookOrigin {
    /// The origins of the option `--webhook-origin`.
    ///
    /// - Throws: `CommandFailure` 64 with the one that is none.
    static func parsed(_ texts: [String]) throws -> Set<WebhookOrigin> {
        Set(
            try texts.map { text in
                guard let origin = WebhookOrigin(text) else {
                    throw CommandFailure(
                        EX_USAGE,
                        vi: "“\(text)” không phải một gốc địa chỉ, như https://bang.example.vn:8443.",
                        en: "“\(text)” is no origin, such as https://board.example.vn:8443."
                    )
                }
                return origin
            }
        )
    }
}
