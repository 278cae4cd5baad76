package import Repository

/// Who asks, in which request.
package struct Caller: Sendable {
    package let scope: SignedScope
    /// The request's id, for the audit.
    package let requestID: String

    package init(scope: SignedScope, requestID: String) {
        self.scope = scope
        self.requestID = requestID
    }

    /// Whether a person asks, and no key.
    package var isSession: Bool { scope.isSession }
}

/// The caller's account is gone, or blocked: whoever it is must sign in again.
package struct NotSignedIn: Error, Sendable {}
