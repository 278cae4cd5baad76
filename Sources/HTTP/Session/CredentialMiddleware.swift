package import Application
package import Hummingbird

/// Takes the credential out of a request, and refuses a change that another site's page has a browser make.
package struct CredentialMiddleware: RouterMiddleware {
    package init() {}

    package func handle(
        _ request: Request,
        context: AppRequestContext,
        next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let presented = try request.presented() else { throw Problem.unauthenticated() }
        try request.refuseForgery(of: presented)
        var context = context
        context.presented = presented
        return try await next(request, context)
    }
}

/// Trades the credential for who it is.
package struct SignedInMiddleware: RouterMiddleware {
    private let scopes: Scopes

    package init(scopes: Scopes) {
        self.scopes = scopes
    }

    package func handle(
        _ request: Request,
        context: AppRequestContext,
        next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let presented = context.presented else { throw Problem.unauthenticated() }
        var context = context
        context.signedIn = try await scopes.signedIn(by: presented)
        return try await next(request, context)
    }
}
