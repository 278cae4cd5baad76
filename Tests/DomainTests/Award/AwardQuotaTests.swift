import Domain
import Testing

@Suite struct `A quota of awards` {
    @Test(
        arguments: [
            (1, 5, 12, QuotaRounding.floor, 2), (1, 5, 12, .ceiling, 3), (1, 5, 12, .halfUp, 2), (1, 2, 7, .halfUp, 4),
            (1, 2, 7, .floor, 3), (1, 3, 0, .ceiling, 0), (0, 1, 9, .ceiling, 0), (3, 1, 1, .floor, 3),
            (1, 5, 10, .ceiling, 2),
        ] as [(Int64, Int64, Int64, QuotaRounding, Int64)]
    )
    func `is an exact fraction, rounded as it says`(
        numerator: Int64,
        denominator: Int64,
        base: Int64,
        rounding: QuotaRounding,
        limit: Int64
    ) {
        #expect(AwardWorld.terms(numerator, denominator, rounding: rounding).limit(of: base) == limit)
    }

    @Test func `never lets a share pass what it is of, whichever way it is rounded down`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            let denominator = Int64.random(in: 1...1_000_000_000, using: &generator)
            let numerator = Int64.random(in: 0...denominator, using: &generator)
            let base = Int64.random(in: 0...5_000, using: &generator)
            let limit = AwardWorld.terms(numerator, denominator).limit(of: base)
            #expect(Rational(limit) <= Rational(base) * Rational(numerator, denominator))
            #expect(Rational(limit + 1) > Rational(base) * Rational(numerator, denominator))
        }
    }

    @Test func `that is hard admits no more than there may be`() throws {
        let terms = AwardWorld.terms(1, 5)
        #expect(try AwardWorld.use(terms, of: 12, nominated: 1).admitsOneMore())
        let full = AwardWorld.use(terms, of: 12, nominated: 2, exceptions: 1)
        #expect(refusal { () throws(Refusal) in try full.admitsOneMore() } == .quotaExceeded)
    }

    @Test func `that warns admits more as exceptions, which do not count against it`() throws {
        let terms = AwardWorld.terms(2, 1, .warn)
        #expect(try !AwardWorld.use(terms, nominated: 2).admitsOneMore())
        #expect(try AwardWorld.use(terms, nominated: 3, exceptions: 2).admitsOneMore())
    }

    @Test func `is asked again when awards are granted`() throws {
        let use = AwardWorld.use(AwardWorld.terms(2), granted: 1)
        try use.checkGranting(1, exceptions: 0)
        try AwardWorld.use(AwardWorld.terms(1), granted: 5).checkGranting(0, exceptions: 0)
        #expect(refusal { () throws(Refusal) in try use.checkGranting(2, exceptions: 2) } == .quotaExceeded)
        let warning = AwardWorld.use(AwardWorld.terms(1, 1, .warn), granted: 2, grantedExceptions: 1)
        try warning.checkGranting(2, exceptions: 2)
        #expect(refusal { () throws(Refusal) in try warning.checkGranting(2, exceptions: 1) } == .quotaExceeded)
    }

    @Test func `is changed by who saw it as it is`() throws {
        let quota = AwardWorld.use(AwardWorld.terms(1)).quota
        let keeps = try Policy.mayKeepAwards(AwardWorld.ministry, of: Cluster.ministry, [Cluster.ministry])
        let changed = try quota.changed(AwardWorld.terms(2), seen: 1, permission: keeps)
        #expect(changed.version == 2)
        #expect(
            refusal { () throws(Refusal) in try changed.changed(quota.terms, seen: 1, permission: keeps) }
                == .staleVersion
        )
        let elsewhere = try Policy.mayKeepAwards(AwardWorld.office, of: Cluster.province, [Cluster.province])
        #expect(
            refusal { () throws(Refusal) in try quota.changed(quota.terms, seen: 1, permission: elsewhere) }
                == .notFound
        )
    }

    @Test func `is set by the office of its unit or one above, and nobody else`() {
        let keep = { (account: ActingAccount) in
            refusal { () throws(Refusal) in
                try Policy.mayKeepAwards(account, of: Cluster.province, [Cluster.province, Cluster.ministry])
            }
        }
        #expect(keep(AwardWorld.office) == nil)
        #expect(keep(AwardWorld.ministry) == nil)
        #expect(keep(AwardWorld.lead) == .notPermitted)
        #expect(
            refusal { () throws(Refusal) in
                try Policy.mayKeepAwards(AwardWorld.office, of: Cluster.ministry, [Cluster.ministry])
            } == .notPermitted
        )
    }
}
