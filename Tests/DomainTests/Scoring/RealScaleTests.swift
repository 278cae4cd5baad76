import Domain
import Foundation
import StrictJSON
import Testing

/// The 1,000-point scale of a commune-police cluster, as the repository ships it.
enum RealScale {
    static var bytes: [UInt8] {
        get throws {
            let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
            return Array(try Data(contentsOf: root.appending(path: "docs/examples/commune-scale.json")))
        }
    }

    /// The code, kind and maximum of each leaf; all maxima of this scale that matter here are whole or halves.
    static func leaves(of criteria: JSONValue) -> [(code: String, kind: String, max: Int)] {
        (criteria.elements.map(Array.init) ?? []).flatMap { node -> [(code: String, kind: String, max: Int)] in
            if let children = node["children"] { return leaves(of: children) }
            let max = (node["max"]?.text ?? "0").prefix { $0 != "." }
            return [(node["code"]?.text ?? "", node["rule"]?["kind"]?.text ?? "", Int(max) ?? 0)]
        }
    }
}

@Suite struct `The real 1,000-point table` {
    @Test func `has 230 nodes, 176 leaves and sections of 700, 200 and 100`() throws {
        let document = try document(units: [#"{"code":"A"}"#])
        let criteria = document.scale.criteria
        #expect(criteria.nodes.count == 230)
        #expect(criteria.leaves.count == 176)
        #expect(criteria.nodes.filter { $0.parent == nil }.map(\.max.hundredths) == [70_000, 20_000, 10_000])
        let max = { (isKind: (Rule) -> Bool) in
            criteria.leaves.filter { isKind($0.rule) }.reduce(Points.zero) { $0 + $1.max }.hundredths
        }
        #expect(max { if case .direct = $0 { true } else { false } } == 60_700)
        #expect(max { if case .passFail = $0 { true } else { false } } == 28_800)
        #expect(max { if case .relativeToLeader = $0 { true } else { false } } == 10_500)
    }

    @Test func `full marks are 1,000 points, nothing filled in is 0 of 1,000`() throws {
        let leaves = RealScale.leaves(of: try #require(try JSONDocument(RealScale.bytes).root["scale"]?["criteria"]))
        let maxima = try maxima
        let full = leaves.map { code, kind, _ in
            switch kind {
            case "passFail": #""\#(code)":{"achieved":true}"#
            case "direct": #""\#(code)":{"points":"\#(maxima[code] ?? "")"}"#
            default: #""\#(code)":{"actual":2,"target":1}"#
            }
        }
        let text = try text(units: [#"{"code":"A","results":{\#(full.joined(separator: ","))}}"#, #"{"code":"B"}"#])
        let scored = try ScoredDocument(text)
        #expect(scored["A", "total"] == "1000")
        #expect(scored["A", "percent"] == "100")
        #expect(scored.section("A", "I") == ["700", "700"])
        #expect(scored.section("A", "II") == ["200", "200"])
        #expect(scored.section("A", "III") == ["100", "100"])
        #expect(scored["B", "total"] == "0")
        #expect(scored["B", "assignedMax"] == "1000")
        #expect(scored.unit("B")?["missing"]?.elements.map(Array.init)?.count == 176)
    }

    @Test func `it is refused without units`() throws {
        let refusal = #expect(throws: ScoringRefusal.self) { try ScoringDocument(bytes: try RealScale.bytes) }
        #expect(refusal?.problems.map(\.pointer.description) == [""])
    }

    /// The maximum of each leaf as written.
    private var maxima: [String: String] {
        get throws {
            func collect(_ criteria: JSONValue) -> [(String, String)] {
                (criteria.elements.map(Array.init) ?? []).flatMap { node in
                    node["children"].map(collect) ?? [(node["code"]?.text ?? "", node["max"]?.text ?? "")]
                }
            }
            let criteria = try #require(try JSONDocument(RealScale.bytes).root["scale"]?["criteria"])
            return Dictionary(uniqueKeysWithValues: collect(criteria))
        }
    }

    private func text(units: [String]) throws -> String {
        let scale = try CanonicalJSON.bytes(of: try #require(try JSONDocument(RealScale.bytes).root["scale"]))
        return #"{"scale":\#(String(decoding: scale, as: UTF8.self)),"units":[\#(units.joined(separator: ","))]}"#
    }

    private func document(units: [String]) throws -> ScoringDocument {
        try ScoringDocument(bytes: Array(try text(units: units).utf8))
    }
}
