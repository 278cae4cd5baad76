package import Hummingbird

/// Bounds the time from a request's head to its answer's head; later is `unavailable`, and the handler is cancelled.
package struct DeadlineMiddleware: RouterMiddleware {
    private let deadline: Deadline

    /// - Parameter limit: The longest time, reading the body included.
    package init(_ limit: Duration) {
        deadline = Deadline(limit)
    }

    package func handle(
        _ request: Request,
        context: AppRequestContext,
        next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        try await withoutActuallyEscaping(next) { next in
            // The work has ended before this closure does, so `next` is called here and nowhere else.
            nonisolated(unsafe) let next = next
            return try await deadline.run { try await next(request, context) }
        }
    }
}
