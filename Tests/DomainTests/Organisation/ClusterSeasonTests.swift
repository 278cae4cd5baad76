import Domain
import StrictJSON
import Testing

@Suite struct `a cluster's season` {
    private let season = Organisation.season
    private let units = Organisation.units

    private func open(
        _ joining: [Joining],
        lead: Unit? = nil,
        deputy: Unit? = nil,
        elsewhere: [MembershipElsewhere] = []
    ) throws(Refusal) -> ClusterSeason {
        try ClusterSeason.opened(
            ClusterSeasonID(bits: 301),
            Organisation.cluster,
            in: season,
            joining: joining,
            lead: lead?.id,
            deputy: deputy?.id,
            elsewhere: elsewhere
        )
    }

    @Test func `takes the season's days where none are given`() throws {
        let opened = try open([Joining(units[0]), Joining(units[1], from: day("2026-07-01"))], lead: units[1])
        #expect(opened.members.map(\.period) == [season.period, Period(from: day("2026-07-01"), to: season.to)])
        #expect(opened.leadership.map(\.period) == [Period(from: day("2026-07-01"), to: season.to)])
        #expect(opened.holder(of: .deputy, on: day("2026-08-01")) == nil, "often there is none")
    }

    @Test(
        arguments: [
            (nil, "2026-11-16"), ("2025-11-14", nil), ("2026-07-01", "2026-07-01"), ("2026-07-02", "2026-07-01"),
            ("2027-01-01", nil),
        ] as [(String?, String?)]
    )
    func `bounds its memberships`(_ from: String?, _ to: String?) {
        let joining = Joining(units[0], from: from.map { day($0) }, to: to.map { day($0) })
        #expect(refusal { () throws(Refusal) in try open([joining]) } == .invalidPeriod)
        #expect(refusedPlaces { () throws(Refusal) in try open([joining]) }.map(\.unit) == [units[0].id])
    }

    @Test func `has no unit before it is there or after it is gone`() throws {
        let merged = Organisation.unit(8, "P8", below: Organisation.province, to: "2026-07-01")
        #expect(refusal { () throws(Refusal) in try open([Joining(merged)]) } == .invalidPeriod)
        #expect(try open([Joining(merged, to: day("2026-07-01"))]).members.count == 1)
    }

    @Test func `has no unit twice at one time, here or elsewhere, and says where`() throws {
        let half = day("2026-07-01")
        #expect(
            try open([Joining(units[0], to: half), Joining(units[0], from: half)]).members.count == 2,
            "but one after the other"
        )
        let twice = [Joining(units[0]), Joining(units[0], from: half)]
        #expect(refusal { () throws(Refusal) in try open(twice) } == .alreadyMember)
        let elsewhere = MembershipElsewhere(
            Membership(unit: units[0].id, from: half, to: season.to),
            in: Domain.Cluster(
                id: ClusterID(bits: 202),
                managingUnit: Organisation.province.id,
                block: nil,
                number: 2,
                name: nil,
                period: Period(from: day("2020-01-01"), to: nil)
            )
        )
        let places = refusedPlaces { () throws(Refusal) in
            try open([Joining(units[0]), Joining(units[1])], elsewhere: [elsewhere])
        }
        #expect(places.map(\.unit) == [units[0].id])
        #expect(places.first?.wording.vi.contains("Cụm số 2") == true)
        #expect(try open([Joining(units[0], to: half)], elsewhere: [elsewhere]).members.count == 1)
    }

    @Test func `is led by a member, and nobody is their own deputy`() {
        let joining = [Joining(units[0])]
        #expect(refusal { () throws(Refusal) in try open(joining, lead: units[1]) } == .notAMember)
        #expect(
            refusal { () throws(Refusal) in try open(joining, lead: units[0], deputy: units[0]) } == .alreadyExists
        )
    }

    @Test func `takes in a member, once`() throws {
        let opened = try Organisation.opened()
        let (joined, added) = try opened.joined(by: Joining(units[3], from: day("2026-07-01")), elsewhere: [])
        #expect(joined.version == opened.version + 1)
        #expect(joined.members.count == 4)
        #expect(added == [Membership(unit: units[3].id, from: day("2026-07-01"), to: season.to)])
        #expect(
            refusal { () throws(Refusal) in try joined.joined(by: Joining(units[3]), elsewhere: []) } == .alreadyMember
        )
    }

    @Test func `takes in units below its managing unit, at any depth, and no others`() throws {
        let opened = try Organisation.opened()
        let elsewhere = Organisation.unit(20, "QT", below: Organisation.ministry)
        let outside = [
            Organisation.province, Organisation.ministry, elsewhere, Organisation.unit(21, "QT.P1", below: elsewhere),
        ]
        for unit in outside {
            let places = refusedPlaces { () throws(Refusal) in try opened.joined(by: Joining(unit), elsewhere: []) }
            #expect(places.map(\.unit) == [unit.id])
            #expect(
                refusal { () throws(Refusal) in try open([Joining(units[0]), Joining(unit)]) } == .unknownReference
            )
        }
        let team = Organisation.unit(22, "P1.D1", below: units[0])
        let deep = Joining(UnitFacts(unit: team, above: [units[0].id, Organisation.province.id]))
        #expect(try opened.joined(by: deep, elsewhere: []).membership.map(\.unit) == [team.id])
    }

    @Test func `has no members beyond the end of its cluster`() throws {
        let ended = try Organisation.cluster.changed(name: nil, to: day("2026-07-01"), leaving: Dependents())
        let opened = try ClusterSeason.opened(
            ClusterSeasonID(bits: 301),
            ended,
            in: season,
            joining: [Joining(units[0])],
            lead: units[0].id,
            deputy: nil,
            elsewhere: []
        )
        #expect(opened.members.map(\.to) == [day("2026-07-01")])
        let longer = Joining(units[1], to: day("2026-07-02"))
        #expect(refusal { () throws(Refusal) in try opened.joined(by: longer, elsewhere: []) } == .invalidPeriod)
    }

    @Test func `ends leading with a lead who leaves`() throws {
        let opened = try Organisation.opened()
        let leave = day("2026-07-01")
        let departure = try opened.left(by: units[0].id, on: leave)
        #expect(departure.membership == Membership(unit: units[0].id, from: season.from, to: leave))
        #expect(departure.leadership == [Leadership(unit: units[0].id, role: .lead, from: season.from, to: leave)])
        #expect(departure.clusterSeason.holder(of: .lead, on: leave) == nil)
        #expect(departure.clusterSeason.holder(of: .deputy, on: leave)?.unit == units[1].id)
        #expect(departure.clusterSeason.version == opened.version + 1)
        #expect(try opened.left(by: units[2].id, on: leave).leadership.isEmpty)
        #expect(refusal { () throws(Refusal) in try opened.left(by: units[3].id, on: leave) } == .notAMember)
        #expect(refusal { () throws(Refusal) in try opened.left(by: units[2].id, on: season.from) } == .invalidPeriod)
        #expect(
            refusal { () throws(Refusal) in try departure.clusterSeason.left(by: units[0].id, on: leave) }
                == .notAMember
        )
    }

    @Test func `keeps who is to lead later`() throws {
        let opened = try Organisation.opened().handedOver(.lead, to: units[2].id, from: day("2026-07-01")).clusterSeason
        #expect(
            refusal { () throws(Refusal) in try opened.left(by: units[2].id, on: day("2026-05-01")) } == .invalidPeriod
        )
    }

    @Test func `is handed over on a day, also to the deputy`() throws {
        let opened = try Organisation.opened()
        let from = day("2026-07-01")
        let handover = try opened.handedOver(.lead, to: units[1].id, from: from)
        #expect(handover.begun == Leadership(unit: units[1].id, role: .lead, from: from, to: season.to))
        #expect(Set(handover.ended.map(\.unit)) == [units[0].id, units[1].id])
        #expect(handover.ended.allSatisfy { $0.to == from })
        let changed = handover.clusterSeason
        #expect(changed.holder(of: .lead, on: day("2026-06-30"))?.unit == units[0].id)
        #expect(changed.holder(of: .lead, on: from)?.unit == units[1].id)
        #expect(changed.holder(of: .deputy, on: from) == nil)
    }

    @Test func `refuses a handover that does not fit`() throws {
        let opened = try Organisation.opened()
        let from = day("2026-07-01")
        #expect(
            refusal { () throws(Refusal) in try opened.handedOver(.lead, to: units[3].id, from: from) } == .notAMember
        )
        #expect(
            refusal { () throws(Refusal) in
                try opened.handedOver(.lead, to: units[2].id, from: from, until: day("2026-11-16"))
            } == .notAMember,
            "not longer than a member"
        )
        #expect(
            refusal { () throws(Refusal) in try opened.handedOver(.lead, to: units[2].id, from: from, until: from) }
                == .invalidPeriod
        )
        #expect(
            refusal { () throws(Refusal) in try opened.handedOver(.lead, to: units[2].id, from: season.from) }
                == .alreadyExists,
            "nobody's days vanish"
        )
        let later = try opened.handedOver(.lead, to: units[2].id, from: from).clusterSeason
        #expect(
            refusal { () throws(Refusal) in try later.handedOver(.lead, to: units[1].id, from: day("2026-05-01")) }
                == .alreadyExists
        )
        #expect(
            refusal { () throws(Refusal) in
                try later.handedOver(.deputy, to: units[0].id, from: day("2026-05-01"))
            } == nil,
            "the lead becomes the deputy"
        )
    }

    @Test func `stays as it was once it is closed`() throws {
        for state in ClusterSeasonState.allCases {
            let opened = try Organisation.opened(state)
            let expected: RefusalCode? = state == .closed || state == .handedOver ? .wrongState : nil
            #expect(
                refusal { () throws(Refusal) in try opened.left(by: units[2].id, on: day("2026-07-01")) } == expected
            )
            #expect(
                refusal { () throws(Refusal) in try opened.joined(by: Joining(units[3]), elsewhere: []) } == expected
            )
            #expect(
                refusal { () throws(Refusal) in
                    try opened.handedOver(.lead, to: units[2].id, from: day("2026-07-01"))
                } == expected
            )
        }
    }
}
