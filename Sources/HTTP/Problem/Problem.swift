package import Domain
package import HTTPTypes
package import Hummingbird
import NIOCore
package import StrictJSON

/// A refusal as RFC 9457 has it: what a handler throws and a client reads.
package struct Problem: Error, Sendable {
    package let code: ProblemCode
    /// What is wrong with this very request; nil where the title says it all.
    package let detail: Wording?
    /// The places in the body that are wrong.
    package let errors: [JSONProblem]
    /// The criteria and units that a rule refuses.
    package let places: [ProblemPlace]
    /// The criteria of a draft that somebody else changed meanwhile.
    package let conflicts: [DraftConflict]
    /// What it was made of, fit for a log: of the database's failures what they say without a value, of other errors the
    /// type, whose text may hold what a client sent. nil for a problem that was thrown as one.
    package private(set) var cause: ProblemCause?
    /// Header fields of the answer, `Allow` or `Retry-After`.
    package var headers: HTTPFields = [:]

    package init(
        _ code: ProblemCode,
        detail: Wording? = nil,
        errors: [JSONProblem] = [],
        places: [ProblemPlace] = [],
        conflicts: [DraftConflict] = []
    ) {
        self.code = code
        self.detail = detail
        self.errors = errors
        self.places = places
        self.conflicts = conflicts
    }

    /// A server that cannot answer now.
    ///
    /// - Parameters:
    ///   - retryAfter: When to try again; sent in whole seconds, 1 at least.
    ///   - detail: What is not available; nil where the title says it all.
    /// - Returns: The problem, with `Retry-After`.
    package static func unavailable(retryAfter: Duration, detail: Wording? = nil) -> Problem {
        var problem = Problem(.unavailable, detail: detail)
        problem.headers[.retryAfter] = String(max(1, retryAfter.components.seconds))
        return problem
    }

    /// What anything thrown is to the outside: of an error that is not meant for clients nothing but `internal`.
    ///
    /// - Parameters:
    ///   - error: As it was thrown.
    ///   - member: The body's member whose keys are criteria, so that a rule's places point there; nil where it has none.
    package init(_ error: any Error, criteriaIn member: String? = nil) {
        switch error {
        case let problem as Problem:
            self = problem
        case let error as any HTTPResponseError:
            self.init(ProblemCode(status: error.status.code))
            if let allowed = (error as? HTTPError)?.headers[.allow] { headers[.allow] = allowed }
        default:
            self = Problem(application: error, criteriaIn: member) ?? Problem(.internal)
            cause = ProblemCause(error)
        }
    }

    /// The answer.
    ///
    /// - Parameters:
    ///   - language: The one that the client understands best.
    ///   - requestID: What a person may quote so that the log's line is found.
    /// - Returns: The problem as `application/problem+json`, never to be cached.
    package func response(in language: Language, requestID: String) -> Response {
        var response = Response(
            status: HTTPResponse.Status(code: code.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json(in: language, requestID: requestID)))
        )
        response.headers[.contentType] = "application/problem+json"
        response.headers[.contentLanguage] = language.rawValue
        response.headers[.vary] = "Accept-Language"
        response.headers[.cacheControl] = "no-store"
        // RFC 9110, section 15.5.2: an answer 401 names a scheme. Browsers ask nobody for a password because of this one.
        if code.status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }

    private func json(in language: Language, requestID: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("type", code.type)
        writer.member("code", code)
        writer.member("title", code.title[language])
        writer.member("status", code.status)
        if let detail {
            writer.member("detail", detail[language])
        }
        if !requestID.isEmpty {
            writer.member("instance", requestID)
        }
        if !errors.isEmpty || !places.isEmpty {
            writer.key("errors")
            writer.beginArray()
            for error in errors {
                writer.beginObject()
                writer.member("pointer", error.pointer.description)
                writer.member("detail", error.wording[language])
                writer.endObject()
            }
            for place in places { place.write(in: language, to: &writer) }
            writer.endArray()
        }
        if !conflicts.isEmpty {
            writer.member("conflicts", conflicts) { $0.write(to: &$1) }
        }
        writer.endObject()
        return writer.bytes
    }
}

extension Problem: HTTPResponseError {
    package var status: HTTPResponse.Status { HTTPResponse.Status(code: code.status) }

    /// The answer outside `ProblemMiddleware`, which knows the request's own id.
    package func response(from request: Request, context: some RequestContext) -> Response {
        response(in: Language(accepting: request.headers[.acceptLanguage]), requestID: context.id)
    }
}
