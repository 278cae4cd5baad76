import Application
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Postgres
import StrictJSON
import TestSupport
import Testing

/// In a database of its own: the clock is everybody's.
@Suite(.database(.migrated, .own)) struct `The clock of a rehearsal` {
    @Test func `is nowhere but in a server that was started with one`() async throws {
        try await House.open { house in
            let answer = try await house.client.send(.put, "/api/v1/test-clock", Array(#"{"day":"2017-03-13"}"#.utf8))
            #expect(answer.status == .notFound)
        }
    }

    @Test func `moves server and database together, and what was signed for another day with it`() async throws {
        try await House.open(hasTestClock: true) { house in
            _ = try await house.token()
            for (day, hour) in [("2017-03-13", 8), ("2030-01-01", 0)] {
                let body = Array(#"{"day":"\#(day)","hour":\#(hour)}"#.utf8)
                let set = try await house.client.send(.put, "/api/v1/test-clock", body)
                #expect(set.status == .noContent, "\(set.text)")
                let signedIn = try await house.signIn(house.login, house.oneTimePassword)
                let token = try #require(try signedIn.json.member("token")?.string, "\(signedIn.text)")
                let made = try await house.client.send(.get, "/api/v1/account", nil, .bearer(token))
                #expect(made.status == .ok, "\(made.text)")
                let today = try await house.superuser.query(
                    "select (auth.instant() at time zone 'Asia/Ho_Chi_Minh')::date::text",
                    as: String.self
                )
                #expect(today == [day])
                #expect(house.services.clock.now() > Instant(microsecondsSince1970: 0))
            }
        }
    }
}
