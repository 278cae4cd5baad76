import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

/// Votes in a room and on paper, over HTTP.
@Suite(.database(.migrated)) struct `Votes over HTTP` {
    @Test func `adopt a text by consensus, and say who was against or absent`() async throws {
        try await VoteHouse.open { house in
            let hash = String(repeating: "ab", count: 32)
            let subject = #"{"kind":"document","document":{"id":"\#(UUID().uuidString)","sha256":"\#(hash)"}}"#
            let text = house.text(
                "consensus",
                subject: subject,
                rule: #""threshold":"1/1","comparison":"atLeast","denominator":"present","quorum":"2/3","seats":1"#
            )
            let vote = try await house.prepareAndOpen(text)
            let frozen = try await house.review.write(
                .put,
                house.path(vote),
                as: "officer a",
                text,
                match: try await house.review.tag(house.path(vote), as: "officer a")
            )
            #expect(try frozen.code == "wrong-state")
            let roll = try await house.review.get(house.path(vote, "/roll"), as: "officer d")
            let sha = try #require(try await house.shown(vote).member("roll")?.member("sha256")?.string)
            #expect(roll.headers[.eTag] == "\"\(sha)\"")
            let counted = try await house.act(vote, "tallies", #"{"consensus":{"absent":["\#(house.unit("d"))"]}}"#)
            #expect(counted.status == .created, "\(counted.text)")
            let outcome = try await house.outcome(vote)
            #expect(outcome.member("options")?.elements?.first { _ in true }?.member("carried")?.boolean == true)
            #expect(outcome.member("absent")?.elements?.map(\.string) == [house.unit("d")])

            let other = try await house.prepareAndOpen(text)
            let stranger = #"{"consensus":{"against":["\#(house.unit("x"))"]}}"#
            #expect(try await house.act(other, "tallies", stranger).code == "invalid-figures")
            let against = #"{"consensus":{"against":["\#(house.unit("b"))"]}}"#
            #expect(try await house.act(other, "tallies", against).status == .created)
            #expect(try await house.outcome(other).carried == [false])
        }
    }

    @Test func `elect by a show of hands, and stand again where votes tie at the last seat`() async throws {
        try await VoteHouse.open { house in
            let names = ["b", "c", "d"]
            let rule = #""threshold":"1/2","comparison":"atLeast","denominator":"members","runoff":"next","seats":"#
            let text = house.text(
                "showOfHands",
                options: house.units(names),
                subject: #"{"kind":"election"}"#,
                rule: rule + "2"
            )
            let vote = try await house.prepareAndOpen(text)
            let many =
                #"{"showOfHands":{"present":4,"for":[4,3,2],"against":[0,0,0],"abstaining":[0,0,0]}}"#
            #expect(try await house.act(vote, "tallies", many).code == "invalid-figures")
            let tied =
                #"{"showOfHands":{"present":4,"for":[4,2,2],"against":[0,0,0],"abstaining":[0,2,2]}}"#
            #expect(try await house.act(vote, "tallies", tied).status == .created)
            let outcome = try await house.outcome(vote)
            #expect(outcome.carried == [true, false, false])
            #expect(outcome.member("seatsLeft")?.integerText == "1")
            #expect(
                outcome.member("runoff")?.elements?.map { $0.member("unit")?.string } == [
                    house.unit("c"), house.unit("d"),
                ]
            )
            let wrong = house.text(
                "showOfHands",
                options: house.units(["b", "c"]),
                subject: #"{"kind":"election"}"#,
                rule: rule + "1",
                more: #","runoffOf":"\#(vote)""#
            )
            let refused = try await house.review.write(.post, house.season, as: "officer a", wrong)
            #expect(try refused.code == "invalid-vote")
            _ = try await house.prepare(
                house.text(
                    "showOfHands",
                    options: house.units(["d", "c"]),
                    subject: #"{"kind":"election"}"#,
                    rule: rule + "1",
                    more: #","runoffOf":"\#(vote)""#
                )
            )
        }
    }

    @Test func `count on paper as soon as two tellers enter the same figures`() async throws {
        try await VoteHouse.open { house in
            let tellers = #","tellers":["\#(house.account("officer b"))","\#(house.account("officer c"))"]"#
            let own = #","tellers":["\#(house.account("officer a"))","\#(house.account("head a"))"]"#
            let rule = #""threshold":"3/4","comparison":"atLeast","denominator":"members","seats":2"#
            let options = house.units(["b", "c", "d"])
            let nomination = #"{"kind":"nomination"}"#
            let partial = try await house.prepare(
                house.text("paper", options: options, subject: nomination, rule: rule, more: own)
            )
            #expect(try await house.act(partial, "opening").code == "invalid-vote")
            let vote = try await house.prepareAndOpen(
                house.text("paper", options: options, subject: nomination, rule: rule, more: tellers)
            )
            let misfits =
                #"{"paper":{"present":4,"issued":5,"returned":6,"valid":4,"invalid":1,"for":[5,2,9],"against":[0,0,0]}}"#
            let refused = try await house.act(vote, "tallies", as: "officer b", misfits)
            #expect(try refused.code == "invalid-figures")
            #expect(try refused.json.member("errors")?.elements.map { Array($0).count } == 6, "\(refused.text)")
            let figures = { (last: Int) in
                #"{"paper":{"present":4,"issued":4,"returned":4,"valid":4,"invalid":0,"for":[4,3,\#(last)],"#
                    + #""against":[0,1,0]}}"#
            }
            #expect(try await house.act(vote, "tallies", as: "officer a", figures(1)).code == "not-permitted")
            #expect(try await house.act(vote, "tallies", as: "officer b", figures(1)).status == .created)
            #expect(try await house.shown(vote).member("outcome")?.isNull == true)
            // Neither the same teller again nor other figures confirm.
            #expect(try await house.act(vote, "tallies", as: "officer b", figures(1)).status == .created)
            let other = try await house.act(vote, "tallies", as: "officer c", figures(0))
            #expect(try other.json.member("state")?.string == "closed")
            let same = try await house.act(vote, "tallies", as: "officer c", figures(1))
            #expect(try same.json.member("state")?.string == "confirmed")
            #expect(try await house.outcome(vote).carried == [true, true, false])
            #expect(try await house.act(vote, "cancellation", #"{"reason":"x"}"#).code == "wrong-state")
        }
    }

    @Test func `are held in a council by its members of the day`() async throws {
        try await VoteHouse.open { house in
            let members = ["officer c", "head d", "office other"].map {
                #"{"account":"\#(house.account($0))","from":"2020-01-01"}"#
            }
            let gone = #"{"account":"\#(house.account("head b"))","from":"2020-01-01","to":"2021-01-01"}"#
            let text =
                #"{"managingUnit":"\#(house.unit("province"))","name":"Hội đồng","members":["#
                + (members + [gone]).joined(separator: ",") + "]}"
            let refused = try await house.review.write(.post, "/api/v1/councils", as: "officer a", text)
            #expect(try refused.code == "not-permitted")
            let made = try await house.review.write(.post, "/api/v1/councils", as: "office province", text)
            #expect(made.status == .created, "\(made.text)")
            let council = try #require(try made.json.member("id")?.string)
            let path = "/api/v1/councils/\(council)"
            #expect(try await house.review.get(path, as: "office other").status == .ok)
            #expect(try await house.review.get(path, as: "head b").status == .notFound)
            let prepared = try await house.review.write(
                .post,
                path + "/votes",
                as: "office province",
                house.text(
                    "showOfHands",
                    rule: #""threshold":"9/10","comparison":"atLeast","denominator":"members","seats":1"#
                )
            )
            #expect(prepared.status == .created, "\(prepared.text)")
            let vote = try #require(try prepared.json.member("id")?.string)
            let tag = try await house.review.tag(house.path(vote), as: "office province")
            let opened = try await house.review.write(
                .post,
                house.path(vote, "/opening"),
                as: "office province",
                match: tag
            )
            #expect(opened.status == .ok, "\(opened.text)")
            let shown = try await house.shown(vote, as: "office other")
            #expect(shown.member("roll")?.member("voters")?.elements.map { Array($0).count } == 3)
            #expect(try await house.review.get(path + "/votes", as: "head b").status == .notFound)
            let saved = try await house.review.write(
                .put,
                path,
                as: "office province",
                #"{"name":"Hội đồng TĐKT","members":[\#(members[0].dropLast() + #","to":"2026-01-01"}"#)]}"#,
                match: #""1""#
            )
            #expect(saved.status == .ok, "\(saved.text)")
            #expect(try await house.review.get(path, as: "officer c").status == .notFound)
        }
    }
}

extension JSONValue {
    /// Whether each option of an outcome is carried.
    var carried: [Bool?] { member("options")?.elements?.map { $0.member("carried")?.boolean } ?? [] }

    /// A number as it stands there.
    var integerText: String? { withText { String(decoding: $0, as: UTF8.self) } }
}
