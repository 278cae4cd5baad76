import Domain

/// A catalogue, quotas and nominations in `Cluster`'s season: what tests of awards share.
enum AwardWorld {
    static let facts = Cluster.seasonFacts
    static let today = Cluster.today
    static let lead = Cluster.account([.officer], of: Cluster.lead, id: 1)
    static let office = Cluster.account([.managingOfficer], of: Cluster.province, id: 2)
    static let ministry = Cluster.account([.managingOfficer], of: Cluster.ministry, id: 3)
    static let ministryFlag = award(21, "CoBCA", AwardRequirements(maximumRank: 3, grades: ["tốt"]))
    static let governmentFlag = award(22, "CoCP", AwardRequirements(leadsCluster: true, meets: ["CoBCA"]))
    static let certificate = award(23, "BK", kind: .form, recipient: .person)
    static let catalogue = [ministryFlag, governmentFlag, certificate]
    static let good = Candidate(
        line: CitedLine(rank: 1, percent: Measure(millionths: 95_000_000), grade: "tốt"),
        leads: true,
        proposedFor: []
    )

    static func award(
        _ id: UInt128,
        _ code: Code,
        _ requirements: AwardRequirements = AwardRequirements(),
        kind: AwardKind = .title,
        recipient: AwardRecipient = .collective,
        from: String = "2026-01-01",
        to: String? = nil
    ) -> Award {
        Award(
            id: AwardID(bits: id),
            managingUnit: Cluster.ministry,
            code: code,
            name: "\(code)",
            kind: kind,
            recipient: recipient,
            level: "Bộ",
            requirements: requirements,
            basis: LegalBasis(words: "Luật", document: nil),
            period: Period(from: day(from), to: to.map { day($0) })
        )
    }

    static func terms(
        _ numerator: Int64,
        _ denominator: Int64 = 1,
        _ enforcement: QuotaEnforcement = .hard,
        rounding: QuotaRounding = .floor
    ) -> AwardQuota.Terms {
        AwardQuota.Terms(
            base: denominator == 1 ? .absolute : .leads,
            numerator: numerator,
            denominator: denominator,
            rounding: rounding,
            enforcement: enforcement,
            basis: LegalBasis(words: "NĐ 91, Điều 11", document: nil)
        )
    }

    /// A quota of the Ministry Flag in the cluster, and how much of it is used.
    static func use(
        _ terms: AwardQuota.Terms,
        of base: Int64 = 1,
        nominated: Int64 = 0,
        exceptions: Int64 = 0,
        granted: Int64 = 0,
        grantedExceptions: Int64 = 0
    ) -> QuotaUse {
        QuotaUse(
            quota: AwardQuota(
                id: AwardQuotaID(bits: 31),
                award: ministryFlag.id,
                season: SeasonID(bits: 101),
                managingUnit: Cluster.ministry,
                scope: AwardQuota.Scope(clustersOf: Cluster.province, clusterSeason: nil),
                terms: terms
            ),
            code: "CoBCA",
            base: base,
            nominated: nominated,
            nominatedExceptions: exceptions,
            granted: granted,
            grantedExceptions: grantedExceptions
        )
    }

    static func nominate(
        _ award: Award = ministryFlag,
        _ candidate: Candidate = good,
        unit: UnitID = Cluster.member,
        person: String? = nil,
        exception: String? = nil,
        disqualifiers: [Disqualifier] = [],
        quotas: [QuotaUse] = [],
        as account: ActingAccount = lead,
        id: UInt128 = 41
    ) throws(Refusal) -> Nomination {
        try Nomination.made(
            NominationID(bits: id),
            Nomination.Subject(unit: unit, person: person, award: award.id),
            citing: CitedPublication(review: ReviewID(bits: 100), number: 1, sha256: [UInt8](repeating: 0, count: 32)),
            exception: exception,
            in: facts,
            by: NominationGrounds(
                catalogue: catalogue,
                candidate: candidate,
                disqualifiers: disqualifiers,
                quotas: quotas
            ),
            on: today,
            permission: try Policy.mayNominate(account, facts)
        )
    }

    static func decide(
        _ rulings: AwardRulings,
        _ nominations: [Nomination] = [],
        quotas: [QuotaUse] = [],
        disqualifiers: [Disqualifier] = [],
        grants: [AwardResult] = [],
        dossiers: [Dossier] = [],
        clusters: [ClusterSeasonID: UnitID] = [:],
        on decidedOn: Day = today,
        as account: ActingAccount = ministry
    ) throws(Refusal) -> DecidedAwards {
        let decision = AwardDecision(
            id: AwardDecisionID(bits: 51),
            managingUnit: Cluster.ministry,
            season: SeasonID(bits: 101),
            number: "12/QĐ-BCA",
            decidedOn: decidedOn,
            signer: Signer(name: "Nguyễn Văn A"),
            document: nil
        )
        var next: UInt128 = 60
        return try decision.carriedOut(
            rulings,
            by: DecisionGrounds(
                nominations: nominations,
                catalogue: catalogue,
                grants: grants,
                disqualifiers: disqualifiers,
                quotas: quotas,
                clusters: clusters,
                members: clusters.mapValues { _ in [Cluster.member] },
                dossiers: dossiers
            ),
            on: today,
            id: {
                next += 1
                return AwardResultID(bits: next)
            },
            permission: try Policy.mayKeepAwards(account, of: Cluster.ministry, [Cluster.ministry])
        )
    }

    static func rulings(granting nominations: [Nomination]) -> AwardRulings {
        AwardRulings(
            nominations: nominations.map { AwardRulings.OnNomination($0.id, isGranted: true, reason: nil) },
            former: [],
            revocations: []
        )
    }

    static func disqualifier(_ from: String, until: String? = nil, person: String? = nil) -> Disqualifier {
        Disqualifier(
            id: DisqualifierID(bits: 71),
            managingUnit: Cluster.ministry,
            unit: Cluster.member,
            person: person,
            kind: "underInspection",
            reason: "Thanh tra",
            from: day(from),
            lifted: until.map { Disqualifier.Lifting(day: day($0), reason: "Xong") }
        )
    }
}
