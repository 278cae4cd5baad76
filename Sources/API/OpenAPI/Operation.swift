package import HTTP
package import HTTPTypes
import StrictJSON

/// One route as `/openapi.json` describes it; each controller lists its own beside its routes.
package struct Operation: Sendable {
    /// Whom a route is for.
    enum Access: Sendable {
        case everybody
        /// Who shows a credential, good or not.
        case credential
        /// Who is signed in.
        case signedIn
    }

    /// What a body holds.
    enum Content: Sendable {
        /// A media type of which no more is said.
        case media(String)
        case read(any ReadableBody.Type)
        case written(any WritableBody.Type)

        var schema: ObjectSchema? {
            switch self {
            case .media: nil
            case .read(let type): type.schema
            case .written(let type): type.schema
            }
        }
    }

    package let method: HTTPRequest.Method
    /// The path with its parameters in braces, as the router has it.
    package let path: String
    let id: String
    let summary: Wording
    var access = Access.everybody
    /// Whether nothing is recorded of a request to it: neither id nor log nor count.
    var isUnrecorded = false
    /// Whether it changes something by `Writer`, and so needs an `Idempotency-Key`.
    var isWrite = false
    /// Whether it needs `If-Match`.
    var needsMatch = false
    /// Whether a good answer has an `ETag`, for whom it is of use: the version that `If-Match` may name, or a document's
    /// SHA-256.
    package var hasETag = false
    /// Whether that is made of the answer's bytes, so that `If-None-Match` may name it.
    package var isDocument = false
    /// Whether `Range` may ask for a part of a good answer, with the status 206.
    package var isRanged = false
    /// The parameters that its query may have; nil where it reads none.
    package var query: (any ReadableBody.Type)?
    /// What the route reads; nil where it reads no body.
    var reads: Content?
    /// The status of a good answer.
    package var status = 200
    /// What a good answer holds; nil for none.
    var answers: Content?
    /// Its own problems, those of its access and of reading JSON left out.
    var problems: [ProblemCode] = []

    /// All problems, each once.
    package var allProblems: [ProblemCode] {
        var all = problems
        switch access {
        case .everybody: break
        case .credential: all += [.unauthenticated, .ambiguousCredentials]
        case .signedIn: all += [.unauthenticated, .ambiguousCredentials, .passwordChangeRequired, .unavailable]
        }
        if access != .everybody, ![.get, .head].contains(method) { all.append(.csrfRefused) }
        if case .read = reads { all += [.malformedJSON, .contentTooLarge, .unsupportedMediaType, .invalidRequest] }
        if query != nil { all.append(.invalidRequest) }
        if isWrite {
            all += [.idempotencyKeyRequired, .idempotencyKeyReused, .contentTooLarge, .unavailable, .outcomeUnknown]
        }
        if needsMatch { all += [.preconditionRequired, .preconditionMalformed, .staleVersion] }
        if !pathParameters.isEmpty { all.append(.notFound) }
        return ProblemCode.allCases.filter(all.contains)
    }

    /// The names in braces in its path.
    var pathParameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// The objects that it reads and writes.
    package var schemas: [ObjectSchema] { [reads?.schema, answers?.schema].compactMap(\.self) }

    /// The type that reads its body; nil where none does.
    package var reader: (any ReadableBody.Type)? {
        if case .read(let type) = reads { type } else { nil }
    }
}
