import Crypto
import Domain
import Exports
import StrictJSON
import Testing

@Suite struct `A publication read back` {
    @Test func `has what was published`() throws {
        let bytes = try Sample.publication()
        let ranking = try PublishedRanking(bytes: bytes)
        #expect(ranking.source.review == ReviewID(bits: 1))
        #expect(ranking.source.number == 7)
        #expect(ranking.source.day == day("2026-11-20"))
        #expect(
            ranking.source.sha256
                == SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        )
        #expect(ranking.clusterSeason == ClusterSeasonID(bits: 1_001))
        #expect(ranking.kind == .annual)
        #expect(ranking.units.map(\.line.code) == [Code("U1"), Code("U0"), Code("U2")])
        #expect(ranking.units.map(\.line.rank) == [1, 2, 3])
        #expect(ranking.units.map(\.line.total.text) == ["90.5", "87.25", "12"])
        #expect(ranking.units.map(\.line.grade) == ["tốt", "tốt", nil])
        #expect(ranking.units[2].line.name == Sample.members[2].name)
        #expect(ranking.units[1].leaves[Code("I")]?.points.text == "87.25")
        #expect(ranking.units[1].leaves[Code("I")]?.because.contains("87.25") == true)
        #expect(ranking.units[1].leaves[Code("-II")] == nil)
    }

    @Test func `may name its agreement and its review, and what was settled`() throws {
        let whole = String(decoding: try Sample.publication(), as: UTF8.self)
        let more = #"{"agreement":{"number":2,"sha256":"ab"},"name":"Đợt 1","settlements":[],"disqualifications":[],"#
        let ranking = try PublishedRanking(bytes: Array((more + whole.dropFirst()).utf8))
        #expect(try ranking.units == PublishedRanking(bytes: Sample.publication()).units)
    }

    @Test func `has the lines that the standings had`() throws {
        let published = try PublishedRanking(bytes: Sample.publication())
        #expect(try published.units.map(\.line) == Sample.liveLines())
    }

    @Test(arguments: [
        (#""format":1"#, #""format":2"#, "/format"),
        (#""number":7"#, #""number":0"#, "/number"),
        (#""kind":"annual""#, #""kind":"weekly""#, "/kind"),
        (#""day":"2026-11-20""#, #""day":"2026-11-31""#, "/day"),
        (#""criteriaSet":"c0ffee","#, "", ""),
        (#""criteriaSet":"c0ffee""#, #""criteriaSet":"c0ffee","more":1"#, "/more"),
        (#""criteriaSet":"c0ffee""#, #""criteriaSet":"c0ffee","criteriaSet":"c0ffee""#, "/criteriaSet"),
        (#""total":90.5"#, #""total":"90.5""#, "/units/0/answer/total"),
        (#""total":90.5"#, #""total":905e-1"#, "/units/0/answer/total"),
        (#""rank":1,"#, #""rank":0,"#, "/units/0/answer/rank"),
        (#""rank":1,"#, "", "/units/0/answer"),
        (#""missing":[]"#, #""missing":{}"#, "/units/0/answer/missing"),
        (#""answer":{"#, #""answer":[],"x":{"#, "/units/0/x"),
        (#""code":"U1","name""#, #""code":"U9","name""#, "/units/0/answer"),
        (#"00000b""#, #"00000a""#, "/units/1"),
        (#""points":90.5}"#, #""points":"=1"}"#, "/units/0/answer/leaves/I/points"),
    ])
    func `is refused at the place that is wrong`(text: String, replacement: String, pointer: String) throws {
        let whole = String(decoding: try Sample.publication(), as: UTF8.self)
        let place = try #require(whole.firstRange(of: text))
        let error = #expect(throws: RankingRefusal.self) {
            try PublishedRanking(bytes: Array(whole.replacingCharacters(in: place, with: replacement).utf8))
        }
        let refusal = try #require(error)
        #expect(refusal.problems.map(\.pointer.description).contains(pointer))
        #expect(refusal.wording.en.hasPrefix("Not a publication: "))
    }

    @Test func `is refused where it is no JSON, or a line of standings`() throws {
        #expect(throws: RankingRefusal.self) { try PublishedRanking(bytes: []) }
        let line = try #require(try Sample.scoring().lines(whole: false).first)
        #expect(throws: RankingRefusal.self) { try PublishedRanking(bytes: line) }
        // And the other way round: a whole answer is no line.
        let whole = try #require(try Sample.scoring().lines(whole: true).first)
        let error = #expect(throws: RankingRefusal.self) {
            try RankingLine(unit: UnitID(bits: 1), name: "", summary: whole)
        }
        #expect(error?.problems.map(\.pointer.description) == ["/sections", "/leaves"])
        #expect(error?.wording.en.hasPrefix("Not a line of standings: ") == true)
    }

    @Test func `stands for its own review only, and a published review never for live`() throws {
        let ranking = try PublishedRanking(bytes: Sample.publication(1))
        #expect(throws: ExportFailure.foreignPublication(review: ReviewID(bits: 2))) {
            try ExportedRanking(ranking, at: Sample.place(2, .published))
        }
        #expect(throws: ExportFailure.publicationMissing(review: ReviewID(bits: 1))) {
            try ExportedRanking(live: [], at: Sample.place(1, .published))
        }
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
