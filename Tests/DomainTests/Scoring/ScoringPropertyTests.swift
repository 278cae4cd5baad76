import Domain
import StrictJSON
import Testing

/// Documents of the real 1,000-point scale with made-up results, the same for the same seed.
struct RandomCluster {
    let scale: String
    let units: [String]

    init(seed: UInt64, units count: Int) throws {
        let json = try JSONDocument(try RealScale.bytes).root
        scale = String(decoding: try CanonicalJSON.bytes(of: try #require(json["scale"])), as: UTF8.self)
        var random = SeededGenerator(seed: seed)
        let leaves = RealScale.leaves(of: try #require(json["scale"]?["criteria"]))
        units = (0..<count).map { index in
            let results = leaves.map { code, kind, max in
                let result =
                    switch (Int.random(in: 0..<20, using: &random), kind) {
                    case (0, _): #"{"notAssigned":true}"#
                    case (1, _): #"{"awarded":\#(Int.random(in: 0...max, using: &random))}"#
                    case (_, "passFail"): #"{"achieved":\#(Bool.random(using: &random))}"#
                    case (_, "direct"): #"{"points":\#(Int.random(in: 0...max, using: &random))}"#
                    default: #"{"actual":\#(Int.random(in: 0...200, using: &random)),"target":100}"#
                    }
                return #""\#(code)":\#(result)"#
            }
            return #"{"code":"U\#(index)","results":{\#(results.joined(separator: ","))}}"#
        }
    }

    func document(_ units: [String]) -> String {
        #"{"scale":\#(scale),"units":[\#(units.joined(separator: ","))]}"#
    }
}

@Suite struct `Properties of every ranking` {
    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `the order of units in the document does not matter`(seed: UInt64) throws {
        let cluster = try RandomCluster(seed: seed, units: 12)
        var random = SeededGenerator(seed: seed)
        let answer = try answer(cluster.document(cluster.units))
        #expect(try self.answer(cluster.document(cluster.units.shuffled(using: &random))) == answer)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `ranks count everybody before`(seed: UInt64) throws {
        let cluster = try RandomCluster(seed: seed, units: 30)
        let document = try ScoringDocument(bytes: Array(cluster.document(cluster.units).utf8))
        let standings = Array(Scoring.answer(document).standings)
        for standing in standings {
            #expect(standing.rank == 1 + standings.count { $0.score.share > standing.score.share })
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `every leaf is between 0 and its maximum, and their sum is the unit's points`(seed: UInt64) throws {
        let cluster = try RandomCluster(seed: seed, units: 9)
        let document = try ScoringDocument(bytes: Array(cluster.document(cluster.units).utf8))
        let standings = Array(Scoring.answer(document).standings)
        for leaf in document.scale.criteria.leaves {
            let points = standings.map { $0.score.nodes[leaf.node].points }
            #expect(points.allSatisfy { .zero <= $0 && $0 <= leaf.max })
        }
        for standing in standings {
            let leaves = document.scale.criteria.leaves.map { standing.score.nodes[$0.node].points }
            #expect(leaves.reduce(.zero, +) == standing.score.points)
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `meeting a criterion never worsen a unit's rank`(seed: UInt64) throws {
        let cluster = try RandomCluster(seed: seed, units: 8)
        let ranks = try [#""I.1.1":{"achieved":false}"#, #""I.1.1":{"achieved":true}"#].map { result in
            var units = cluster.units
            units[3] = units[3].replacing(#/"I\.1\.1":\{[^}]*\}/#, with: result)
            let scored = try ScoredDocument(cluster.document(units))
            return try #require(zip(scored.order, scored.ranks).first { $0.0 == "U3" }?.1)
        }
        #expect(ranks[1] <= ranks[0])
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `an answer printed and read back is the same bytes`(seed: UInt64) throws {
        let cluster = try RandomCluster(seed: seed, units: 3)
        let text = try answer(cluster.document(cluster.units))
        let once = try CanonicalJSON.bytes(of: try JSONDocument(Array(text.utf8)).root)
        #expect(try CanonicalJSON.bytes(of: try JSONDocument(once).root) == once)
        #expect(once.count == text.utf8.count)
    }

    @Test func `a document in canonical form has the same answer`() throws {
        let cluster = try RandomCluster(seed: 7, units: 6)
        let document = cluster.document(cluster.units)
        let canonical = try CanonicalJSON.bytes(of: try JSONDocument(Array(document.utf8)).root)
        #expect(try answer(String(decoding: canonical, as: UTF8.self)) == answer(document))
    }

    private func answer(_ document: String) throws -> String {
        ScoredDocument.text(of: Scoring.answer(try ScoringDocument(bytes: Array(document.utf8))))
    }
}
