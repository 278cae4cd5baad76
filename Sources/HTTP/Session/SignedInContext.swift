package import Application
package import Hummingbird
package import StrictJSON

/// The context of a route for those who are signed in: there is no such context for anybody else.
package struct SignedInContext: ChildRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let requestID: String
    package let language: Language
    /// Who asks.
    package let who: SignedIn

    /// - Throws: `Problem` `unauthenticated`.
    package init(context: AppRequestContext) throws {
        guard let who = context.signedIn else { throw Problem.unauthenticated() }
        coreContext = context.coreContext
        requestID = context.requestID
        language = context.language
        self.who = who
    }

    /// Who asks, in which request: what use cases take.
    package var caller: Caller { Caller(scope: who.scope, requestID: requestID) }
}

/// The context of a route that takes a credential by itself, whether it buys a scope or not.
package struct CredentialContext: ChildRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let requestID: String
    package let language: Language
    /// What was shown; whether it is good is not known.
    package let presented: Presented

    /// - Throws: `Problem` `unauthenticated`.
    package init(context: AppRequestContext) throws {
        guard let presented = context.presented else { throw Problem.unauthenticated() }
        coreContext = context.coreContext
        requestID = context.requestID
        language = context.language
        self.presented = presented
    }
}

extension Router<AppRequestContext> {
    /// The routes for those who are signed in.
    package func signedIn(_ scopes: Scopes) -> some RouterMethods<SignedInContext> {
        group()
            .add(middleware: CredentialMiddleware())
            .add(middleware: SignedInMiddleware(scopes: scopes))
            .group(context: SignedInContext.self)
    }

    /// The routes that take a credential by themselves.
    package func withCredential() -> some RouterMethods<CredentialContext> {
        group().add(middleware: CredentialMiddleware()).group(context: CredentialContext.self)
    }
}
