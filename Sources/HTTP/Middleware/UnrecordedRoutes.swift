package import HTTPTypes
import Hummingbird

/// Routes whose requests have no id, no line in the log and no place in the counts: nobody shall know who asked, or when.
package struct UnrecordedRoutes: Sendable {
    private let routes: Set<String>

    /// - Parameter routes: Methods, and paths with their parameters in braces.
    package init(_ routes: [(method: HTTPRequest.Method, path: String)]) {
        self.routes = Set(routes.map { "\($0.method.rawValue) \($0.path)" })
    }

    func contain(_ request: Request, _ context: AppRequestContext) -> Bool {
        routes.contains("\(request.method.rawValue) \(context.route)")
    }
}
