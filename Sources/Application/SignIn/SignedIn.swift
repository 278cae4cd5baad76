package import Domain
package import Postgres
package import Repository

/// A credential as it came with a request; whether it is good is not known yet.
package struct Presented: Sendable {
    /// How a credential travels.
    package enum Carrier: Sendable {
        /// A browser sends it by itself, also where another site's page made it ask.
        case cookie
        /// A program has put it there.
        case bearer
    }

    package let credential: Credential
    package let carrier: Carrier

    package init(_ credential: Credential, by carrier: Carrier) {
        self.credential = credential
        self.carrier = carrier
    }
}

/// Somebody whom the database knows: who asks, and what their statements act by.
package struct SignedIn: Sendable {
    package let presented: Presented
    package let scope: SignedScope

    package var credential: Credential { presented.credential }
    package var accountID: AccountID { scope.accountID }
}

/// Why a credential opens nothing.
package enum AuthenticationError: Error, Sendable {
    /// It is not good (any more).
    case notGood
    /// The session is open, but the password has to be changed before anything else.
    case passwordMustBeChanged
    case database(PostgresError)
}

extension Scopes {
    /// Who shows a credential; one round trip at the most.
    package func signedIn(by presented: Presented) async throws(AuthenticationError) -> SignedIn {
        let answer: ScopeAnswer
        do throws(PostgresError) {
            answer = try await scope(for: presented.credential.secret)
        } catch {
            throw .database(error)
        }
        switch answer {
        case .scope(let scope): return SignedIn(presented: presented, scope: scope)
        case .passwordMustBeChanged: throw .passwordMustBeChanged
        case .notGood: throw .notGood
        }
    }
}
