import Domain
import StrictJSON
import Testing

@Suite struct `The standings of a review` {
    static let scale = #"""
        {"criteria":[{"code":"B","title":"","max":10,"rule":{"kind":"relativeToLeader"}},
         {"code":"A","title":"","max":10,"rule":{"kind":"direct"}}]}
        """#

    static func members(_ states: [SheetState]) -> [ReviewMember] {
        zip([Cluster.member, Cluster.other, Cluster.lead], states).map { unit, state in
            ReviewMember(unit: unit, code: Code("U\(unit.bits)"), name: "Đơn vị \(unit.bits)", sheet: state)
        }
    }

    private func scoring(_ lines: [LedgerLine], _ states: [SheetState]) throws -> ReviewScoring {
        try ReviewScoring(criteria: Cluster.criteria(Self.scale), members: Self.members(states), ledger: lines.ledger)
    }

    @Test func `are the answer to a canonical document that anybody can score again`() throws {
        let lines: [LedgerLine] = [
            .entry("B", .selfScore, 1, result(#"{"actual":150,"target":100}"#)),
            .entry("A", .selfScore, 1, result(#"{"points":9.50}"#)),
            .entry("A", .assessment1, 1, result(#"{"points":8}"#)),
            .entry("B", .selfScore, 1, result(#"{"actual":120,"target":100}"#), of: Cluster.other),
        ]
        let scoring = try scoring(lines, [.submitted, .submitted])
        let text = String(decoding: scoring.documentBytes, as: UTF8.self)
        #expect(
            text.hasSuffix(
                #""units":[{"code":"U3","results":{"A":{"points":8},"B":{"actual":150,"target":100}}},"#
                    + #"{"code":"U4","results":{"B":{"actual":120,"target":100}}}]}"#
            )
        )
        let json = try JSONDocument(scoring.documentBytes).root
        #expect(try CanonicalJSON.bytes(of: json) == scoring.documentBytes)
        #expect(try CanonicalJSON.bytes(of: #require(json["scale"])) == Cluster.criteria(Self.scale).scaleBytes)
        let scored = try ScoredDocument(text)
        #expect(scoring.standings.map(\.code.description) == scored.order)
        #expect(scoring.standings.map(\.unit) == [Cluster.member, Cluster.other])
        #expect(scoring.standings.map(\.rank) == [1, 2])
        #expect(scoring.standings.map(\.score.total.hundredths) == [1_800, 700])
        #expect(scoring.standings.map(\.missing) == [[], ["A"]])
    }

    @Test func `do not depend on the order that members come in`() throws {
        let criteria = try Cluster.criteria(Self.scale)
        let members = Self.members([.submitted, .returned, .draft])
        let ledger = [LedgerLine.entry("A", .selfScore, 1, result(#"{"points":1}"#))].ledger
        let one = try ReviewScoring(criteria: criteria, members: members, ledger: ledger)
        let two = try ReviewScoring(criteria: criteria, members: members.reversed(), ledger: ledger)
        #expect(one.documentBytes == two.documentBytes)
        #expect(one.members == two.members)
    }

    @Test func `know of a unit that never submitted no result, and of a returned sheet what the ledger says`() throws {
        let lines: [LedgerLine] = [.entry("A", .selfScore, 1, result(#"{"points":9}"#))]
        let points = { (state: SheetState) in
            try scoring(lines, [state]).standings.map(\.score.points.hundredths)
        }
        #expect(try points(.draft) == [0])
        #expect(try points(.submitted) == [900])
        #expect(try points(.returned) == [900])
        #expect(try scoring(lines, [.draft]).standings.map(\.missing) == [["B", "A"]])
    }

    @Test func `let a unit with awarded points lead still`() throws {
        let lines: [LedgerLine] = [
            .entry("B", .selfScore, 1, result(#"{"actual":150,"target":100}"#)),
            .line("B", .assessment1, 1, .awarded, result(#"{"awarded":1}"#)),
            .entry("B", .selfScore, 1, result(#"{"actual":120,"target":100}"#), of: Cluster.other),
        ]
        // Alone, U4 would lead and have 10.
        #expect(try scoring(lines, [.submitted, .submitted]).standings.map(\.score.points.hundredths) == [700, 100])
    }

    @Test func `are refused where two members have one code, or there is none`() throws {
        let twice = [1, 2].map { ReviewMember(unit: UnitID(bits: $0), code: "U", name: "", sheet: .draft) }
        for members in [twice, []] {
            #expect(throws: ScoringRefusal.self) {
                try ReviewScoring(criteria: Cluster.criteria(), members: members, ledger: [LedgerLine]().ledger)
            }
        }
    }
}

@Suite struct `A publication` {
    private static let whole: [LedgerLine] = [Cluster.member, Cluster.other].flatMap { unit in
        [
            LedgerLine.entry("A", .selfScore, 1, result(#"{"points":\#(unit.bits)}"#), of: unit),
            .line("B", .assessment2, 1, .notAssigned, nil, of: unit),
        ]
    }

    private func publish(
        _ lines: [LedgerLine] = whole,
        _ states: [SheetState] = [.submitted, .submitted],
        review: Review = Cluster.review(.appraising),
        permission: Permission<Act.PublishReview>? = nil
    ) throws -> PublicationDocument {
        let scale = `The standings of a review`.scale
        return try PublicationDocument(
            number: 7,
            of: review,
            scoring: ReviewScoring(
                criteria: Cluster.criteria(scale),
                members: `The standings of a review`.members(states),
                ledger: lines.ledger
            ),
            agreement: AgreementReference(number: 2, sha256: [0xab, 0xcd]),
            criteriaSetHash: "c0ffee",
            scoringDocumentHash: "beef",
            on: day("2026-11-21"),
            permission: permission ?? Permitted.publish()
        )
    }

    @Test func `is one sequence of bytes, that says where it comes from`() throws {
        let document = try publish()
        let json = try JSONDocument(document.bytes).root
        #expect(try CanonicalJSON.bytes(of: json) == document.bytes)
        #expect(
            json.members?.compactMap(\.key.string) == [
                "agreement", "clusterSeason", "criteriaSet", "day", "format", "kind", "number", "review",
                "scoringDocument", "units",
            ]
        )
        #expect(json["agreement"]?["number"]?.text == "2")
        #expect(json["agreement"]?["sha256"]?.text == "abcd")
        #expect(json["clusterSeason"]?.text == "00000000-0000-0000-0000-000000000066")
        #expect(json["review"]?.text == "00000000-0000-0000-0000-000000000064")
        #expect(json["criteriaSet"]?.text == "c0ffee")
        #expect(json["scoringDocument"]?.text == "beef")
        #expect(json["day"]?.text == "2026-11-21")
        #expect(json["kind"]?.text == "annual")
        #expect(json["number"]?.text == "7")
        #expect(json["format"]?.text == "1")
        #expect(document.number == 7)
        let units = Array(try #require(json["units"]?.elements))
        #expect(units.map { $0["name"]?.text } == ["Đơn vị 4", "Đơn vị 3"])
        #expect(units.map { $0["code"]?.text } == ["U4", "U3"])
        #expect(units.map { $0["unit"]?.text } == [Cluster.other.description, Cluster.member.description])
    }

    @Test func `holds each unit's answer in full`() throws {
        let units = try #require(try JSONDocument(publish().bytes).root["units"]?.elements)
        let answers = try units.map {
            String(decoding: try CanonicalJSON.bytes(of: #require($0["answer"])), as: UTF8.self)
        }
        let scoring = try ReviewScoring(
            criteria: Cluster.criteria(`The standings of a review`.scale),
            members: `The standings of a review`.members([.submitted, .submitted]),
            ledger: Self.whole.ledger
        )
        let text = ScoredDocument.text(of: scoring.answer)
        let expected = try #require(try JSONDocument(Array(text.utf8)).root["units"]?.elements)
        #expect(try answers == expected.map { String(decoding: try CanonicalJSON.bytes(of: $0), as: UTF8.self) })
    }

    @Test func `waits for every sheet and every assigned criterion, and names them all`() throws {
        let lines: [LedgerLine] = [.entry("A", .selfScore, 1, result(#"{"points":9}"#))]
        let error = #expect(throws: Refusal.self) { try publish(lines, [.submitted, .returned, .draft]) }
        let refusal = try #require(error)
        #expect(refusal.code == .missingUnsettled)
        let places = refusal.places.map {
            "\($0.code.rawValue) \($0.unit?.bits ?? 0) \($0.criterion?.description ?? "")"
        }
        #expect(
            places.sorted() == [
                "missing-unsettled 3 B", "missing-unsettled 4 A", "missing-unsettled 4 B", "not-submitted 1 ",
                "not-submitted 4 ",
            ]
        )
    }

    @Test func `waits for a returned sheet that has every result`() throws {
        let error = #expect(throws: Refusal.self) { try publish(Self.whole, [.submitted, .returned]) }
        #expect(error?.places.map(\.code) == [.notSubmitted])
        #expect(error?.places.map(\.unit) == [Cluster.other])
    }

    @Test func `ends the review, once and from appraising`() throws {
        let document = try publish()
        let review = Cluster.review(.appraising)
        let published = try review.published(as: document)
        #expect(published.state == .published)
        #expect(published.version == review.version + 1)
        for state in ReviewState.allCases where state != .appraising {
            #expect(refusal { () throws(Refusal) in try Cluster.review(state).published(as: document) } == .wrongState)
        }
        let another = Cluster.review(.appraising, id: 999)
        #expect(refusal { () throws(Refusal) in try another.published(as: document) } == .wrongState)
    }

    @Test func `needs a permission for this very review`() throws {
        let another = Cluster.review(.appraising, id: 999)
        let permission = try Permitted.publish(another)
        let error = #expect(throws: Refusal.self) { try publish(permission: permission) }
        #expect(error?.code == .notPermitted)
        #expect(throws: Never.self) { try publish(review: another, permission: permission) }
    }
}
