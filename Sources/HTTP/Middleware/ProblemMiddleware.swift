package import Hummingbird
import Logging

/// Turns whatever is thrown below it into a problem: ours, the framework's and the unforeseen.
package struct ProblemMiddleware: RouterMiddleware {
    package init() {}

    package func handle(
        _ request: Request,
        context: AppRequestContext,
        next: (Request, AppRequestContext) async throws -> Response
    ) async -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = Problem(error)
            if problem.code == .internal {
                // The type only: an error's text may hold what a client sent.
                context.logger.error(
                    "unforeseen error",
                    metadata: ["request": "\(context.requestID)", "error": "\(type(of: error))"]
                )
            }
            return problem.response(in: context.language, requestID: context.requestID)
        }
    }
}
