import Foundation
package import HTTPTypes
package import Hummingbird
import StrictJSON

/// Gives each request its id and its language, and tells the client the id; none where nothing is recorded.
package struct RequestIDMiddleware: RouterMiddleware {
    private let unrecorded: UnrecordedRoutes

    package init(but unrecorded: UnrecordedRoutes) { self.unrecorded = unrecorded }

    package func handle(
        _ request: Request,
        context: AppRequestContext,
        next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        guard !unrecorded.contain(request, context) else {
            context.language = Language(accepting: request.headers[.acceptLanguage])
            return try await next(request, context)
        }
        context.requestID = Self.accepted(request.headers[.requestID]) ?? UUID().uuidString.lowercased()
        context.language = Language(accepting: request.headers[.acceptLanguage])
        var response = try await next(request, context)
        response.headers[.requestID] = context.requestID
        return response
    }

    /// A client's id if it is 1…64 letters, digits, `-`, `_` or `.`: nothing that could forge a line of the log.
    private static func accepted(_ id: String?) -> String? {
        guard let id, (1...64).contains(id.utf8.count) else { return nil }
        let isWellFormed = id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        return isWellFormed ? id : nil
    }
}

extension HTTPField.Name {
    /// `X-Request-ID`.
    package static let requestID: HTTPField.Name = {
        guard let name = HTTPField.Name("X-Request-ID") else { preconditionFailure("a token by RFC 9110") }
        return name
    }()
}
