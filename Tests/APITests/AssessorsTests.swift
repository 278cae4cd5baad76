import HTTPTypes
import HummingbirdTesting
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `Two assessors of one sheet` {
    @Test func `do not overrule what they have not seen, and the first goes on without reading again`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["a", "b", "c", "d"])
            let seen = try #require(try await review.tag(review.sheet("c"), as: "officer a"))
            #expect(seen == #""2.0.2""#)
            #expect(try await review.tag(review.sheet("c"), as: "head a") == seen)
            let first = try await review.assess("c", points: 4, as: "officer a", match: seen)
            #expect(first.text == #"{"revision":"2.0.3","layer":"assessment1","entries":1}"#)

            let before = try await review.views(as: "office province")
            for late in [
                try await review.assess("c", points: 9, as: "head a", match: seen),
                try await review.giveBack("c", as: "head a", match: seen),
            ] {
                #expect(late.status == .preconditionFailed)
                #expect(try late.code == "stale-version")
            }
            #expect(try await review.views(as: "office province") == before)

            let second = try await review.assess("c", points: 5, match: try first.revision)
            #expect(second.status == .ok, "\(second.text)")
            let third = try await review.giveBack("c", match: try second.revision)
            #expect(third.status == .ok, "\(third.text)")
            #expect(try await review.tag(review.sheet("c"), as: "officer a") == (try third.revision))
        }
    }

    @Test func `who did not see the whole sheet does not assess it`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["a", "b", "c", "d"])
            let own = try #require(try await review.tag(review.sheet("c"), as: "officer c"))
            #expect(own == #""2.2""#)
            for part in [own, #""2.0""#] {
                #expect(try await review.assess("c", points: 4, match: part).code == "stale-version")
                #expect(try await review.giveBack("c", match: part).code == "stale-version")
            }
        }
    }

    @Test func `what they enter does not keep the unit from submitting what it saw`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["a", "b", "c", "d"])
            #expect(try await review.assess("c", points: 4).status == .ok)
            #expect(try await review.giveBack("c").status == .ok)
            let answer = try await review.submit("c")
            #expect(try answer.revision == #""4.2""#)
        }
    }
}

extension TestResponse {
    /// The revision that a receipt names, as `If-Match` takes it.
    fileprivate var revision: String {
        get throws { "\"\(try json.member("revision")?.string ?? "")\"" }
    }
}
