import Application
package import Hummingbird
import Logging
import NIOHTTP1

/// Turns whatever is thrown below it into a problem: ours, the framework's and the unforeseen.
package struct ProblemMiddleware: RouterMiddleware {
    package init() {}

    /// - Throws: The parser's errors alone: after them the connection has no next byte that means anything, and the
    ///   server answers 400 and closes it.
    package func handle(
        _ request: Request,
        context: AppRequestContext,
        next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPParserError {
            throw error
        } catch {
            let problem = Problem(error)
            log(problem, problem.cause ?? ProblemCause(error), context)
            return problem.response(in: context.language, requestID: context.requestID)
        }
    }

    private func log(_ problem: Problem, _ cause: ProblemCause, _ context: AppRequestContext) {
        let fields: Logger.Metadata = [
            "request": "\(context.requestID)", "code": "\(problem.code.rawValue)", "error": "\(cause.description)",
        ]
        if problem.code == .internal {
            context.logger.error("unforeseen error", metadata: fields)
        } else if cause.isOfDatabase {
            context.logger.warning("the database failed", metadata: fields)
        }
    }
}
