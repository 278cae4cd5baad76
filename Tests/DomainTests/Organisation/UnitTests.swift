import Domain
import StrictJSON
import Testing

@Suite struct `a unit` {
    private func made(
        code: String = "P9",
        name: String = "Phòng 9",
        from: String = "2026-01-01",
        succeeding predecessors: [Unit] = []
    ) throws(Refusal) -> Unit {
        try Unit.made(
            UnitID(bits: 9),
            code: Code(code),
            name: name,
            below: Organisation.province,
            from: day(from),
            succeeding: predecessors
        )
    }

    @Test func `is made below another that is there`() throws {
        let unit = try made()
        #expect(unit.parent == Organisation.province.id)
        #expect(unit.period == Period(from: day("2026-01-01"), to: nil))
        #expect(unit.version == 1)
        #expect(refusal { () throws(Refusal) in try made(from: "2019-12-31") } == .invalidPeriod)
    }

    @Test func `ends with the one above where that has an end`() throws {
        let parent = Organisation.unit(10, "PT", to: "2027-01-01")
        let unit = try Unit.made(UnitID(bits: 9), code: "P9", name: "Phòng 9", below: parent, from: day("2026-01-01"))
        #expect(unit.period.to == day("2027-01-01"))
        let cluster = try Domain.Cluster.made(
            ClusterID(bits: 1),
            managingUnit: parent,
            block: nil,
            number: 1,
            name: nil,
            from: day("2026-01-01")
        )
        #expect(cluster.period.to == day("2027-01-01"))
    }

    @Test(arguments: [
        "", " ", " P9", "P9 ", "P\u{0}9", "P\n9", "P\u{200B}9", "\u{FEFF}P9", "P\u{202E}9",
        String(repeating: "x", count: 51),
    ])
    func `has a code that can be read aloud`(_ code: String) {
        #expect(refusal { () throws(Refusal) in try made(code: code) } == .invalidName)
    }

    @Test(arguments: ["", "\u{3000}", "a\t", "\u{200B}", "a\u{2028}b", "\u{2066}a", String(repeating: "ế", count: 301)])
    func `has a name within bounds`(_ name: String) {
        #expect(refusal { () throws(Refusal) in try made(name: name) } == .invalidName)
    }

    @Test func `comes after its predecessors`() throws {
        let before = Organisation.unit(7, "P7", from: "2025-12-31")
        let late = Organisation.unit(8, "P8", from: "2026-01-01")
        _ = try made(succeeding: [before])
        let places = refusedPlaces { () throws(Refusal) in try made(succeeding: [before, late]) }
        #expect(places.map(\.unit) == [late.id])
    }

    @Test func `is renamed and ended, each time as a new version`() throws {
        let renamed = try made().changed(name: "Phòng Mười", to: nil, leaving: Dependents())
        #expect(renamed.name == "Phòng Mười")
        #expect(renamed.version == 2)
        let ended = try renamed.changed(name: nil, to: day("2027-01-01"), leaving: Dependents())
        #expect(ended.name == "Phòng Mười")
        #expect(ended.period.to == day("2027-01-01"))
        #expect(ended.version == 3)
        #expect(
            refusal { () throws(Refusal) in try renamed.changed(name: nil, to: day("2026-01-01"), leaving: Dependents())
            } == .invalidPeriod
        )
    }
}

@Suite struct `a cluster` {
    private func made(
        block: Block? = nil,
        number: Int32? = nil,
        name: String? = nil,
        from: String = "2026-01-01"
    ) throws(Refusal) -> Domain.Cluster {
        try Domain.Cluster.made(
            ClusterID(bits: 1),
            managingUnit: Organisation.province,
            block: block,
            number: number,
            name: name,
            from: day(from)
        )
    }

    @Test func `has a number or a name`() throws {
        #expect(try made(number: 1).title.vi == "Cụm số 1")
        #expect(try made(name: "các phòng").title.vi == "cụm các phòng")
        #expect(try made(number: 1, name: "các phòng").title.vi == "Cụm số 1 (các phòng)")
        #expect(refusal { () throws(Refusal) in try made() } == .invalidName)
        #expect(refusal { () throws(Refusal) in try made(number: 1, name: " ") } == .invalidName)
    }

    @Test func `is in a block of its own managing unit`() throws {
        let own = try Block.made(BlockID(bits: 1), managingUnit: Organisation.province.id, name: "Khối 1")
        let other = try Block.made(BlockID(bits: 2), managingUnit: Organisation.ministry.id, name: "Khối 1")
        #expect(try made(block: own, number: 1).block == own.id)
        #expect(refusal { () throws(Refusal) in try made(block: other, number: 1) } == .unknownReference)
    }

    @Test func `begins when its managing unit is there, and ends after that`() throws {
        #expect(refusal { () throws(Refusal) in try made(number: 1, from: "2019-01-01") } == .invalidPeriod)
        let cluster = try made(number: 1)
        #expect(
            refusal { () throws(Refusal) in try cluster.changed(name: nil, to: day("2025-01-01"), leaving: Dependents())
            } == .invalidPeriod
        )
        #expect(
            try cluster.changed(name: nil, to: day("2026-01-02"), leaving: Dependents()).period.to == day("2026-01-02")
        )
    }
}

@Suite struct `What hangs on a unit or a cluster` {
    private let member = DependentMembership(
        Membership(unit: Organisation.units[0].id, from: day("2025-11-15"), to: day("2026-11-15")),
        code: "P1",
        name: "Phòng 1",
        in: Organisation.cluster
    )

    @Test func `does not keep it from being renamed`() throws {
        let dependents = Dependents(units: Dependents.Named(first: Organisation.units, count: 4))
        #expect(try Organisation.province.changed(name: "Phú Thọ", to: nil, leaving: dependents).name == "Phú Thọ")
        #expect(try Organisation.cluster.changed(name: "A", to: nil, leaving: dependents).name == "A")
    }

    @Test func `keeps it from ending, and is named and counted`() throws {
        let dependents = Dependents(
            units: Dependents.Named(first: Array(Organisation.units.prefix(2)), count: 63),
            clusters: Dependents.Named(first: [Organisation.cluster], count: 1),
            memberships: Dependents.Named(first: [member], count: 1)
        )
        do throws(Refusal) {
            _ = try Organisation.province.changed(name: nil, to: day("2026-07-01"), leaving: dependents)
            Issue.record("it ended")
        } catch {
            #expect(error.code == .stillNeeded)
            #expect(error.detail.vi.contains("63 đơn vị trực thuộc, 1 cụm thi đua được quản lý, 1 tư cách thành viên"))
            #expect(
                error.places.map(\.unit) == [
                    Organisation.units[0].id, Organisation.units[1].id, nil, member.membership.unit,
                ]
            )
            #expect(
                error.places.map(\.wording.en) == [
                    "P1 Đơn vị P1 is below it, without an end.", "P2 Đơn vị P2 is below it, without an end.",
                    "It manages cluster no. 1, without an end.", "P1 Phòng 1 is in cluster no. 1 to before 2026-11-15.",
                ]
            )
        }
        let members = Dependents(memberships: Dependents.Named(first: [member], count: 1))
        #expect(
            refusal { () throws(Refusal) in
                try Organisation.cluster.changed(name: nil, to: day("2026-07-01"), leaving: members)
            } == .stillNeeded
        )
    }
}

@Suite struct `a season` {
    @Test func `ends after it begins`() throws {
        let made = { (to: String) throws(Refusal) in
            try Season.made(SeasonID(bits: 1), kind: .schoolYear, name: "2026", from: day("2026-08-01"), to: day(to))
        }
        #expect(try made("2026-08-02").period.contains(day("2026-08-01")))
        #expect(refusal { () throws(Refusal) in try made("2026-08-01") } == .invalidPeriod)
    }
}
