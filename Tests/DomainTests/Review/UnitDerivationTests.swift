import Domain
import Testing

@Suite struct `The derivation of a unit's points` {
    /// Everything of a unit is open to that unit, and nothing to the others.
    private static let toItself = VisibilityPolicy(
        Dictionary(uniqueKeysWithValues: Subject.allCases.map { ($0, Releases(own: .immediately, members: .never)) })
    )
    private static let relative = """
        {"criteria":[{"code":"I","title":"Nhóm","max":10,"children":[{"code":"L","title":"Dẫn đầu","max":10,\
        "rule":{"kind":"relativeToLeader"}}]}]}
        """

    /// The one leaf of `scale`, explained to somebody; each unit has submitted a result for it.
    private func explain(
        to person: Person,
        member: String,
        other: String,
        scale: String = relative,
        visibility: VisibilityPolicy = toItself,
        awarded: String? = nil
    ) throws -> UnitDerivation {
        let criteria = try Cluster.criteria(scale)
        var entries = [(Cluster.member, member), (Cluster.other, other)].enumerated().map { index, result in
            entry(Int64(index + 1), of: result.0, .selfScore, .value, result.1)
        }
        if let awarded { entries.append(entry(9, of: Cluster.member, .assessment1, .awarded, awarded)) }
        let members = [(Cluster.member, "M"), (Cluster.other, "O")].map {
            ReviewMember(unit: $0.0, code: Code($0.1), name: $0.1, sheet: .submitted)
        }
        let scoring = try ReviewScoring(
            criteria: criteria,
            members: members,
            ledger: Ledger(entries: entries, returns: [], disqualifications: [])
        )
        let place = try #require(scoring.standings.firstIndex { $0.unit == Cluster.member })
        let permission = try Policy.mayReadDerivation(
            person.account,
            Cluster.facts(Cluster.review(.assessing, visibility: visibility)),
            Cluster.member,
            submitted: [Cluster.member, Cluster.other]
        )
        let derivation = try UnitDerivation(
            answerBytes: scoring.lines(whole: true)[place],
            criteria: criteria,
            sheet: Cluster.sheet(.submitted),
            entries: entries.filter { $0.unit == Cluster.member },
            returns: [],
            disqualifications: [],
            permission: permission
        )
        return try #require(derivation)
    }

    private func entry(
        _ sequence: Int64,
        of unit: UnitID,
        _ layer: Layer,
        _ kind: EntryKind,
        _ text: String
    ) -> LedgerEntry {
        LedgerEntry(
            sequence: sequence,
            NewLedgerEntry(
                unit: unit,
                criterion: "L",
                layer: layer,
                pass: 1,
                kind: kind,
                value: result(text),
                reason: layer == .selfScore ? nil : "biên bản",
                account: AccountID(bits: 1),
                recordedAt: 1
            )
        )
    }

    private func because(to person: Person, member: String, other: String, scale: String = relative) throws -> String? {
        try explain(to: person, member: member, other: other, scale: scale).leaves.first?.outcome?.score?.because
    }

    @Test(arguments: [
        (
            #"{"actual":120,"target":100}"#, #"{"actual":150,"target":100}"#, "½·10 + ½·10·20%/50% = 7",
            "½·10 + ½·10·20%/(mức vượt cao nhất của cụm) → 7"
        ),
        (#"{"actual":75}"#, #"{"actual":150}"#, "10·75/150 = 5", "10·75/(giá trị cao nhất của cụm) → 5"),
        (#"{"actual":0}"#, #"{"actual":150}"#, "10·0/150 = 0", "giá trị 0 → 0"),
        (#"{"actual":0}"#, #"{"actual":0}"#, "giá trị 0 → 0", "giá trị 0 → 0"),
        (#"{"actual":80,"target":100}"#, #"{"actual":150}"#, "½·10·80/100 = 4", "½·10·80/100 = 4"),
        (#"{"actual":100,"target":100}"#, #"{"actual":150}"#, "½·10 = 5", "½·10 = 5"),
    ])
    func `names the cluster's best to those alone who may see what everybody reported`(
        member: String,
        other: String,
        whole: String,
        alone: String
    ) throws {
        #expect(try because(to: .provinceOfficer, member: member, other: other) == whole)
        #expect(try because(to: .memberOfficer, member: member, other: other) == alone)
    }

    @Test func `names no best either where fewer is better`() throws {
        let scale = Self.relative.replacing("Leader\"", with: "Leader\",\"direction\":\"lower\"")
        let (member, other) = (#"{"actual":4}"#, #"{"actual":2}"#)
        #expect(try because(to: .provinceOfficer, member: member, other: other, scale: scale) == "10·2/4 = 5")
        #expect(
            try because(to: .memberOfficer, member: member, other: other, scale: scale)
                == "10·(giá trị thấp nhất của cụm)/4 → 5"
        )
    }

    @Test func `tells the effective result with its layer, and the chain of entries`() throws {
        let derivation = try explain(
            to: .provinceOfficer,
            member: #"{"actual":75}"#,
            other: #"{"actual":150}"#,
            awarded: #"{"awarded":3}"#
        )
        let leaf = try #require(derivation.leaves.first)
        #expect(leaf.section == "I")
        #expect(leaf.outcome?.score?.points.description == "3")
        #expect(leaf.outcome?.effective?.layer == .assessment1)
        #expect(leaf.outcome?.effective?.result == result(#"{"actual":75,"awarded":3}"#))
        #expect(leaf.entries.map(\.layer) == [.selfScore, .assessment1])
        #expect(derivation.sections.map(\.code) == ["I"])
        #expect(derivation.sections.first?.sum?.points.description == "3")
    }

    @Test func `tells no points of criteria to whom a layer is withheld`() throws {
        let derivation = try explain(
            to: .memberOfficer,
            member: #"{"actual":75}"#,
            other: #"{"actual":150}"#,
            visibility: VisibilityPolicy([
                .standings: Releases(own: .immediately, members: .never),
                .explanations: Releases(own: .immediately, members: .never),
                .assessedPoints: Releases(own: .never, members: .never),
            ]),
            awarded: #"{"awarded":3}"#
        )
        #expect(derivation.sections.allSatisfy { $0.sum == nil })
        let leaf = try #require(derivation.leaves.first)
        #expect(leaf.outcome == nil)
        #expect(leaf.entries.map(\.layer) == [.selfScore])
    }

    @Test(arguments: [
        (Person.memberOfficer, ReviewState.assessing, RefusalCode?.some(.notReleased)),
        (.otherHead, .assessing, .notReleased),
        (.leadOfficer, .assessing, nil), (.provinceOfficer, .assessing, nil), (.auditor, .assessing, nil),
        (.memberOfficer, .published, nil), (.otherHead, .published, nil), (.memberKey, .published, .notPermitted),
        (.administrator, .published, .notFound), (.strangerHead, .published, .notFound),
    ])
    func `is for whoever may read the unit's standing`(
        person: Person,
        state: ReviewState,
        code: RefusalCode?
    ) {
        #expect(
            refusal { () throws(Refusal) in
                try Policy.mayReadDerivation(
                    person.account,
                    Cluster.facts(state),
                    Cluster.member,
                    submitted: Cluster.members
                )
            } == code
        )
    }

    @Test(arguments: [
        (Person.leadOfficer, ReviewState.assessing, RefusalCode?.some(.notReleased)),
        (.provinceOfficer, .assessing, nil),
        (.auditor, .assessing, nil), (.memberOfficer, .assessing, .notReleased), (.memberOfficer, .published, nil),
        (.provinceKey, .published, .notPermitted), (.strangerOfficer, .published, .notFound),
    ])
    func `as the scoring document, is for whoever may see all of what it says`(
        person: Person,
        state: ReviewState,
        code: RefusalCode?
    ) {
        #expect(
            refusal { () throws(Refusal) in
                try Policy.mayReadScoringDocument(person.account, Cluster.facts(state), submitted: Cluster.members)
            } == code
        )
    }
}
