import HTTP
package import HTTPTypes
import StrictJSON

/// One route as `/openapi.json` describes it; each controller lists its own beside its routes.
package struct Operation: Sendable {
    package let method: HTTPRequest.Method
    /// The path with its parameters in braces, as the router has it.
    package let path: String
    let id: String
    let summary: Wording
    /// The media type that the route reads; nil where it reads no body.
    var reads: String?
    /// The media type of a good answer.
    let answers: String
    /// The statuses of its own problems.
    var problems: [ProblemCode] = []
}
