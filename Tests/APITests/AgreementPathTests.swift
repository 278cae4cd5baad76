import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

/// What agreements over HTTP refuse, and what two people at once come to.
@Suite(.database(.migrated)) struct `Agreements over HTTP` {
    private static let text = #"""
        {"slogan":"Đổi mới","contents":[{"title":"x"}],
         "scale":{"criteria":[{"code":"I","title":"","max":10,"rule":{"kind":"direct"}}]}}
        """#

    private func path(_ review: ReviewHouse, _ rest: String = "") -> String {
        "/api/v1/cluster-seasons/\(review.cluster.clusterSeason(of: "c").uuidString.lowercased())/agreements\(rest)"
    }

    private func unit(_ review: ReviewHouse, _ name: String) -> String {
        review.cluster.unit(name).uuidString.lowercased()
    }

    @Test func `name every place of a text that is wrong, and keep nothing of it`() async throws {
        try await ReviewHouse.open { review in
            let wrong = #"""
                {"slogan":"x","targets":[{"text":"","op":">="}],"scale":{"criteria":[]},
                 "grounds":[{"code":"T","kind":"gift","title":"x","most":1}]}
                """#
            let refused = try await review.write(.post, path(review), as: "officer a", wrong)
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.code == "invalid-agreement")
            #expect(
                try Set(refused.places) == [
                    "/targets/0/text", "/targets/0", "/scale/criteria", "/grounds/0/kind",
                ]
            )
            let unknown = try await review.write(.post, path(review), as: "officer a", #"{"sloganx":"x"}"#)
            #expect(try unknown.code == "invalid-request")
            #expect(try unknown.places == ["/sloganx"])
            #expect(try await review.get(path(review), as: "officer c").text == #"{"agreements":[]}"#)
            #expect(try await review.get(path(review, "/1"), as: "officer c").status == .notFound)
            #expect(try await review.get(path(review, "/0"), as: "officer c").status == .notFound)
        }
    }

    @Test func `take codes in one form alone, and refuse two that become one`() async throws {
        try await ReviewHouse.open { review in
            let decomposed = #"{"criteria":[{"code":"E\u0301","title":"","max":1,"rule":{"kind":"direct"}},"#
            let text = #"{"scale":\#(decomposed){"code":"É","title":"","max":1,"rule":{"kind":"direct"}}]}}"#
            let refused = try await review.write(.post, path(review), as: "officer a", text)
            #expect(try refused.code == "invalid-agreement")
            #expect(try refused.places == ["/scale/criteria/1/code"])
        }
    }

    @Test func `are begun by one of two people, and saved by the one who saw the last version`() async throws {
        try await ReviewHouse.open { review in
            async let one = review.write(.post, path(review), as: "officer a", #"{"slogan":"một"}"#)
            async let other = review.write(.post, path(review), as: "office province", #"{"slogan":"hai"}"#)
            let answers = try await [one, other].sorted { $0.status.code < $1.status.code }
            #expect(answers.map(\.status.code) == [201, 409])
            #expect(try answers[1].code == "agreement-pending")
            let tag = try await review.tag(path(review, "/1"), as: "officer a")
            let saved = try await review.write(.put, path(review, "/1"), as: "officer a", Self.text, match: tag)
            #expect(saved.status == .ok, "\(saved.text)")
            let late = try await review.write(.put, path(review, "/1"), as: "office province", "{}", match: tag)
            #expect(try late.code == "stale-version")
            let kept = try await review.get(path(review, "/1"), as: "head c").json
            #expect(kept.member("document")?.member("slogan")?.string == "Đổi mới")
        }
    }

    @Test func `lose their signatures with the text that was signed`() async throws {
        try await ReviewHouse.open { review in
            #expect(try await review.write(.post, path(review), as: "officer a", Self.text).status == .created)
            try await move(review, #"{"to":"signing"}"#)
            #expect(try await sign(review, "c").status == .created)
            let twice = try await sign(review, "c")
            #expect(try twice.code == "already-signed")
            let clusterSeason = review.cluster.clusterSeason(of: "c").uuidString.lowercased()
            let log = "/api/v1/audit-events?clusterSeason=\(clusterSeason)&unit=\(unit(review, "c"))"
            #expect(try await review.get(log, as: "office province").items("action") == ["agreement.signed"])
            let silent = try await review.write(
                .post,
                path(review, "/1/state"),
                as: "officer a",
                #"{"to":"draft"}"#,
                match: try await review.tag(path(review, "/1"), as: "officer a")
            )
            #expect(try silent.code == "reason-required")
            try await move(review, #"{"to":"draft","reason":"Sửa khẩu hiệu"}"#)
            let changed = try await review.write(
                .put,
                path(review, "/1"),
                as: "officer a",
                Self.text.replacing("Đổi mới", with: "Kỷ cương"),
                match: try await review.tag(path(review, "/1"), as: "officer a")
            )
            #expect(changed.status == .ok)
            try await move(review, #"{"to":"signing"}"#)
            let shown = try await review.get(path(review, "/1"), as: "officer c").json
            #expect(shown.member("signatures")?.elements?.isEmpty == true)
            #expect(shown.member("missing")?.elements.map { Array($0).count } == 4)
            #expect(try await sign(review, "c").status == .created)
        }
    }

    @Test func `hold by the office's word with those named who have not signed, and are replaced by the next`()
        async throws
    {
        try await ReviewHouse.open { review in
            #expect(try await review.write(.post, path(review), as: "office province", Self.text).status == .created)
            try await move(review, #"{"to":"signing"}"#)
            #expect(try await sign(review, "c").status == .created)
            let three = ["a", "b", "d"].map { #""\#(unit(review, $0))""# }.joined(separator: ",")
            let nameless = try await enforce(review, 1, as: "office province", #"{"reason":"x"}"#)
            #expect(try nameless.code == "signatures-differ")
            #expect(try nameless.refusedUnits.count == 3)
            let mute = try await enforce(review, 1, as: "office province", #"{"outstanding":[\#(three)]}"#)
            #expect(try mute.code == "reason-required")
            let byLead = try await enforce(review, 1, as: "officer a", #"{"outstanding":[\#(three)],"reason":"x"}"#)
            #expect(try byLead.code == "not-permitted")
            let done = try await enforce(
                review,
                1,
                as: "office province",
                #"{"outstanding":[\#(three)],"reason":"Đang sáp nhập"}"#
            )
            #expect(done.status == .ok, "\(done.text)")
            // Who was absent signs later.
            #expect(try await sign(review, "d").status == .created)
            let held = try await review.get(path(review, "/1"), as: "officer c").json
            #expect(held.member("outstanding")?.elements.map { Array($0).count } == 3)
            #expect(held.member("reason")?.string == "Đang sáp nhập")

            #expect(try await review.write(.post, path(review), as: "office province", Self.text).status == .created)
            try await move(review, #"{"to":"signing"}"#, number: 2)
            for name in ["a", "b", "c", "d"] { #expect(try await sign(review, name, number: 2).status == .created) }
            #expect(try await enforce(review, 2, as: "head a", "{}").status == .ok)
            let list = try await review.get(path(review), as: "officer c").json
            let states = list.member("agreements")?.elements?.map { $0.member("state")?.string }
            #expect(states == ["replaced", "inForce"])
        }
    }

    @Test func `open one review of a kind and name, also once a unit that they name has left`() async throws {
        try await ReviewHouse.open { review in
            let season = "/api/v1/cluster-seasons/\(review.cluster.clusterSeason(of: "c").uuidString.lowercased())"
            let codes = try await review.house.superuser.query(
                "select code from thidua.unit where id = \(review.cluster.unit("d"))",
                as: String.self
            )
            let code = try #require(codes.first)
            let text = Self.text.dropLast(1) + #","assignments":{"I":{"\#(code)":{"notAssigned":true}}}}"#
            #expect(try await review.write(.post, path(review), as: "office province", String(text)).status == .created)
            try await move(review, #"{"to":"signing"}"#)
            for name in ["a", "b", "c", "d"] { #expect(try await sign(review, name).status == .created) }
            #expect(try await enforce(review, 1, as: "office province", "{}").status == .ok)
            let account = try await review.get("/api/v1/account", as: "officer c").json
            let left = try await review.write(
                .post,
                season + "/members/\(unit(review, "d"))/departure",
                as: "office province",
                #"{"on":"\#(account.member("day")?.string ?? "")"}"#,
                match: try await review.tag(season, as: "office province")
            )
            #expect(left.status == .ok, "\(left.text)")
            let wish = #"{"kind":"quarterly","name":"Quý I","steps":[],"selfScoringUntil":"2999-01-01"}"#
            async let one = review.write(.post, season + "/reviews", as: "office province", wish)
            async let other = review.write(.post, season + "/reviews", as: "officer a", wish)
            let answers = try await [one, other].sorted { $0.status.code < $1.status.code }
            #expect(answers.map(\.status.code) == [201, 409], "\(answers.map(\.text))")
            #expect(try answers[1].code == "already-exists")
        }
    }

    @Test func `tell in a review by them what a sheet is filled by`() async throws {
        try await ReviewHouse.open { review in
            let text = #"""
                {"slogan":"Đổi mới","contents":[{"title":"x"}],
                 "scale":{"criteria":[{"code":"I","title":"Nhóm","max":15,"children":[
                  {"code":"I.1","title":"Án","max":10,"rule":{"kind":"direct"}},
                  {"code":"I.2","title":"Đạt","max":5,"rule":{"kind":"passFail"}}]},
                  {"code":"II","title":"","max":5,"rule":{"kind":"passFail"}}]},
                 "criteria":{"I.2":{"evidenceRequired":true,"guidance":""},"II":{"unitOfMeasure":""},
                  "I.1":{"guidance":"Theo sổ thụ lý","unitOfMeasure":"%"},"I":{"guidance":"Cả nhóm"}},
                 "grounds":[{"code":"KT","kind":"penalty","title":"Nộp chậm","most":0.5},
                  {"code":"CO","kind":"bonus","title":"Cờ thi đua","most":5}]}
                """#
            #expect(try await review.write(.post, path(review), as: "office province", text).status == .created)
            try await move(review, #"{"to":"signing"}"#)
            for name in ["a", "b", "c", "d"] { #expect(try await sign(review, name).status == .created) }
            #expect(try await enforce(review, 1, as: "office province", "{}").status == .ok)
            let opened = try await review.write(
                .post,
                "/api/v1/cluster-seasons/\(review.cluster.clusterSeason(of: "c").uuidString.lowercased())/reviews",
                as: "officer a",
                #"{"kind":"quarterly","name":"Quý I","steps":[],"selfScoringUntil":"2999-01-01"}"#
            )
            #expect(opened.status == .created, "\(opened.text)")
            let id = try #require(try opened.json.member("id")?.string)
            for name in ["officer c", "office province", "auditor"] {
                let shown = try await review.get("/api/v1/reviews/\(id)", as: name).text
                #expect(
                    shown.hasSuffix(
                        #""terms":{"I":{"guidance":"Cả nhóm","evidenceRequired":false},"#
                            + #""I.1":{"guidance":"Theo sổ thụ lý","unitOfMeasure":"%","evidenceRequired":false},"#
                            + #""I.2":{"evidenceRequired":true}},"#
                            + #""grounds":[{"code":"KT","kind":"penalty","title":"Nộp chậm","most":0.5},"#
                            + #"{"code":"CO","kind":"bonus","title":"Cờ thi đua","most":5}]}"#
                    ),
                    "\(name): \(shown)"
                )
            }
            // The other review is by no agreement.
            #expect(try await review.get(review.path, as: "officer c").text.hasSuffix(#""terms":{},"grounds":[]}"#))
        }
    }

    private func move(_ review: ReviewHouse, _ json: String, number: Int = 1) async throws {
        let answer = try await review.write(
            .post,
            path(review, "/\(number)/state"),
            as: "officer a",
            json,
            match: try await review.tag(path(review, "/\(number)"), as: "officer a")
        )
        #expect(answer.status == .ok, "\(answer.text)")
    }

    private func sign(_ review: ReviewHouse, _ name: String, number: Int = 1) async throws -> TestResponse {
        try await review.write(
            .post,
            path(review, "/\(number)/signatures"),
            as: "head \(name)",
            #"{"unit":"\#(unit(review, name))"}"#,
            match: try await review.tag(path(review, "/\(number)"), as: "head \(name)")
        )
    }

    private func enforce(
        _ review: ReviewHouse,
        _ number: Int,
        as name: String,
        _ json: String
    ) async throws -> TestResponse {
        try await review.write(
            .post,
            path(review, "/\(number)/enforcement"),
            as: name,
            json,
            match: try await review.tag(path(review, "/\(number)"), as: name)
        )
    }
}
