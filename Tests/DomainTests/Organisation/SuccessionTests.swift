import Domain
import Testing

@Suite struct `Units that others take over` {
    private static let half = day("2026-07-01")
    private static let units = Organisation.units

    private static func ended(_ unit: Unit) -> Unit {
        Unit(
            id: unit.id,
            code: unit.code,
            name: unit.name,
            parent: unit.parent,
            period: Period(from: unit.period.from, to: half)
        )
    }

    private static func facts(_ unit: Unit) -> UnitFacts {
        UnitFacts(unit: unit, above: [Organisation.province.id, Organisation.ministry.id])
    }

    /// The opened season after some members were taken over in the middle of it.
    private static func season(without gone: [Unit], deputy: Bool = true) throws -> ClusterSeason {
        let opened = try Organisation.opened()
        let members = opened.members.map { member in
            gone.contains { $0.id == member.unit } ? Membership(unit: member.unit, from: member.from, to: half) : member
        }
        let leadership = opened.leadership.filter { deputy || $0.role == .lead }.map { leadership in
            gone.contains { $0.id == leadership.unit }
                ? Leadership(unit: leadership.unit, role: leadership.role, from: leadership.from, to: half) : leadership
        }
        return ClusterSeason(
            id: opened.id,
            season: opened.season,
            cluster: opened.cluster,
            state: .running,
            members: members,
            leadership: leadership
        )
    }

    private static func lineage(_ gone: [Unit], _ pairs: [(Unit, Unit)], new: [Unit] = []) -> Lineage {
        Lineage(
            units.map { unit in facts(gone.contains(unit) ? ended(unit) : unit) } + new.map(facts),
            successors: pairs.map { ($0.0.id, Lineage.Successor(unit: $0.1.id, day: half)) }
        )
    }

    @Test func `that merge are one member from that day on, which leads where one of them led`() throws {
        let gone = [Self.units[0], Self.units[2]]
        let new = Organisation.unit(9, "P9", below: Organisation.province, from: "2026-07-01")
        let taken = try Self.season(without: gone).takingInSuccessors(
            Self.lineage(gone, gone.map { ($0, new) }, new: [new]),
            without: [],
            elsewhere: []
        )
        #expect(taken.memberships == [Membership(unit: new.id, from: Self.half, to: Organisation.season.to)])
        #expect(
            taken.leadership == [Leadership(unit: new.id, role: .lead, from: Self.half, to: Organisation.season.to)]
        )
        #expect(taken.clusterSeason.version == 2)
        #expect(taken.clusterSeason.members.count == 4, "those that were members until then stay so")
    }

    @Test func `and are members already are taken in no second time`() throws {
        let gone = [Self.units[2]]
        let lineage = Self.lineage(gone, [(Self.units[2], Self.units[1])])
        let code = refusal { () throws(Refusal) in
            try Self.season2(gone).takingInSuccessors(lineage, without: [], elsewhere: [])
        }
        #expect(code == .wrongState)
    }

    private static func season2(_ gone: [Unit]) -> ClusterSeason {
        guard let season = try? season(without: gone) else { preconditionFailure("the season is right") }
        return season
    }

    @Test func `that split are all members, but who is left out, and nobody leads until somebody says who`() throws {
        let gone = [Self.units[0]]
        let new = [8, 9].map { Organisation.unit($0, "P\($0)", below: Organisation.province, from: "2026-07-01") }
        let lineage = Self.lineage(gone, new.map { (Self.units[0], $0) }, new: new)
        let both = try Self.season(without: gone).takingInSuccessors(lineage, without: [], elsewhere: [])
        #expect(both.memberships.map(\.unit) == new.map(\.id))
        #expect(both.leadership == [])
        let one = try Self.season(without: gone)
            .takingInSuccessors(lineage, without: [new[1].id], elsewhere: [])
        #expect(one.memberships.map(\.unit) == [new[0].id])
    }

    @Test func `in a year that is closed change nothing of it`() throws {
        let gone = [Self.units[2]]
        let new = Organisation.unit(9, "P9", below: Organisation.province, from: "2026-07-01")
        let season = try Self.season(without: gone)
        let closed = ClusterSeason(
            id: season.id,
            season: season.season,
            cluster: season.cluster,
            state: .closed,
            members: season.members
        )
        let lineage = Self.lineage(gone, [(Self.units[2], new)], new: [new])
        let code = refusal { () throws(Refusal) in
            try closed.takingInSuccessors(lineage, without: [], elsewhere: [])
        }
        #expect(code == .wrongState)
    }

    // MARK: The next season

    private static let next = Season(
        id: SeasonID(bits: 102),
        kind: .workYear,
        name: "2027",
        from: day("2026-11-15"),
        to: day("2027-11-15")
    )

    private static func rotate(
        _ lineage: Lineage,
        chosen: [UnitID: Set<UnitID>] = [:],
        lead: Unit = units[1],
        into season: Season = next
    ) throws(Refusal) -> ClusterSeason {
        guard let opened = try? Organisation.opened(.submitted) else { preconditionFailure("the season is right") }
        return try opened.rotated(
            ClusterSeasonID(bits: 302),
            into: season,
            membersOf: day("2026-12-20"),
            lineage,
            chosen: chosen,
            lead: lead.id,
            deputy: nil,
            elsewhere: []
        )
    }

    @Test func `are replaced in the next season by the one that took them over`() throws {
        let gone = [Self.units[0], Self.units[2]]
        let new = Organisation.unit(9, "P9", below: Organisation.province, from: "2026-07-01")
        let lineage = Self.lineage(gone, gone.map { ($0, new) }, new: [new])
        let rotated = try Self.rotate(lineage)
        #expect(rotated.members.map(\.unit) == [Self.units[1].id, new.id])
        #expect(rotated.members.allSatisfy { $0.period == Self.next.period })
        #expect(rotated.holder(of: .lead, on: Self.next.from)?.unit == Self.units[1].id)
        #expect(try Self.rotate(lineage, lead: Self.units[0]).holder(of: .lead, on: Self.next.from)?.unit == new.id)
    }

    @Test func `are named for a decision where they split`() throws {
        let gone = [Self.units[0]]
        let new = [8, 9].map { Organisation.unit($0, "P\($0)", below: Organisation.province, from: "2026-07-01") }
        let lineage = Self.lineage(gone, new.map { (Self.units[0], $0) }, new: new)
        let refused = { (chosen: [UnitID: Set<UnitID>]) in
            refusedPlaces { () throws(Refusal) in try Self.rotate(lineage, chosen: chosen) }.map(\.unit)
        }
        #expect(refused([:]) == [Self.units[0].id])
        #expect(refused([Self.units[0].id: [Self.units[3].id]]) == [Self.units[0].id], "not somebody else's")
        let rotated = try Self.rotate(lineage, chosen: [Self.units[0].id: [new[0].id]])
        #expect(rotated.members.map(\.unit) == [Self.units[1].id, Self.units[2].id, new[0].id])
        let none = try Self.rotate(lineage, chosen: [Self.units[0].id: []])
        #expect(none.members.map(\.unit) == [Self.units[1].id, Self.units[2].id])
    }

    @Test func `go on in a season that comes after, and in no other`() {
        let code = refusal { () throws(Refusal) in
            try Self.rotate(Self.lineage([], []), into: Organisation.season)
        }
        #expect(code == .invalidPeriod)
    }

    @Test func `end on the day, and are taken over by units that are there`() throws {
        let unit = Self.units[0]
        let succeed = { (by: [Unit], known: [RelatedUnit]) throws(Refusal) in
            try unit.succeeded(by: by, on: Self.half, known: known, leaving: Dependents())
        }
        let (ended, added) = try succeed([Self.units[1], Self.units[2]], [])
        #expect(ended.period.to == Self.half)
        #expect(added == [Self.units[1].id, Self.units[2].id])
        let known = [RelatedUnit(unit: Self.units[1], day: Self.half, isPredecessor: false)]
        #expect(try succeed([Self.units[1], Self.units[2]], known).added == [Self.units[2].id])
        #expect(refusal { () throws(Refusal) in try succeed([unit], []) } == .unknownReference)
        #expect(refusal { () throws(Refusal) in try succeed([], []) } == .unknownReference)
        let late = Organisation.unit(9, "P9", below: Organisation.province, from: "2026-07-02")
        #expect(refusal { () throws(Refusal) in try succeed([late], []) } == .invalidPeriod)
        let other = [RelatedUnit(unit: Self.units[1], day: day("2026-01-01"), isPredecessor: false)]
        #expect(refusal { () throws(Refusal) in try succeed([Self.units[1]], other) } == .invalidPeriod)
        let again = refusal { () throws(Refusal) in
            try ended.succeeded(by: [Self.units[1]], on: Self.half, known: known, leaving: Dependents())
        }
        #expect(again == .alreadyExists)
    }
}
