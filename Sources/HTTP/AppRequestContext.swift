import Application
package import Hummingbird
package import StrictJSON

/// What travels with a request from the first middleware to the handler.
package struct AppRequestContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The id that the client gave or that was made: in the answer, in problems and in the log.
    package var requestID = ""
    /// The language of problems.
    package var language = Language.vietnamese
    /// The credential that `CredentialMiddleware` found.
    var presented: Presented?
    /// Whom `SignedInMiddleware` found it to be.
    var signedIn: SignedIn?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }

    /// The route's template (`/api/v1/units/{id}`), never the path itself: that may name people and units.
    ///
    /// `none` where no route is: the framework's own word for it is no template.
    package var route: String {
        guard let endpointPath, endpointPath.hasPrefix("/") else { return "none" }
        return endpointPath
    }
}
