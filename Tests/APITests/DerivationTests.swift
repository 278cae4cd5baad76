import Crypto
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `How the standings come about, over HTTP` {
    @Test func `is told for each criterion, with all that was entered and sent back`() async throws {
        try await ReviewHouse.open { review in
            try await review.bringToAssessing(["a", "b", "c", "d"])
            #expect(try await review.assess("d", points: 4).status == .ok)
            #expect(try await review.giveBack("d").status == .ok)
            #expect(try await review.save(["I.1": #"{"points":8}"#], for: "d", version: 1).status == .ok)
            #expect(try await review.submit("d").status == .ok)
            #expect(try await review.assess("d", points: 6).status == .ok)
            let path = review.path + review.derivation(of: "d")
            let answer = try await review.get(path, as: "office province")
            #expect(answer.status == .ok, "\(answer.text)")
            let json = try answer.json
            #expect(json.member("code")?.string == review.cluster.code("d"))
            #expect(json.member("total")?.numberText == "11")
            let sections = try #require(json.member("sections")?.elements.map { Array($0) })
            #expect(sections.map { $0.member("code")?.string } == ["I"])
            #expect(sections.map { $0.member("points")?.numberText } == ["11"])
            #expect(sections.map { $0.member("assignedMax")?.numberText } == ["15"])
            let leaves = try #require(json.member("leaves")?.elements.map { Array($0) })
            #expect(leaves.map { $0.member("code")?.string } == ["I.1", "I.2"])
            #expect(leaves.map { $0.member("title")?.string } == ["Chấm thẳng", "Đạt"])
            #expect(leaves.map { $0.member("section")?.string } == ["I", "I"])
            #expect(leaves.map { $0.member("points")?.numberText } == ["6", "5"])
            #expect(leaves.map { $0.member("because")?.string } == ["điểm ấn định 6 → 6", "đạt → 5"])
            #expect(leaves.map { $0.member("effective")?.member("layer")?.string } == ["assessment1", "self"])
            let entries = try #require(leaves[0].member("entries")?.elements.map { Array($0) })
            #expect(entries.map { $0.member("layer")?.string } == ["self", "assessment1", "self", "assessment1"])
            #expect(entries.map { $0.member("pass")?.numberText } == ["1", "1", "2", "2"])
            let returns = try #require(leaves[0].member("returns")?.elements.map { Array($0) })
            #expect(returns.map { $0.member("reason")?.string } == ["Chưa có minh chứng"])

            #expect(try await review.get(path, as: "officer d").code == "not-released")
            #expect(try await review.get(path, as: "key c").code == "not-permitted")
            #expect(try await review.get(path, as: "head x").status == .notFound)
            let nobody = review.path + "/derivations/\(UUID().uuidString.lowercased())"
            #expect(try await review.get(nobody, as: "office province").status == .notFound)
        }
    }

    @Test func `tells a unit nothing of the others, whatever they have`() async throws {
        let scale = """
            {"criteria":[{"code":"I.1","title":"Dẫn đầu","max":10,"rule":{"kind":"relativeToLeader"}}]}
            """
        try await ReviewHouse.open(scale: scale) { review in
            let opened = #"{"own":"immediately","members":"never"}"#
            let visibility =
                ["selfScores", "assessedPoints", "standings", "evidence", "explanations"]
                .map { "\"\($0)\":\(opened)" }.joined(separator: ",")
            try await review.house.superuser.query(
                """
                update thidua.review set visibility = \("{" + visibility + "}")::jsonb
                where id = \(review.cluster.review)
                """
            )
            for (unit, result) in [("c", #"{"actual":0}"#), ("d", #"{"actual":20}"#)] {
                #expect(try await review.save(["I.1": result], for: unit).status == .ok)
            }
            #expect(try await review.submit("c").status == .ok)
            let path = review.path + review.derivation(of: "c")
            let before = Seen(try await review.get(path, as: "officer c"))
            #expect(before.status == 200)
            #expect(before.text.contains("giá trị 0 → 0"))
            #expect(try await review.submit("d").status == .ok)
            let after = Seen(try await review.get(path, as: "officer c"))
            let aboveAll = try await review.get(path, as: "office province").text
            #expect(aboveAll.contains("10·0/20 = 0"), "\(aboveAll)")
            #expect(after.text.replacing("\"rank\":2", with: "\"rank\":1") == before.text)
            #expect(
                try await review.get(review.path + review.derivation(of: "d"), as: "officer c").status == .forbidden
            )
            #expect(try await review.get(review.path + "/scoring-document", as: "officer c").status == .forbidden)
        }
    }

    @Test func `is the answer to a document that anybody can score again`() async throws {
        try await ReviewHouse.open { review in
            let path = review.path + "/scoring-document"
            try await review.bringToAssessing(["a", "b", "d"])
            #expect(try await review.assess("d", points: 4).status == .ok)
            let answer = try await review.get(path, as: "office province")
            #expect(answer.status == .ok, "\(answer.text)")
            let hash = SHA256.hash(data: answer.bytes).map { String(format: "%02x", $0) }.joined()
            #expect(answer.headers[.eTag] == "\"\(hash)\"")
            // The very bytes that `thidua score` prints.
            let scored = Array(Scoring.answer(try ScoringDocument(bytes: answer.bytes)).pieces.joined())
            let units = try #require(try JSONDocument(scored).root.member("units")?.elements.map { Array($0) })
            let standings = try await review.get(review.path + "/standings", as: "office province").json
            let lines = try #require(standings.member("units")?.elements.map { Array($0) })
            #expect(units.count == 4)
            #expect(
                try units.map { try line($0, without: ["sections", "leaves"]) }
                    == lines.map {
                        try line($0, without: ["unit", "name"])
                    }
            )
            #expect(try await review.get(path, as: "officer a").code == "not-released")
        }
    }

    /// The members of an object in canonical JSON, some left out.
    private func line(_ object: JSONValue, without names: Set<String>) throws -> [String: String] {
        let members = try #require(object.members)
        var line: [String: String] = [:]
        for (key, value) in members {
            guard let name = key.string, !names.contains(name) else { continue }
            line[name] = String(decoding: try CanonicalJSON.bytes(of: value), as: UTF8.self)
        }
        return line
    }
}

extension JSONValue {
    /// A number's text.
    var numberText: String? {
        kind == .number ? withText { String(decoding: $0, as: UTF8.self) } : nil
    }
}
