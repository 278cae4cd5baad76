import Crypto
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

/// Secret votes in ThiDua: what is counted, and what is refused.
@Suite(.database(.migrated, .own)) struct `Secret votes over HTTP` {
    private static let voters = ["head a", "head b", "head c", "head d"]

    private func text(_ house: VoteHouse, least: Int = 3) -> String {
        house.text(
            "secret",
            options: house.units(["b", "c"]),
            subject: #"{"kind":"election"}"#,
            rule: #""threshold":"1/2","comparison":"atLeast","denominator":"members","seats":1,"least":\#(least)"#
        )
    }

    @Test func `are counted at the end and not before, and show each voter that the ballot is there`() async throws {
        try await VoteHouse.open { house in
            let vote = try await house.prepareAndOpen(text(house))
            let key = try await house.key(vote)
            var ballots: [VoteHouse.Signed] = []
            for (voter, choice) in zip(
                Self.voters,
                [["for", "none"], ["for", "against"], ["none", "for"], ["for", "none"]]
            ) {
                let ballot = try await house.take(vote, as: voter, key)
                let cast = try await house.cast(ballot, choice, in: vote)
                #expect(cast.status == .created, "\(cast.text)")
                #expect(HTTPField.Name("X-Request-ID").map { cast.headers[$0] == nil } ?? false)
                // The same again is the same; another choice is refused.
                #expect(try await house.cast(ballot, choice, in: vote).status == .created)
                #expect(try await house.cast(ballot, ["against", "against"], in: vote).code == "ballot-refused")
                ballots.append(ballot)
            }
            let before = try await house.shown(vote)
            #expect(before.member("outcome")?.isNull == true)
            #expect(before.member("tallies")?.elements?.isEmpty == true)
            #expect(
                try await house.review.get(house.path(vote, "/ballots"), as: "head a").text.contains(#""tokens":[]"#)
            )
            #expect(try await house.act(vote, "closing", as: "officer c").code == "not-permitted")
            let closed = try await house.act(vote, "closing")
            #expect(closed.status == .ok, "\(closed.text)")
            let outcome = try await house.outcome(vote)
            let lines = outcome.member("options")?.elements.map { Array($0) } ?? []
            #expect(lines.map { $0.member("for")?.integerText } == ["3", "1"])
            #expect(lines.map { $0.member("against")?.integerText } == ["0", "1"])
            #expect(outcome.carried == [true, false])
            let list = try await house.review.get(house.path(vote, "/ballots"), as: "head a").json
            let tokens = list.member("tokens")?.elements?.compactMap(\.string) ?? []
            #expect(Set(tokens) == Set(ballots.map(\.token.base64URL)))
            #expect(list.member("taken")?.elements.map { Array($0).count } == 4)
            #expect(try await house.cast(ballots[0], ["for", "none"], in: vote).code == "wrong-state")
            let late = try await house.take(vote, as: "head a", blinded: Data(repeating: 1, count: 256))
            #expect(try late.code == "wrong-state")
        }
    }

    @Test func `take nothing that was not signed, nor a ballot with a name on it`() async throws {
        try await VoteHouse.open { house in
            let vote = try await house.prepareAndOpen(text(house))
            let key = try await house.key(vote)
            let ballot = try await house.take(vote, as: "head a", key)
            let forged = VoteHouse.Signed(token: Data(repeating: 7, count: 32), signature: ballot.signature)
            #expect(try await house.cast(forged, ["for", "none"], in: vote).code == "ballot-refused")
            #expect(try await house.cast(ballot, ["for", "for"], in: vote).code == "ballot-refused")
            #expect(try await house.cast(ballot, ["for"], in: vote).code == "ballot-refused")
            let path = house.path(vote, "/ballots")
            let named = try await house.review.write(
                .post,
                path,
                house.review.bearer("head a"),
                ballot.json(["for", "none"]),
                key: nil
            )
            #expect(try named.code == "invalid-request")
            let keyed = try await house.review.write(.post, path, [:], ballot.json(["for", "none"]))
            #expect(try keyed.code == "invalid-request")
            let elsewhere = try await house.cast(ballot, ["for", "none"], in: UUID().uuidString)
            #expect(elsewhere.status == .notFound)
            #expect(
                try await house.take(vote, as: "officer a", blinded: Data(repeating: 1, count: 256)).code
                    == "not-permitted"
            )
            #expect(
                try await house.take(vote, as: "head b", blinded: Data(repeating: 1, count: 5)).code == "ballot-refused"
            )
            #expect(
                try await house.take(vote, as: "head x", blinded: Data(repeating: 1, count: 256)).status == .notFound
            )
        }
    }

    @Test func `give one ballot to a voter at two places at once, and the same one again to who lost it`() async throws
    {
        try await VoteHouse.open { house in
            let vote = try await house.prepareAndOpen(text(house))
            let one = Data(repeating: 1, count: 256)
            let other = Data(repeating: 2, count: 256)
            async let first = house.take(vote, as: "head a", blinded: one)
            async let second = house.take(vote, as: "head a", blinded: other)
            let answers = try await [first, second]
            #expect(answers.map(\.status.code).sorted() == [201, 409], "\(answers.map(\.text))")
            let winner = answers[0].status == .created ? (one, answers[0]) : (other, answers[1])
            let again = try await house.take(vote, as: "head a", blinded: winner.0)
            #expect(again.text == winner.1.text)
            let loser = try #require(answers.first { $0.status == .conflict })
            #expect(try loser.code == "ballot-taken")
        }
    }

    @Test func `count every ballot that was accepted while they were closed`() async throws {
        try await VoteHouse.open { house in
            let vote = try await house.prepareAndOpen(text(house))
            let key = try await house.key(vote)
            var ballots: [VoteHouse.Signed] = []
            for voter in Self.voters { ballots.append(try await house.take(vote, as: voter, key)) }
            #expect(try await house.cast(ballots[0], ["for", "none"], in: vote).status == .created)
            #expect(try await house.cast(ballots[1], ["for", "none"], in: vote).status == .created)
            let (third, fourth) = (ballots[2], ballots[3])
            async let closing = house.act(vote, "closing")
            async let one = house.cast(third, ["none", "for"], in: vote)
            async let two = house.cast(fourth, ["none", "for"], in: vote)
            let casts = try await [one, two]
            let closed = try await closing
            #expect(closed.status == .ok, "\(closed.text)")
            let accepted = 2 + casts.count { $0.status == .created }
            for refused in casts where refused.status != .created { #expect(try refused.code == "wrong-state") }
            let list = try await house.review.get(house.path(vote, "/ballots"), as: "head a").json
            #expect(list.member("tokens")?.elements.map { Array($0).count } == accepted)
            #expect(try await house.outcome(vote).member("present")?.integerText == "\(accepted)")
        }
    }

    @Test func `are not counted where too few ballots were cast, and end without a count when cancelled`() async throws
    {
        try await VoteHouse.open { house in
            let vote = try await house.prepareAndOpen(text(house))
            let ballot = try await house.take(vote, as: "head a", try await house.key(vote))
            #expect(try await house.cast(ballot, ["for", "none"], in: vote).status == .created)
            #expect(try await house.act(vote, "closing").status == .ok)
            let outcome = try await house.outcome(vote)
            #expect(outcome.member("verdict")?.string == "tooFewBallots")
            #expect(outcome.member("options")?.elements?.isEmpty == true)
            let cancelled = try await house.prepareAndOpen(text(house))
            #expect(try await house.act(cancelled, "cancellation", #"{"reason":" "}"#).code == "reason-required")
            #expect(try await house.act(cancelled, "cancellation", #"{"reason":"Mất điện"}"#).status == .ok)
            let left = try await house.review.house.superuser.query(
                "select relname::text from pg_class where relname ~ '^(cast|taken|key)_[0-9a-f]{32}$'",
                as: String.self
            )
            #expect(left.isEmpty)
            let few = try await house.prepare(text(house, least: 5))
            #expect(try await house.act(few, "opening").code == "invalid-vote")
        }
    }
}
