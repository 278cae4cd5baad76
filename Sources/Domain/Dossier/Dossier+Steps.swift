import StrictJSON

extension Dossier {
    /// A new dossier.
    ///
    /// - Parameters:
    ///   - id: Its own.
    ///   - nomination: What it is for.
    ///   - round: The round that it is laid together for.
    ///   - permission: From `Policy.mayPrepare`, in this very transaction.
    /// - Returns: The dossier, being prepared.
    /// - Throws: `wrongState` for a nomination that is not open; `unknownReference` for a round of another season.
    package static func begun(
        _ id: DossierID,
        for nomination: Nomination,
        in round: AwardRound,
        permission: Permission<Act.PrepareDossier>
    ) throws(Refusal) -> Dossier {
        guard permission.act.clusterSeason == nomination.place.clusterSeason,
            permission.act.unit == nomination.subject.unit
        else { throw .noNomination }
        guard nomination.state == .nominated else {
            throw Refusal(
                .wrongState,
                vi: "Đề nghị này đang ở trạng thái “\(nomination.state.name.vi)”.",
                en: "The nomination is \(nomination.state.name.en)."
            )
        }
        guard round.season == nomination.place.season else { throw .unknownRound }
        return Dossier(
            id: id,
            place: nomination.place,
            unit: nomination.subject.unit,
            round: round.id,
            nomination: nomination.id
        )
    }

    /// The dossier with another part.
    ///
    /// - Parameters:
    ///   - part: What stands there from now on.
    ///   - round: Its round.
    ///   - permission: From `Policy.mayPrepare`, in this very transaction.
    /// - Returns: The dossier, its version raised.
    /// - Throws: `unknownReference` for a part that the round has not; `wrongState` while nobody may change it: of an
    ///   incomplete one all but the parts that are asked for; `reasonRequired`, `reasonInvalid`.
    package func changed(
        _ part: DossierPart,
        in round: AwardRound,
        permission: Permission<Act.PrepareDossier>
    ) throws(Refusal) -> Dossier {
        try check(permission)
        guard round.id == self.round, round.parts.all.contains(where: { $0.code == part.code }) else {
            throw .unknownPart
        }
        switch state {
        case .preparing: break
        case .incomplete:
            guard openParts.contains(part.code) else {
                throw Refusal(
                    .wrongState,
                    vi: "Chỉ bổ sung những phần được yêu cầu.",
                    en: "Only the parts that are asked for change."
                )
            }
        default: throw wrongState
        }
        if part.state == .notNeeded || part.reason != nil { try Reason.check(part.reason ?? "") }
        return touched()
    }

    /// The dossier sent to the office, for the first time or completed.
    ///
    /// - Throws: `wrongState`; `incompleteDossier` with what is missing.
    package func sent(
        _ parts: [DossierPart],
        in round: AwardRound,
        permission: Permission<Act.PrepareDossier>
    ) throws(Refusal) -> Dossier {
        try check(permission)
        try require([.preparing, .incomplete])
        try checkComplete(parts, round)
        return moved(to: .sent)
    }

    /// The dossier after a step of the office's.
    ///
    /// - Parameters:
    ///   - step: Any but `send`.
    ///   - parts: What stands in it.
    ///   - round: Its round.
    ///   - permission: From `Policy.mayProcess`, in this very transaction.
    /// - Returns: The dossier, its version raised.
    /// - Throws: `wrongState`, `incompleteDossier`, `unknownReference`, `reasonRequired`, `reasonInvalid`.
    package func processed(
        _ step: DossierStep,
        _ parts: [DossierPart],
        in round: AwardRound,
        permission: Permission<Act.ProcessDossier>
    ) throws(Refusal) -> Dossier {
        guard permission.act.clusterSeason == place.clusterSeason else { throw .noDossier }
        switch step {
        case .send: throw .noDossier
        case .receive:
            try require([.sent])
            return moved(to: .received)
        case .ask(let asked, let reason):
            try require([.received])
            try Reason.check(reason)
            guard !asked.isEmpty, asked.isSubset(of: round.parts.all.map(\.code)) else { throw .unknownPart }
            return moved(to: .incomplete, opening: asked)
        case .accept:
            try require([.received])
            try checkComplete(parts, round)
            return moved(to: .accepted)
        case .layBeforeCouncil:
            try require([.accepted])
            return moved(to: .beforeCouncil)
        }
    }

    /// The dossier closed by the decision on its nomination: granted is what was before the Council; refused may be at once.
    ///
    /// - Throws: `incompleteDossier` where it was never laid before the Council.
    func closed(by outcome: AwardOutcome) throws(Refusal) -> Dossier {
        if outcome == .granted, state != .beforeCouncil {
            throw Refusal(
                .incompleteDossier,
                vi: "Hồ sơ đang ở trạng thái “\(state.name.vi)”, chưa trình Hội đồng.",
                en: "The dossier is \(state.name.en), and not before the Council.",
                places: [
                    RefusedPlace(.incompleteDossier, unit: unit, vi: state.name.vi, en: state.name.en)
                ]
            )
        }
        return moved(to: .decided)
    }

    /// The dossier of a nomination that was withdrawn.
    package func withdrawn() -> Dossier { moved(to: .withdrawn) }

    private func check(_ permission: Permission<Act.PrepareDossier>) throws(Refusal) {
        guard permission.act.clusterSeason == place.clusterSeason, permission.act.unit == unit else {
            throw .noDossier
        }
    }

    private var wrongState: Refusal {
        Refusal(
            .wrongState,
            vi: "Hồ sơ đang ở trạng thái “\(state.name.vi)”.",
            en: "The dossier is \(state.name.en)."
        )
    }

    private func require(_ states: Set<DossierState>) throws(Refusal) {
        guard states.contains(state) else { throw wrongState }
    }

    /// Refuses a dossier that lacks a part that is required.
    private func checkComplete(_ parts: [DossierPart], _ round: AwardRound) throws(Refusal) {
        let missing = round.parts.all.filter { part in
            part.isRequired && !parts.contains { $0.code == part.code && $0.state != .missing }
        }
        guard missing.isEmpty else {
            throw Refusal(
                .incompleteDossier,
                vi: "Hồ sơ còn thiếu phần bắt buộc.",
                en: "The dossier lacks parts that are required.",
                places: missing.map {
                    RefusedPlace(.incompleteDossier, unit: unit, vi: $0.title, en: $0.title)
                }
            )
        }
    }
}

extension Refusal {
    package static let noRound = Refusal(.notFound, vi: "Không tìm thấy đợt này.", en: "There is no such round.")

    package static let noDossier = Refusal(.notFound, vi: "Không tìm thấy hồ sơ này.", en: "There is no such dossier.")

    package static let unknownRound = Refusal(
        .unknownReference,
        vi: "Kỳ thi đua không có đợt này.",
        en: "The season has no such round."
    )

    package static let unknownPart = Refusal(
        .unknownReference,
        vi: "Đợt không có phần hồ sơ này, hoặc chưa nêu phần nào.",
        en: "The round has no such part, or none is named."
    )

    package static let unknownLink = Refusal(
        .unknownReference,
        vi: "Không có công bố hoặc phiếu điểm đã công bố như vậy.",
        en: "There is no such publication, or published score sheet."
    )
}
