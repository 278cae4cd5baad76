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
        let renamed = try made().changed(name: "Phòng Mười", to: nil)
        #expect(renamed.name == "Phòng Mười")
        #expect(renamed.version == 2)
        let ended = try renamed.changed(name: nil, to: day("2027-01-01"))
        #expect(ended.name == "Phòng Mười")
        #expect(ended.period.to == day("2027-01-01"))
        #expect(ended.version == 3)
        #expect(
            refusal { () throws(Refusal) in try renamed.changed(name: nil, to: day("2026-01-01")) } == .invalidPeriod
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
            refusal { () throws(Refusal) in try cluster.changed(name: nil, to: day("2025-01-01")) } == .invalidPeriod
        )
        #expect(try cluster.changed(name: nil, to: day("2026-01-02")).period.to == day("2026-01-02"))
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
