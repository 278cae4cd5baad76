import API
import Application
import Domain
import Foundation
import HTTP
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `a route for those who are signed in` {
    @Test func `is never reached by anybody else`() async throws {
        try await House.open { house in
            let router = Router(context: AppRequestContext.self)
            router.middlewares.add(ProblemMiddleware())
            router.signedIn(house.services.scopes).get("/me") { _, context in context.who.accountID.description }
            try await Application(router: router).test(.router) { client in
                let session = try await house.signIn(house.login, house.oneTimePassword).json
                let token = session.member("token")?.string ?? ""
                let early = try await client.send(.get, "/me", nil, .bearer(token))
                #expect(early.status == .forbidden)
                let code = try early.code
                #expect(code == "password-change-required")
                #expect(try await client.send(.get, "/me").status == .unauthorized)
                let good = try await client.send(.get, "/me", nil, .bearer(try await house.token()))
                #expect(String(buffer: good.body).lowercased() == session.member("accountId")?.string)
            }
        }
    }
}
