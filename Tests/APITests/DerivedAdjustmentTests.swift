import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `Bonuses, penalties and disqualification in a derivation, over HTTP` {
    private static let scale = HandMadeCluster.smallScale.replacing(#"{"criteria""#, with: #"{"bonusCap":2,"criteria""#)
    private static let terms = #"""
        {"assignments":{},"evidenceRequired":[],"grounds":[
        {"code":"KT","kind":"penalty","most":2,"title":"Nộp chậm"},
        {"code":"CO","kind":"bonus","most":5,"title":"Cờ thi đua"},
        {"code":"HU","kind":"bonus","most":5,"title":"Huân chương"}]}
        """#

    @Test func `stand beside the criteria, with what the cap left of them`() async throws {
        try await ReviewHouse.open(scale: Self.scale, terms: Self.terms) { review in
            try await review.dClaimsABonus()
            #expect(try await review.assess("d", "KT", points: 1).status == .ok)
            let path = review.path + review.derivation(of: "d")
            let json = try await review.get(path, as: "office province").json
            let adjustments = try #require(json.member("adjustments")?.elements.map { Array($0) })
            #expect(adjustments.map { $0.member("code")?.string } == ["KT", "CO"])
            #expect(adjustments.map { $0.member("kind")?.string } == ["penalty", "bonus"])
            #expect(adjustments.map { $0.member("title")?.string } == ["Nộp chậm", "Cờ thi đua"])
            #expect(adjustments.map { $0.member("most")?.numberText } == ["2", "5"])
            #expect(adjustments.map { $0.member("points")?.numberText } == ["1", "3"])
            #expect(
                adjustments.map { $0.member("effective")?.member("layer")?.string } == ["assessment1", "self"]
            )
            let entries = adjustments.map { $0.member("entries")?.elements?.map { $0.member("reason")?.string } }
            #expect(entries == [["Theo biên bản"], [nil]])
            let sums = try #require(json.member("sums"))
            #expect(sums.member("bonus")?.member("sum")?.numberText == "3")
            #expect(sums.member("bonus")?.member("cap")?.numberText == "2")
            #expect(sums.member("bonus")?.member("points")?.numberText == json.member("bonus")?.numberText)
            #expect(sums.member("bonus")?.member("because")?.string == "3, tối đa 2 → 2")
            #expect(sums.member("penalty")?.member("cap")?.isNull == true)
            #expect(sums.member("penalty")?.member("because")?.string == "1")
            #expect(sums.member("total")?.member("because")?.string == "12 + 2 − 1 = 13")
            #expect(json.member("total")?.numberText == "13")
            #expect(json.member("disqualification")?.isNull == true)
        }
    }

    @Test func `say why a unit is out of the ranking, until it is let in again`() async throws {
        try await ReviewHouse.open(scale: Self.scale, terms: Self.terms) { review in
            try await review.dClaimsABonus()
            #expect(try await review.advance(to: "appraising", as: "office province").status == .ok)
            let path = review.path + review.derivation(of: "d")
            #expect(try await review.settle("d", #""disqualified":true"#, as: "officer a").status == .created)
            let out = try await review.get(path, as: "office province").json.member("disqualification")
            #expect(out?.member("reason")?.string == "Không có số liệu")
            let settlements = try await review.get(review.path + "/settlements", as: "office province").json
            let listed = settlements.member("disqualifications")?.elements?.first { _ in true }
            #expect(out?.member("recordedAt")?.string == listed?.member("recordedAt")?.string)
            #expect(out?.member("recordedAt")?.string != nil)
            #expect(try await review.settle("d", #""disqualified":false"#, as: "officer a").status == .created)
            let back = try await review.get(path, as: "office province").json.member("disqualification")
            #expect(back?.isNull == true)
        }
    }

    /// The unit reads its standing and its derivation at any time, and never what those above entered.
    @Test func `move nothing but the line of the standings for the unit itself, while its layers are withheld`()
        async throws
    {
        try await ReviewHouse.open(scale: Self.scale, terms: Self.terms) { review in
            let visibility = [
                ("selfScores", "immediately"), ("assessedPoints", "never"), ("standings", "immediately"),
                ("evidence", "never"), ("explanations", "immediately"),
            ].map { #""\#($0)":{"own":"\#($1)","members":"never"}"# }.joined(separator: ",")
            try await review.house.superuser.query(
                """
                update thidua.review set visibility = \("{" + visibility + "}")::jsonb
                where id = \(review.cluster.review)
                """
            )
            try await review.dClaimsABonus()
            let read = { (name: String) in
                let answer = try await review.get(review.path + review.derivation(of: "d"), as: name)
                #expect(answer.status == .ok, "\(answer.text)")
                // From the groups on: the line before them is the standings', which the cluster chose to release.
                return answer.text[try #require(answer.text.range(of: #""sections":"#)).lowerBound...]
            }
            let before = try await read("officer d")
            #expect(before.contains(#""adjustments":[{"code":"CO","#))
            #expect(!before.contains("evidence"))
            for hidden in [#""sums""#, #""disqualification""#, #""effective""#] { #expect(!before.contains(hidden)) }
            var seenAbove = try await read("office province")
            #expect(seenAbove.contains(#""evidence":[{"link":"#))
            let acts: [@Sendable () async throws -> TestResponse] = [
                { try await review.assess("d", "KT", points: 2) }, { try await review.assess("d", "CO", points: 1) },
                { try await review.assess("d", "HU", points: 0) },
                { try await review.advance(to: "appraising", as: "office province") },
                { try await review.settle("d", #""disqualified":true"#, as: "officer a") },
            ]
            for (number, act) in acts.enumerated() {
                let answer = try await act()
                #expect(answer.status.kind == .successful, "\(answer.text)")
                #expect(try await read("officer d") == before)
                let above = try await read("office province")
                #expect((above != seenAbove) == (number != 3), "those above see what they did; a step shows elsewhere")
                seenAbove = above
            }
        }
    }
}

extension ReviewHouse {
    /// All submit 7 points and an achievement each, and `d` claims a bonus with evidence; then the lead begins to assess.
    func dClaimsABonus() async throws {
        let bonus =
            #"{"results":{"CO":{"result":{"points":3},"evidence":[{"link":"https://vidu.vn/co"}],"version":0}}}"#
        let saved = try await write(.patch, sheet("d", "/draft"), as: "officer d", bonus)
        #expect(saved.status == .ok, "\(saved.text)")
        try await bringToAssessing(["a", "b", "c", "d"])
    }

    /// An officer of the lead enters points for a ground.
    func assess(_ unit: String, _ ground: String, points: Int) async throws -> TestResponse {
        try await write(
            .post,
            sheet(unit, "/assessment"),
            as: "officer a",
            #"{"findings":{"\#(ground)":{"kind":"value","result":{"points":\#(points)},"reason":"Theo biên bản"}}}"#,
            match: try await tag(sheet(unit), as: "officer a")
        )
    }
}
