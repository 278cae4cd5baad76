import HTTPTypes
package import Hummingbird
import StrictJSON

extension Router {
    /// Answers the methods that a path does not have with `method-not-allowed` and `Allow`: the framework says 404.
    ///
    /// To be called after the last route is added. HEAD is where GET is (`.autoGenerateHeadEndpoints`).
    package func refuseOtherMethods() {
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]
        for (_, routes) in Dictionary(grouping: routes, by: \.path.description) {
            var methods = routes.map(\.method)
            if methods.contains(.get), !methods.contains(.head) { methods.append(.head) }
            guard let path = routes.first?.path else { continue }
            let allowed = methods.map(\.rawValue).joined(separator: ", ")
            for method in known where !methods.contains(method) {
                on(path, method: method) { _, _ -> Response in
                    var problem = Problem(
                        .methodNotAllowed,
                        detail: Wording(vi: "Ở đây chỉ có: \(allowed).", en: "Only these are here: \(allowed).")
                    )
                    problem.headers[.allow] = allowed
                    throw problem
                }
            }
        }
    }
}
