package import StrictJSON

/// What is laid before the Council with a nomination, part by part (hồ sơ trình).
package struct Dossier: Hashable, Sendable {
    package let id: DossierID
    package let place: Place
    package let unit: UnitID
    package let round: AwardRoundID
    package let nomination: NominationID
    package private(set) var state: DossierState
    /// The parts that are asked to be completed; none but while it is incomplete.
    package private(set) var openParts: Set<Code>
    /// Raised by each step and each change of a part.
    package private(set) var version: Int32

    package init(
        id: DossierID,
        place: Place,
        unit: UnitID,
        round: AwardRoundID,
        nomination: NominationID,
        state: DossierState = .preparing,
        openParts: Set<Code> = [],
        version: Int32 = 1
    ) {
        self.id = id
        self.place = place
        self.unit = unit
        self.round = round
        self.nomination = nomination
        self.state = state
        self.openParts = openParts
        self.version = version
    }

    func moved(to state: DossierState, opening parts: Set<Code> = []) -> Dossier {
        var dossier = self
        dossier.state = state
        dossier.openParts = parts
        dossier.version += 1
        return dossier
    }

    /// The same after one of its parts has changed.
    func touched() -> Dossier {
        var dossier = self
        dossier.version += 1
        return dossier
    }
}

/// How far a dossier is.
package enum DossierState: String, CaseIterable, Sendable {
    /// Being laid together. Goes on to `sent`.
    case preparing
    /// Goes on to `received`.
    case sent
    /// Being looked through. Goes on to `incomplete` or `accepted`.
    case received
    /// Some of its parts are asked to be completed. Goes on to `sent`.
    case incomplete
    /// Goes on to `beforeCouncil`.
    case accepted
    /// Goes on to `decided`, by the decision on its nomination.
    case beforeCouncil
    case decided
    /// Its nomination was withdrawn.
    case withdrawn

    package var name: Wording {
        switch self {
        case .preparing: Wording(vi: "đang chuẩn bị", en: "being prepared")
        case .sent: Wording(vi: "đã gửi", en: "sent")
        case .received: Wording(vi: "đã nhận", en: "received")
        case .incomplete: Wording(vi: "cần bổ sung", en: "to be completed")
        case .accepted: Wording(vi: "đã tiếp nhận đủ", en: "accepted")
        case .beforeCouncil: Wording(vi: "đang trình Hội đồng", en: "before the Council")
        case .decided: Wording(vi: "đã có quyết định", en: "decided")
        case .withdrawn: Wording(vi: "đã rút", en: "withdrawn")
        }
    }
}

/// A step that somebody wants a dossier to take. What decisions and withdrawals do to it is theirs.
package enum DossierStep: Hashable, Sendable {
    case send
    case receive
    /// These parts are to be completed, for a reason.
    case ask(parts: Set<Code>, reason: String)
    case accept
    case layBeforeCouncil

    /// Where it leads to.
    package var state: DossierState {
        switch self {
        case .send: .sent
        case .receive: .received
        case .ask: .incomplete
        case .accept: .accepted
        case .layBeforeCouncil: .beforeCouncil
        }
    }
}
