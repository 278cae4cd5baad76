import Domain
import Exports
import StrictJSON

/// Made-up reviews: what tests of exports share.
enum Sample {
    static let managingUnit = UnitID(bits: 900)
    static let lead = UnitID(bits: 901)

    /// A unit's name, and its points of 100; nil where it has none yet.
    struct Member {
        let name: String
        let points: String?
    }

    static let members = [
        Member(name: "Công an tỉnh Phú Thọ", points: "87.25"),
        Member(name: #"Phòng "Tham mưu", Cụm 1"#, points: "90.5"),
        Member(name: "=HYPERLINK(\"http://evil\")", points: "12"),
    ]

    static func review(_ number: UInt128, _ state: ReviewState = .appraising) -> Review {
        Review(
            id: ReviewID(bits: number),
            season: SeasonID(bits: 1),
            clusterSeason: ClusterSeasonID(bits: 1_000 + number),
            managingUnit: managingUnit,
            kind: .annual,
            steps: [],
            state: state,
            selfScoringUntil: day("2026-10-31"),
            criteriaSet: CriteriaSetID(bits: 3)
        )
    }

    static func place(_ number: UInt128, _ state: ReviewState) -> RankingPlace {
        RankingPlace(
            season: "2026",
            seasonKind: "workYear",
            managingUnitCode: "BCA",
            managingUnitName: "Bộ Công an",
            block: number.isMultiple(of: 2) ? "Khối tỉnh" : nil,
            clusterNumber: Int32(number),
            clusterName: number.isMultiple(of: 3) ? "+Miền núi" : nil,
            clusterSeason: ClusterSeasonID(bits: 1_000 + number),
            review: ReviewID(bits: number),
            reviewKind: .annual,
            reviewName: nil,
            reviewState: state
        )
    }

    private static let scale = #"""
        {"grades":[{"name":"tốt","minPercent":80}],
         "criteria":[{"code":"I","title":"","max":100,"rule":{"kind":"direct"}},
         {"code":"-II","title":"","max":50,"rule":{"kind":"direct"}}]}
        """#

    /// The review's scoring: the second criterion is nobody's task.
    static func scoring(_ members: [Member] = members) throws -> ReviewScoring {
        var entries: [LedgerEntry] = []
        for (index, member) in members.enumerated() {
            if let points = member.points {
                entries.append(entry(index, "I", .selfScore, .value, #"{"points":\#(points)}"#))
            }
            entries.append(entry(index, "-II", .assessment2, .notAssigned, nil))
        }
        return try ReviewScoring(
            criteria: CriteriaSet(scaleBytes: Array(scale.utf8)),
            members: members.enumerated().map { index, member in
                ReviewMember(unit: unit(index), code: Code("U\(index)"), name: member.name, sheet: .submitted)
            },
            ledger: Ledger(entries: entries, returns: [], disqualifications: [])
        )
    }

    private static func unit(_ index: Int) -> UnitID { UnitID(bits: UInt128(10 + index)) }

    private static func entry(
        _ index: Int,
        _ criterion: String,
        _ layer: Layer,
        _ kind: EntryKind,
        _ value: String?
    ) -> LedgerEntry {
        LedgerEntry(
            sequence: Int64(2 * index),
            NewLedgerEntry(
                unit: unit(index),
                criterion: Code(criterion),
                layer: layer,
                pass: 1,
                kind: kind,
                value: value.flatMap { ResultText($0) },
                reason: nil,
                account: AccountID(bits: 5),
                recordedAt: 0
            )
        )
    }

    /// The publication's bytes, as the program makes them.
    static func publication(_ number: UInt128 = 1, _ members: [Member] = members) throws -> [UInt8] {
        let review = review(number)
        let head = ActingAccount(
            id: AccountID(bits: 5),
            unit: lead,
            functions: [
                HeldFunction(.head, over: lead, during: Period(from: day("2026-01-01"), to: day("2027-01-01")))
            ],
            day: day("2026-11-20")
        )
        let facts = ReviewFacts(
            review: review,
            lead: lead,
            deputy: nil,
            members: Set(members.indices.map(unit) + [lead]),
            managingChain: [managingUnit]
        )
        return try PublicationDocument(
            number: 7,
            of: review,
            scoring: scoring(members),
            agreement: nil,
            criteriaSetHash: "c0ffee",
            scoringDocumentHash: "beef",
            on: day("2026-11-20"),
            permission: Policy.mayPublish(head, facts)
        ).bytes
    }

    static func published(_ number: UInt128 = 1, _ members: [Member] = members) throws -> ExportedRanking {
        try ExportedRanking(PublishedRanking(bytes: publication(number, members)), at: place(number, .published))
    }

    /// Live standings, read from the lines that the program stores.
    static func live(
        _ number: UInt128 = 2,
        _ members: [Member] = members,
        isIllustrative: Bool = false
    ) throws -> ExportedRanking {
        try ExportedRanking(
            live: liveLines(members),
            at: place(number, .assessing),
            isIllustrative: isIllustrative
        )
    }

    static func liveLines(_ members: [Member] = members) throws -> [RankingLine] {
        let scoring = try scoring(members)
        return try zip(scoring.standings, scoring.lines(whole: false)).map { standing, summary in
            let index = Int(standing.unit.bits) - 10
            return try RankingLine(unit: standing.unit, name: members[index].name, summary: summary)
        }
    }

    static func results(_ number: UInt128 = 1) throws -> [ExportedResult] {
        let ranking = try PublishedRanking(bytes: publication(number))
        return ranking.units.flatMap { unit in
            [
                ExportedResult(
                    of: Code("I"),
                    layer: .selfScore,
                    kind: .value,
                    value: ResultText(#"{"points":1}"#),
                    unit: unit,
                    in: ranking
                ),
                ExportedResult(
                    of: Code("-II"),
                    layer: .assessment2,
                    kind: .notAssigned,
                    value: .notAssigned,
                    unit: unit,
                    in: ranking
                ),
            ]
        }
    }

    /// One export of one published and one live ranking.
    @discardableResult
    static func export(
        to directory: String,
        on date: String = "2026-11-21",
        keep: Int? = nil,
        members: [Member] = members
    ) throws -> Manifest {
        let export = try RankingExport(directory: directory, day: day(date), keep: keep)
        try export.add(published(1, members))
        try export.add(live(2, members, isIllustrative: true))
        for result in try results() { try export.addResult(result) }
        return try export.finish()
    }
}

/// A day of a test.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("no day: \(text)") }
    return day
}
