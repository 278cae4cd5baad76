import HTTPTypes
package import Hummingbird
import Logging

/// Writes one line of the log for each request and counts it, when the last byte of the answer is handed over; neither where
/// nothing is recorded: a count of ballots is a count before the end.
package struct AccessMiddleware: RouterMiddleware {
    private let metrics: RequestMetrics
    private let unrecorded: UnrecordedRoutes

    package init(metrics: RequestMetrics, but unrecorded: UnrecordedRoutes) {
        self.metrics = metrics
        self.unrecorded = unrecorded
    }

    package func handle(
        _ request: Request,
        context: AppRequestContext,
        next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        guard !unrecorded.contain(request, context) else { return try await next(request, context) }
        let start = ContinuousClock.now
        let method = Self.label(request.method)
        metrics.begin()
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            // The parser's alone come so far: the server answers them by itself.
            note(400, method: method, since: start, context: context)
            throw error
        }
        let status = response.status.code
        // Nobody writes the body of an answer to HEAD.
        guard response.body.contentLength == nil, request.method != .head else {
            note(status, method: method, since: start, context: context)
            return response
        }
        let body = response.body
        response.body = ResponseBody { writer in
            defer { note(status, method: method, since: start, context: context) }
            try await body.write(writer)
        }
        return response
    }

    private func note(_ status: Int, method: String, since start: ContinuousClock.Instant, context: AppRequestContext) {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        metrics.end(route: context.route, method: method, status: status, microseconds: microseconds)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(method)",
                "route": "\(context.route)",
                "status": .stringConvertible(status),
                "microseconds": .stringConvertible(microseconds),
                "request": "\(context.requestID)",
            ]
        )
    }

    /// A method by name if it is a common one: a client must not make labels.
    private static func label(_ method: HTTPRequest.Method) -> String {
        [.get, .head, .post, .put, .patch, .delete, .options].contains(method) ? method.rawValue : "other"
    }
}
