import Foundation
import HTTPTypes
import HummingbirdTesting
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `a review by an agreement, over HTTP` {
    /// A bonus and a penalty, and `I.1` with evidence.
    private static let terms = #"""
        {"assignments":{},"evidenceRequired":["I.1"],"grounds":[
        {"code":"CO","kind":"bonus","most":5,"title":"Cờ thi đua"},
        {"code":"KT","kind":"penalty","most":2,"title":"Nộp chậm"}]}
        """#
    private static let paper = #"{"paper":{"number":"15/BC","date":"2026-10-05","keptAt":"Phòng Tham mưu"}}"#

    @Test(.timeLimit(.minutes(2))) func `is published although units were late, and says what was settled`()
        async throws
    {
        try await ReviewHouse.open(terms: Self.terms) { review in
            try await review.everybodyButDSubmits()
            #expect(try await review.advance(to: "assessing", as: "officer a").status == .ok)
            try await review.leadAccepts()
            #expect(try await review.advance(to: "appraising", as: "office province").status == .ok)
            let early = try await review.publish()
            #expect(try early.code == "missing-unsettled")
            #expect(try early.places.sorted() == ["?", "I.2"], "d's sheet, and what b left out")
            try await review.lateUnitsAreSettled()

            let published = try await review.publish()
            #expect(published.status == .created, "\(published.text)")
            let document = try await review.get(review.path + "/publications/1", as: "officer c").json
            let settled = document.member("settlements")?.elements?.map { $0.member("decision")?.string ?? "" }
            #expect(settled?.sorted() == ["notAssigned", "zero", "zero"])
            #expect(document.member("disqualifications") == nil, "it was lifted")
            let c = document.member("units")?.elements?.first { $0.member("name")?.string == "Đơn vị C" }?.member(
                "answer"
            )
            #expect(c?.member("bonus").map(number) == "3")
            #expect(c?.member("penalty").map(number) == "1")
            #expect(c?.member("total").map(number) == "14")
            let late = try await review.settle("d", #""disqualified":true"#, as: "office province")
            #expect(try late.code == "wrong-state")
        }
    }

    @Test func `takes evidence for what it is, or says where it is none`() async throws {
        try await ReviewHouse.open(terms: Self.terms) { review in
            let save = { (evidence: String) in
                let body = #"{"results":{"I.1":{"result":{"points":7},"evidence":\#(evidence),"version":0}}}"#
                return try await review.write(.patch, review.sheet("c", "/draft"), as: "officer c", body)
            }
            for (evidence, places) in [
                (#"{"link":"https://a"}"#, ["/results/I.1/evidence"]), ("[{}]", ["/results/I.1/evidence/0"]),
                (#"[{"link":"javascript:alert(1)"}]"#, ["/results/I.1/evidence/0/link"]),
                (
                    #"[{"paper":{"number":"1","date":"2026-02-30","keptAt":"x"}}]"#,
                    ["/results/I.1/evidence/0/paper/date"]
                ),
                ("[\(Array(repeating: Self.paper, count: 21).joined(separator: ","))]", ["/results/I.1/evidence"]),
            ] {
                let answer = try await save(evidence)
                #expect(try answer.code == "invalid-request")
                #expect(try answer.places == places)
            }
            let saved = try await save("[\(Self.paper)]")
            #expect(saved.status == .ok, "\(saved.text)")
            let shown = try await review.get(review.sheet("c"), as: "officer c").json
            let piece = shown.member("draft")?.member("I.1")?.member("evidence")?.elements?.first { _ in true }
            #expect(piece?.member("paper")?.member("keptAt")?.string == "Phòng Tham mưu")
            let stale = try await save("[]")
            #expect(try stale.code == "draft-conflict")
            let conflict = try stale.json.member("conflicts")?.elements?.first { _ in true }
            #expect(conflict?.member("stored")?.member("evidence") != nil)
            #expect(conflict?.member("yours")?.member("evidence") == nil)
        }
    }

    @Test func `is told what a settlement lacks`() async throws {
        try await ReviewHouse.open(terms: Self.terms) { review in
            try await review.cluster.bring(to: .appraising)
            for (ruling, code, places) in [
                (#""decisions":{"I.1":"zero"},"disqualified":true"#, "invalid-request", ["/disqualified"]),
                (#""decisions":{"I.1":"half"}"#, "invalid-request", ["/decisions/I.1"]),
                (#""decisions":{"I.1":"zero","CO":"zero"}"#, "unknown-criterion", ["/decisions/CO", "/decisions/I.1"]),
                (#""decisions":{"I.2":"zero"}"#, "not-missing", ["/decisions/I.2"]),
                (#""decisions":{}"#, "criterion-required", []),
            ] as [(String, String, [String])] {
                let answer = try await review.settle("c", ruling, as: "officer a")
                #expect(try answer.code == code, "\(answer.text)")
                #expect(try answer.places == places)
            }
            let own = try await review.settle("a", #""disqualified":true"#, as: "officer a")
            #expect(try own.code == "conflict-of-interest")
            let stranger = try await review.settle("c", #""disqualified":true"#, as: "head x", match: "\"2.0.3\"")
            #expect(stranger.status == .notFound)
            let stale = try await review.settle("c", #""disqualified":true"#, as: "officer a", match: "\"2.0.2\"")
            #expect(try stale.code == "stale-version")
        }
    }

    private func number(_ value: JSONValue) -> String {
        value.withText { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension ReviewHouse {
    /// Settles something of a unit as somebody sees it now.
    func settle(
        _ unit: String,
        _ ruling: String,
        as name: String,
        match: String? = nil
    ) async throws -> TestResponse {
        let id = cluster.unit(unit).uuidString.lowercased()
        var seen = match
        if seen == nil { seen = try await tag(sheet(unit), as: "office province") }
        return try await write(
            .post,
            path + "/settlements",
            as: name,
            #"{"unit":"\#(id)","reason":"Không có số liệu",\#(ruling)}"#,
            match: seen
        )
    }

    fileprivate func publish() async throws -> TestResponse {
        try await write(
            .post,
            path + "/publications",
            as: "officer a",
            #"{"audience":["members"]}"#,
            match: try await tag(path, as: "officer a")
        )
    }

    /// With evidence where the agreement requires it, and `b` without `I.2`.
    fileprivate func everybodyButDSubmits() async throws {
        let evidence = #","evidence":[{"link":"https://vidu.vn/bao-cao"}]"#
        let one = { (evidence: String, version: Int) in
            #""I.1":{"result":{"points":7}\#(evidence),"version":\#(version)}"#
        }
        let bare = #"{"results":{\#(one("", 0)),"CO":{"result":{"points":3},"version":0}}}"#
        #expect(try await write(.patch, sheet("c", "/draft"), as: "officer c", bare).status == .ok)
        let refused = try await submit("c")
        #expect(try refused.code == "evidence-required")
        #expect(try refused.places == ["I.1"])
        let whole = #"{"results":{\#(one(evidence, 1)),"I.2":{"result":{"achieved":true},"version":0}}}"#
        #expect(try await write(.patch, sheet("c", "/draft"), as: "officer c", whole).status == .ok)
        for unit in ["a", "b"] {
            let results = one(evidence, 0) + (unit == "b" ? "" : #","I.2":{"result":{"achieved":true},"version":0}"#)
            let saved = try await write(
                .patch,
                sheet(unit, "/draft"),
                as: "officer \(unit)",
                #"{"results":{\#(results)}}"#
            )
            #expect(saved.status == .ok, "\(saved.text)")
        }
        for unit in ["a", "b", "c"] { #expect(try await submit(unit).status == .ok) }
    }

    /// The lead takes `c`'s sheet over, all of it but a penalty that it gives.
    fileprivate func leadAccepts() async throws {
        let penalty = #"{"findings":{"KT":{"kind":"value","result":{"points":1},"reason":"Nộp chậm hai ngày"}}}"#
        let assessed = try await write(
            .post,
            sheet("c", "/assessment"),
            as: "officer a",
            penalty,
            match: try await tag(sheet("c"), as: "officer a")
        )
        #expect(assessed.status == .ok, "\(assessed.text)")
        let accept = { (body: String) in
            try await write(
                .post,
                sheet("c", "/acceptance"),
                as: "officer a",
                body,
                match: try await tag(sheet("c"), as: "officer a")
            )
        }
        let group = try await accept(#"{"criteria":["I","KT"],"reason":"Đủ minh chứng"}"#)
        #expect(
            group.text
                == #"{"revision":"2.0.6","layer":"assessment1","accepted":["I.1","I.2"],"#
                + #""notAccepted":[{"criterion":"KT","cause":"alreadyAssessed"}]}"#
        )
        let rest = try await accept("{}")
        #expect(rest.text == #"{"revision":"2.0.7","layer":"assessment1","accepted":["CO"],"notAccepted":[]}"#)
        let entries = try await get(sheet("c"), as: "officer a").json.member("entries")?.elements?.map { entry in
            "\(entry.member("layer")?.string ?? "") \(entry.member("evidence") == nil ? "-" : "evidence")"
        }
        #expect(entries?.filter { $0.hasSuffix("evidence") } == ["self evidence"])
        let open = try await accept(#"{"criteria":["X"]}"#)
        #expect(try open.code == "unknown-criterion")
    }

    /// `d` never submitted, and `b` left something out.
    fileprivate func lateUnitsAreSettled() async throws {
        let closed = try await settle("d", #""decisions":{"I.1":"zero","I.2":"notAssigned"}"#, as: "officer a")
        #expect(closed.status == .created)
        #expect(closed.text == #"{"revision":"2.0.2","state":"submitted","entries":2,"disqualified":false}"#)
        for (ruling, expected) in [("true", HTTPResponse.Status.created), ("true", .conflict), ("false", .created)] {
            let answer = try await settle("b", "\"disqualified\":\(ruling)", as: "officer a")
            #expect(answer.status == expected, "\(answer.text)")
        }
        let still = try await publish()
        #expect(try still.places == ["I.2"], "the unit is in the ranking again")
        let zero = try await settle("b", #""decisions":{"I.2":"zero"}"#, as: "office province")
        #expect(zero.status == .created, "\(zero.text)")
        let own = try await get(path + "/settlements", as: "officer b").json
        #expect(own.member("settlements")?.elements.map { Array($0).count } == 3, "the deputy sees d's, and its own")
        let member = try await get(path + "/settlements", as: "officer c").json
        #expect(member.member("settlements")?.elements?.isEmpty == true)
    }
}
