import Domain

/// A small ministry: what tests of the organisation share.
enum Organisation {
    static let ministry = unit(11, "BCA")
    static let province = unit(10, "PT", below: ministry)
    static let season = Season(
        id: SeasonID(bits: 101),
        kind: .workYear,
        name: "2026",
        from: day("2025-11-15"),
        to: day("2026-11-15")
    )
    static let cluster = Domain.Cluster(
        id: ClusterID(bits: 201),
        managingUnit: province.id,
        block: nil,
        number: 1,
        name: nil,
        period: Period(from: day("2020-01-01"), to: nil)
    )
    /// Members of the cluster for the whole season, but the fourth.
    static let units = (1...4).map { unit(UInt128($0), "P\($0)", below: province) }

    static func unit(
        _ id: UInt128,
        _ code: String,
        below parent: Unit? = nil,
        from: String = "2020-01-01",
        to: String? = nil
    ) -> Unit {
        Unit(
            id: UnitID(bits: id),
            code: Code(code),
            name: "Đơn vị \(code)",
            parent: parent?.id,
            period: Period(from: day(from), to: to.map { day($0) })
        )
    }

    /// The cluster's season with three members, the first the lead and the second its deputy.
    static func opened(_ state: ClusterSeasonState = .running) throws -> ClusterSeason {
        let opened = try ClusterSeason.opened(
            ClusterSeasonID(bits: 301),
            cluster,
            in: season,
            joining: units.prefix(3).map { Joining($0) },
            lead: units[0].id,
            deputy: units[1].id,
            elsewhere: []
        )
        return ClusterSeason(
            id: opened.id,
            season: season,
            cluster: cluster,
            state: state,
            members: opened.members,
            leadership: opened.leadership
        )
    }
}

extension Joining {
    /// A unit of the small ministry.
    init(_ unit: Unit, from: Day? = nil, to: Day? = nil) {
        let all = [Organisation.ministry, Organisation.province]
        var above: [UnitID] = []
        var parent = unit.parent
        while let next = parent {
            above.append(next)
            parent = all.first { $0.id == next }?.parent
        }
        self.init(UnitFacts(unit: unit, above: above), from: from, to: to)
    }
}
