import Domain
import HTTP
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import StrictJSON

/// Scores a document without storing anything: what `thidua score` does, over HTTP.
struct ScoringController {
    static let operations = [
        Operation(
            method: .post,
            path: "/api/v1/scoring/preview",
            id: "previewScoring",
            summary: Wording(vi: "Chấm thử một tài liệu chấm điểm", en: "Score and rank a scoring document"),
            reads: .media("application/json"),
            answers: .media("application/json"),
            problems: [.malformedJSON, .contentTooLarge, .unsupportedMediaType, .invalidRequest, .unavailable]
        )
    ]

    /// Largest scoring document in bytes: 64 MB.
    static let limit = 64_000_000
    /// Documents read and scored at one time: each may hold some 4 times its size in memory.
    private let gate = Gate(places: 2)

    func addRoutes(to router: Router<AppRequestContext>) {
        router.post("/api/v1/scoring/preview", use: preview)
    }

    @Sendable private func preview(_ request: Request, context: AppRequestContext) async throws -> Response {
        try request.requireJSON()
        guard let place = gate.enter() else { throw Problem.unavailable(retryAfter: .seconds(2)) }
        // As written, without NFC: a scoring document's codes are compared by scalars.
        let bytes = try await request.bytes(limit: Self.limit)
        let answer = try await NIOThreadPool.singleton.runIfActive { try Self.answer(bytes) }
        return Response(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                for piece in answer.pieces { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
                // The answer is in memory until here, and so is its place taken.
                withExtendedLifetime(place) {}
            }
        )
    }

    private static func answer(_ bytes: [UInt8]) throws -> ScoringAnswer {
        let json = try JSONDocument(reading: bytes)
        do throws(ScoringRefusal) {
            return Scoring.answer(try ScoringDocument(json: json.root))
        } catch {
            throw Problem(.invalidRequest, errors: error.problems)
        }
    }
}
