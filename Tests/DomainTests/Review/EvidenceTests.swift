import Domain
import StrictJSON
import Testing

@Suite struct `Evidence of a result` {
    private static let paper = #"{"number":"15/BC","date":"2026-10-05","keptAt":"Phòng Tham mưu"}"#

    private func read(_ text: String) throws -> Evidence? {
        try Evidence.read(JSONDocument(Array(text.utf8)).root)
    }

    @Test func `is links and papers, kept as canonical text`() throws {
        let text = #"[{"link":"https://vidu.vn/bao-cao?x=1"},{"title":"Báo cáo","paper":\#(Self.paper)}]"#
        let evidence = try #require(try read(text))
        #expect(
            evidence.description
                == #"[{"link":"https://vidu.vn/bao-cao?x=1"},{"paper":{"date":"2026-10-05","keptAt":"Phòng Tham mưu","#
                + #""number":"15/BC"},"title":"Báo cáo"}]"#
        )
        #expect(Evidence(evidence.description) == evidence)
        #expect(try read(#"[{"link":"http://[::1]:80/Đường/"}]"#) != nil)
    }

    @Test func `is none where the list is empty`() throws {
        #expect(try read("[]") == nil)
        for text in ["[]", "", "{}", "null", #"[{"a":1e5}]"#] { #expect(Evidence(text) == nil, "\(text)") }
    }

    @Test(arguments: [
        ("{}", [""]), ("[1]", ["/0"]), ("[{}]", ["/0"]), (#"[{"title":"x"}]"#, ["/0"]),
        (#"[{"link":"https://a","paper":\#(paper)}]"#, ["/0"]),
        (
            #"[{"link":"ftp://a"},{"link":"javascript:alert(1)"},{"link":"https://"}]"#,
            ["/0/link", "/1/link", "/2/link"]
        ),
        (#"[{"link":"https://a b"},{"link":"https://a\"b"},{"link":"HTTPS:/a"}]"#, ["/0/link", "/1/link", "/2/link"]),
        (#"[{"link":"https:///a"},{"link":"https://a\u0001"},{"link":7}]"#, ["/0/link", "/1/link", "/2/link"]),
        (#"[{"link":"https://a\u202E/nv.b"},{"link":"https://a\u200B"}]"#, ["/0/link", "/1/link"]),
        (#"[{"link":"https://a","title":"","x":1}]"#, ["/0/title", "/0/x"]),
        (#"[{"paper":{"number":"","date":"2026-02-30"}}]"#, ["/0/paper", "/0/paper/date", "/0/paper/number"]),
        (#"[{"paper":{"number":"1","date":20261005,"keptAt":"x","y":2}}]"#, ["/0/paper/date", "/0/paper/y"]),
    ])
    func `is refused with every problem at its place`(text: String, places: [String]) {
        let error = #expect(throws: EvidenceRefusal.self) { try read(text) }
        #expect(error?.problems.map(\.pointer.description).sorted() == places)
    }

    @Test func `has up to 20 pieces, and links of up to 2,000 characters`() throws {
        let pieces = { (count: Int) in
            "[\(Array(repeating: #"{"link":"https://a"}"#, count: count).joined(separator: ","))]"
        }
        #expect(try read(pieces(20)) != nil)
        #expect(throws: EvidenceRefusal.self) { try read(pieces(21)) }
        let link = { (length: Int) in #"[{"link":"https://\#(String(repeating: "a", count: length - 8))"}]"# }
        #expect(try read(link(2_000)) != nil)
        #expect(throws: EvidenceRefusal.self) { try read(link(2_001)) }
    }

    /// The column's bound is 200,000 characters: what is read here must never meet it.
    @Test func `has room in the database, however long it is`() throws {
        let text = { (count: Int) in String(repeating: #"\u0001"#, count: count) }
        let piece =
            #"{"title":"\#(text(300))","paper":{"number":"\#(text(100))","date":"2026-10-05","keptAt":"\#(text(500))"}}"#
        let evidence = try read("[\(Array(repeating: piece, count: 20).joined(separator: ","))]")
        let length = try #require(evidence).description.unicodeScalars.count
        #expect((100_000...200_000).contains(length))
    }

    @Test func `is a part of a draft's criterion: a change of it is a change`() throws {
        let sheet = Cluster.sheet()
        let one = result(#"{"points":1}"#)
        let stored = DraftLeaf(criterion: "I.1", value: one, version: 3)
        let edit = { (evidence: Evidence?, version: Int32, stored: DraftLeaf) in
            try sheet.edited(
                [DraftEdit(criterion: "I.1", value: one, evidence: evidence, expectedVersion: version)],
                drafts: [stored].byCriterion,
                criteria: Cluster.criteria(),
                permission: Permitted.save(sheet)
            )
        }
        let changed = DraftLeaf(criterion: "I.1", value: one, evidence: evidence(), version: 4)
        #expect(try edit(evidence(), 3, stored) == [changed])
        #expect(try edit(evidence(), 4, changed) == [])
        #expect(try edit(nil, 4, changed) == [DraftLeaf(criterion: "I.1", value: one, version: 5)])
        #expect(throws: DraftConflicts.self) { try edit(nil, 3, changed) }
    }

    private func submit(
        _ drafts: [DraftLeaf],
        _ lines: [LedgerLine] = [],
        sheet: Sheet = Cluster.sheet()
    ) throws -> [NewLedgerEntry] {
        try sheet.submitted(
            drafts: drafts.byCriterion,
            ledger: lines.ledger,
            criteria: Cluster.agreedCriteria(),
            permission: Permitted.submit(sheet),
            recordedAt: 1
        ).entries
    }

    @Test func `is submitted with its result, and anew when it alone changed`() throws {
        let one = result(#"{"points":1}"#)
        let before: [LedgerLine] = [.entry("I.1", .selfScore, 1, one)]
        let entries = try submit([DraftLeaf(criterion: "I.1", value: one, evidence: evidence(), version: 1)], before)
        #expect(entries.map(\.evidence) == [evidence()])
        #expect(entries.map(\.value) == [one])
        #expect(try submit([DraftLeaf(criterion: "I.1", value: one, version: 1)], before) == [])
        #expect(try submit([DraftLeaf(criterion: "I.1", value: nil, evidence: evidence(), version: 1)]) == [])
        let emptied = try submit([DraftLeaf(criterion: "I.1", value: nil, evidence: evidence(), version: 1)], before)
        #expect(emptied.map(\.kind) == [.cleared])
        #expect(emptied.map(\.evidence) == [nil], "without a result there is nothing to prove")
    }

    @Test func `is required where the agreement says so, of every result that is handed in`() throws {
        let five = result(#"{"actual":5}"#)
        let leaf = { DraftLeaf(criterion: "III", value: five, evidence: $0, version: 1) }
        let places = { (drafts: [DraftLeaf], lines: [LedgerLine], sheet: Sheet) in
            let error = #expect(throws: Refusal.self) { try submit(drafts, lines, sheet: sheet) }
            return error?.places.map { [$0.code.rawValue, $0.criterion?.description ?? ""] }
        }
        let draft = Cluster.sheet()
        #expect(places([leaf(nil)], [], draft) == [["evidence-required", "III"]])
        #expect(places([], [.entry("III", .selfScore, 1, five)], draft) == [["evidence-required", "III"]])
        #expect(try submit([leaf(evidence())]).count == 1)
        #expect(try submit([DraftLeaf(criterion: "III", value: nil, version: 1)]) == [], "nothing is claimed")
        let returned = Cluster.sheet(.returned, open: ["I.1"])
        #expect(try submit([leaf(nil)], [], sheet: returned) == [], "it cannot be changed now")
    }

    @Test func `comes from those who assess too, beside a result`() throws {
        let assess = { (kind: EntryKind, value: ResultText?) in
            try Cluster.sheet(.submitted).assessed(
                [AssessmentEdit(criterion: "I.1", kind: kind, value: value, evidence: evidence(), reason: "vì")],
                ledger: [LedgerLine]().ledger,
                criteria: Cluster.criteria(),
                permission: Permitted.assess(),
                recordedAt: 0
            )
        }
        #expect(try assess(.value, result(#"{"points":1}"#)).map(\.evidence) == [evidence()])
        let error = #expect(throws: Refusal.self) { try assess(.cleared, nil) }
        #expect(error?.code == .invalidResult)
    }

    @Test(arguments: [
        (Release.immediately, true), (.afterPublication, false), (.never, false),
    ])
    func `is shown to members when it is released, and else as if there were none`(
        release: Release,
        isShown: Bool
    )
        throws
    {
        let visibility = VisibilityPolicy([
            .selfScores: Releases(own: .immediately, members: .immediately),
            .evidence: Releases(own: .immediately, members: release),
        ])
        let facts = Cluster.facts(Cluster.review(.assessing, visibility: visibility))
        let entry = NewLedgerEntry(
            unit: Cluster.member,
            criterion: "I.1",
            layer: .selfScore,
            pass: 1,
            kind: .value,
            value: result(#"{"points":1}"#),
            evidence: evidence(),
            reason: nil,
            account: AccountID(bits: 1),
            recordedAt: 0
        )
        let show = { (person: Person) in
            try Cluster.sheet(.submitted).shown(
                drafts: [:],
                entries: [LedgerEntry(sequence: 1, entry)],
                returns: [],
                permission: Policy.mayReadSheet(person.account, facts, Cluster.member, submitted: [])
            ).entries.map(\.evidence)
        }
        #expect(try show(.otherHead) == [isShown ? evidence() : nil])
        #expect(try show(.memberHead) == [evidence()])
        #expect(try show(.leadOfficer) == [evidence()])
    }
}
