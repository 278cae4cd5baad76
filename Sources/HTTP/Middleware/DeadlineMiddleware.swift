package import Hummingbird

/// Bounds the time from a request's head to its answer's head; later is `unavailable`, and the handler is cancelled.
package struct DeadlineMiddleware: RouterMiddleware {
    private let deadline: Deadline
    private let uploadDeadline: Deadline
    private let uploadPath: String

    /// - Parameters:
    ///   - limit: The longest time, reading the body included.
    ///   - uploadLimit: The same for what is sent to `uploadPath`.
    ///   - uploadPath: Where files are sent to, the only bodies that take long.
    package init(_ limit: Duration, uploads uploadLimit: Duration, to uploadPath: String) {
        deadline = Deadline(limit)
        uploadDeadline = Deadline(uploadLimit)
        self.uploadPath = uploadPath
    }

    package func handle(
        _ request: Request,
        context: AppRequestContext,
        next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        try await withoutActuallyEscaping(next) { next in
            // The work has ended before this closure does, so `next` is called here and nowhere else.
            nonisolated(unsafe) let next = next
            let deadline = request.method == .post && request.uri.path == uploadPath ? uploadDeadline : deadline
            return try await deadline.run { try await next(request, context) }
        }
    }
}
