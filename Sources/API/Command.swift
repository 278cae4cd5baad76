import Application
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// What a client wants changed, read and held to its schema, with the key that makes it safe to repeat.
struct Command<Body: ReadableBody>: Sendable {
    let key: WriteKey
    let body: Body
}

extension Request {
    /// Reads a request that changes something.
    ///
    /// - Parameters:
    ///   - type: What its body holds.
    ///   - limit: Largest body in bytes.
    /// - Returns: The body and the key.
    /// - Throws: `Problem` as `write(limit:)` and `read(_:limit:)`.
    func command<Body: ReadableBody>(_ type: Body.Type, limit: Int = 4_096) async throws -> Command<Body> {
        let write = try await write(limit: limit)
        if write.bytes.isEmpty, let nothing = NoBody() as? Body { return Command(key: write.key, body: nothing) }
        try requireJSON()
        let json = try JSONDocument(reading: write.bytes).normalised().root
        return Command(key: write.key, body: try Body(CheckedObject(json, Body.schema)))
    }
}

/// The body of a request that says everything by its path: none, or an empty object.
struct NoBody: ReadableBody {
    static let schema = ObjectSchema("Nothing", [], example: "{}")

    init() {}

    init(_ object: CheckedObject) {}
}

extension Services {
    /// Carries out what a client wants, and prints what came of it: the way of every route that changes something.
    ///
    /// - Parameters:
    ///   - useCase: What is wanted.
    ///   - command: What the client sent.
    ///   - caller: Who it is.
    ///   - status: Of a good answer.
    ///   - receipt: The answer's body.
    /// - Returns: The answer, of this request or of the first one with its key.
    /// - Throws: `Problem`.
    func carryOut<UseCase: WriteUseCase, Body: ReadableBody, Receipt: WritableBody>(
        _ useCase: UseCase,
        _ command: Command<Body>,
        as caller: Caller,
        status: HTTPResponse.Status = .ok,
        _ receipt: @escaping @Sendable (UseCase.Receipt) -> Receipt
    ) async throws(Problem) -> Response {
        do {
            let answer = try await writer.write(
                useCase,
                as: caller,
                key: command.key,
                keeping: { receipt($0).forRepeats.text }
            ) { receipt($0).text }
            return Response(answer, Receipt.self, status: status)
        } catch {
            throw Problem(error, criteriaIn: Body.criteriaMember)
        }
    }
}
