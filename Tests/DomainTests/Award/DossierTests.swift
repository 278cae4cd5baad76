import Domain
import StrictJSON
import Testing

@Suite struct `A dossier` {
    private static let round = AwardRound(
        id: AwardRoundID(bits: 82),
        season: SeasonID(bits: 101),
        managingUnit: Cluster.ministry,
        name: "Đợt 1",
        dueOn: day("2026-12-05"),
        parts: RoundParts([
            RoundPart(code: "A", title: "Tờ trình", isRequired: true),
            RoundPart(code: "B", title: "Biên bản", isRequired: true),
            RoundPart(code: "C", title: "Ý kiến", isRequired: false),
        ])
    )
    private static let whole = [DossierPart(code: "A", state: .present), DossierPart(code: "B", state: .notNeeded)]

    private func dossier(_ state: DossierState = .preparing, open: Set<Code> = []) -> Dossier {
        Dossier(
            id: DossierID(bits: 81),
            place: AwardWorld.facts.place,
            unit: Cluster.member,
            round: Self.round.id,
            nomination: NominationID(bits: 41),
            state: state,
            openParts: open
        )
    }

    private func prepares(_ account: ActingAccount) throws(Refusal) -> Permission<Act.PrepareDossier> {
        try Policy.mayPrepare(account, AwardWorld.facts, for: Cluster.member)
    }

    private func processes(_ account: ActingAccount) throws(Refusal) -> Permission<Act.ProcessDossier> {
        try Policy.mayProcess(account, AwardWorld.facts)
    }

    private static let officer = Cluster.account([.officer], of: Cluster.member)
    private static let stranger = Cluster.account([.officer], of: Cluster.other)

    @Test func `is laid together by the unit or the lead, and taken in by the office`() throws {
        let nomination = try AwardWorld.nominate()
        let begun = try Dossier.begun(
            DossierID(bits: 81),
            for: nomination,
            in: Self.round,
            permission: prepares(Self.officer)
        )
        #expect(begun.state == .preparing)
        #expect(refusal { () throws(Refusal) in try prepares(Self.stranger) } == .notPermitted)
        #expect(refusal { () throws(Refusal) in try prepares(AwardWorld.lead) } == nil)
        #expect(refusal { () throws(Refusal) in try processes(AwardWorld.lead) } == .notPermitted)
        let withdrawn = try nomination.withdrawn(
            reason: "x",
            permission: Policy.mayNominate(AwardWorld.lead, AwardWorld.facts)
        )
        #expect(
            refusal { () throws(Refusal) in
                try Dossier.begun(
                    DossierID(bits: 81),
                    for: withdrawn,
                    in: Self.round,
                    permission: prepares(Self.officer)
                )
            } == .wrongState
        )
    }

    @Test func `is sent with all that is required, present or with a reason not needed`() throws {
        let send = { (parts: [DossierPart]) throws(Refusal) in
            try dossier().sent(parts, in: Self.round, permission: prepares(Self.officer))
        }
        #expect(try send(Self.whole).state == .sent)
        let lacking = { () throws(Refusal) in
            try send([DossierPart(code: "A", state: .missing), DossierPart(code: "C", state: .present)])
        }
        #expect(refusal(lacking) == .incompleteDossier)
        #expect(refusedPlaces(lacking).map(\.wording.vi) == ["Tờ trình", "Biên bản"])
        let spare = { (reason: String?) in
            refusal { () throws(Refusal) in
                try dossier().changed(
                    DossierPart(code: "B", state: .notNeeded, reason: reason),
                    in: Self.round,
                    permission: prepares(Self.officer)
                )
            }
        }
        #expect(spare(nil) == .reasonRequired)
        #expect(spare("Không họp") == nil)
    }

    @Test func `that is to be completed opens the parts that are asked for, and no others`() throws {
        let asked = try dossier(.received).processed(
            .ask(parts: ["B"], reason: "Thiếu kết quả bỏ phiếu"),
            Self.whole,
            in: Self.round,
            permission: processes(AwardWorld.office)
        )
        #expect(asked.openParts == ["B"])
        let change = { (code: Code) in
            refusal { () throws(Refusal) in
                try asked.changed(
                    DossierPart(code: code, state: .present),
                    in: Self.round,
                    permission: prepares(Self.officer)
                )
            }
        }
        #expect(change("A") == .wrongState)
        #expect(change("B") == nil)
        #expect(change("D") == .unknownReference)
        let again = try asked.sent(Self.whole, in: Self.round, permission: prepares(Self.officer))
        #expect(again.openParts.isEmpty)
        let ask = { (parts: Set<Code>, reason: String) in
            refusal { () throws(Refusal) in
                try dossier(.received).processed(
                    .ask(parts: parts, reason: reason),
                    Self.whole,
                    in: Self.round,
                    permission: processes(AwardWorld.office)
                )
            }
        }
        #expect(ask([], "x") == .unknownReference)
        #expect(ask(["D"], "x") == .unknownReference)
        #expect(ask(["A"], "") == .reasonRequired)
    }

    @Test func `comes to no state that is not meant, whatever is tried in whichever order`() throws {
        let steps: [DossierStep] = [
            .send, .receive, .ask(parts: ["A"], reason: "x"), .accept, .layBeforeCouncil,
        ]
        let next: [DossierState: Set<DossierState>] = [
            .preparing: [.sent], .sent: [.received], .received: [.incomplete, .accepted], .incomplete: [.sent],
            .accepted: [.beforeCouncil], .beforeCouncil: [], .decided: [], .withdrawn: [],
        ]
        var generator = SeededGenerator(seed: 3)
        var reached: Set<DossierState> = []
        for start in DossierState.allCases {
            for _ in 0..<50 {
                var dossier = dossier(start, open: start == .incomplete ? ["A"] : [])
                for _ in 0..<12 {
                    guard let step = steps.randomElement(using: &generator) else { break }
                    let isLegal = next[dossier.state]?.contains(step.state) ?? false
                    let moved = try? take(step, dossier)
                    #expect((moved != nil) == isLegal, "\(step) of \(dossier.state)")
                    if let moved {
                        #expect(moved.state == step.state && moved.version == dossier.version + 1)
                        #expect((moved.state == .incomplete) == !moved.openParts.isEmpty)
                        dossier = moved
                    }
                    reached.insert(dossier.state)
                }
            }
        }
        #expect(reached == Set(DossierState.allCases))
    }

    private func take(_ step: DossierStep, _ dossier: Dossier) throws(Refusal) -> Dossier {
        if step == .send {
            return try dossier.sent(Self.whole, in: Self.round, permission: prepares(Self.officer))
        }
        return try dossier.processed(step, Self.whole, in: Self.round, permission: processes(AwardWorld.office))
    }

    @Test func `keeps its round's parts once there is one`() throws {
        let keeps = try Policy.mayKeepAwards(AwardWorld.ministry, of: Cluster.ministry, [Cluster.ministry])
        let fewer = RoundParts([RoundPart(code: "A", title: "Tờ trình", isRequired: true)])
        let change = { (parts: RoundParts, isUsed: Bool) in
            refusal { () throws(Refusal) in
                try Self.round.changed(
                    name: "Đợt 1b",
                    dueOn: day("2026-12-10"),
                    parts: parts,
                    seen: 1,
                    isUsed: isUsed,
                    permission: keeps
                )
            }
        }
        #expect(change(Self.round.parts, true) == nil)
        #expect(change(fewer, true) == .wrongState)
        #expect(change(fewer, false) == nil)
        #expect(change(RoundParts(fewer.all + fewer.all), false) == .alreadyExists)
    }
}
