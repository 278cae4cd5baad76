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
            log(error, problem, context)
            return problem.response(in: context.language, requestID: context.requestID)
        }
    }

    /// Of an unforeseen error the type only: its text may hold what a client sent. What the database's errors say of
    /// themselves names no value.
    private func log(_ error: any Error, _ problem: Problem, _ context: AppRequestContext) {
        let failure = DatabaseFailure(error)
        let fields: Logger.Metadata = [
            "request": "\(context.requestID)", "code": "\(problem.code.rawValue)",
            "error": "\(failure?.description ?? "\(type(of: error))")",
        ]
        if problem.code == .internal {
            context.logger.error("unforeseen error", metadata: fields)
        } else if failure != nil {
            context.logger.warning("the database failed", metadata: fields)
        }
    }
}
