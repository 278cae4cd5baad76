package import StrictJSON

/// A unit's, or a person's of it, proposal for an award, by what was published of the unit.
package struct Nomination: Hashable, Sendable {
    package let id: NominationID
    package let place: Place
    package let subject: Subject
    package let cited: CitedPublication
    package let line: CitedLine
    /// Why it goes beyond a quota that may be exceeded; nil for one that does not.
    package let exception: String?
    /// Who proposed it.
    package let account: AccountID
    /// Who, another, has confirmed the exception.
    package private(set) var confirmedBy: AccountID?
    package private(set) var state: NominationState
    /// Why it was withdrawn.
    package private(set) var reason: String?
    package private(set) var version: Int32

    /// Who is proposed for what.
    package struct Subject: Hashable, Sendable {
        package let unit: UnitID
        /// nil where it is the unit itself.
        package let person: String?
        package let award: AwardID

        package init(unit: UnitID, person: String?, award: AwardID) {
            self.unit = unit
            self.person = person
            self.award = award
        }
    }

    package init(
        id: NominationID,
        place: Place,
        subject: Subject,
        cited: CitedPublication,
        line: CitedLine,
        exception: String?,
        account: AccountID,
        confirmedBy: AccountID? = nil,
        state: NominationState,
        reason: String? = nil,
        version: Int32 = 1
    ) {
        self.id = id
        self.place = place
        self.subject = subject
        self.cited = cited
        self.line = line
        self.exception = exception
        self.account = account
        self.confirmedBy = confirmedBy
        self.state = state
        self.reason = reason
        self.version = version
    }

    fileprivate func moved(to state: NominationState) -> Nomination {
        var nomination = self
        nomination.state = state
        nomination.version += 1
        return nomination
    }

    fileprivate func require(_ states: Set<NominationState>) throws(Refusal) {
        guard !states.contains(state) else { return }
        throw Refusal(
            .wrongState,
            vi: "Đề nghị này đang ở trạng thái “\(state.name.vi)”.",
            en: "The nomination is \(state.name.en)."
        )
    }
}

/// How far a nomination is.
package enum NominationState: String, CaseIterable, Sendable {
    /// Goes beyond a quota: a second person is to confirm it. Goes on to `nominated` or `withdrawn`.
    case proposed
    /// Goes on to `withdrawn`, `granted` or `refused`.
    case nominated
    case withdrawn
    /// Goes on to `revoked`, by another decision.
    case granted
    case refused
    case revoked

    package var name: Wording {
        switch self {
        case .proposed: Wording(vi: "chờ người thứ hai xác nhận", en: "waiting for a second person")
        case .nominated: Wording(vi: "đã đề nghị", en: "nominated")
        case .withdrawn: Wording(vi: "đã rút", en: "withdrawn")
        case .granted: Wording(vi: "đã tặng", en: "granted")
        case .refused: Wording(vi: "không tặng", en: "refused")
        case .revoked: Wording(vi: "đã hủy", en: "revoked")
        }
    }
}

/// What a nomination is judged by.
package struct NominationGrounds: Sendable {
    /// The catalogue of the award's managing unit, in all versions.
    package let catalogue: [Award]
    package let candidate: Candidate
    package let disqualifiers: [Disqualifier]
    package let quotas: [QuotaUse]

    package init(
        catalogue: [Award],
        candidate: Candidate,
        disqualifiers: [Disqualifier],
        quotas: [QuotaUse]
    ) {
        self.catalogue = catalogue
        self.candidate = candidate
        self.disqualifiers = disqualifiers
        self.quotas = quotas
    }
}

extension Nomination {
    /// A new nomination.
    ///
    /// - Parameters:
    ///   - id: Its own.
    ///   - subject: Who is proposed for what.
    ///   - cited: The publication that it rests on.
    ///   - exception: Why it is made beyond a quota; not kept where it is not beyond one.
    ///   - facts: Of the cluster's season.
    ///   - grounds: What it is judged by, on the account's day.
    ///   - day: That day.
    ///   - permission: From `Policy.mayNominate`, in this very transaction.
    /// - Returns: The nomination, which waits for a second person where it is an exception.
    /// - Throws: `notAMember`, `unknownReference`, `invalidPeriod`, `requirementUnmet`, `disqualified`, `quotaExceeded`,
    ///   `reasonInvalid`.
    package static func made(
        _ id: NominationID,
        _ subject: Subject,
        citing cited: CitedPublication,
        exception: String?,
        in facts: ClusterSeasonFacts,
        by grounds: NominationGrounds,
        on day: Day,
        permission: Permission<Act.Nominate>
    ) throws(Refusal) -> Nomination {
        guard permission.act.clusterSeason == facts.id else { throw .noClusterSeason }
        guard facts.members.contains(subject.unit) else { throw .notAMember(subject.unit) }
        guard let award = grounds.catalogue.first(where: { $0.id == subject.award }),
            facts.managingChain.contains(award.managingUnit)
        else { throw .unknownAward }
        guard award.period.contains(day) else {
            throw Refusal(
                .invalidPeriod,
                vi: "Bản này của danh mục không có hiệu lực vào ngày \(day).",
                en: "This version of the catalogue does not hold on \(day)."
            )
        }
        try checkRequirements(of: award, subject, grounds, on: day)
        try grounds.disqualifiers.check(subject.unit, person: subject.person, on: day)
        var isException = false
        for use in grounds.quotas {
            if try !use.admitsOneMore() {
                guard exception != nil else { throw .quotaExceeded(use.limit, use.code) }
                isException = true
            }
        }
        if isException { try Reason.check(exception ?? "") }
        return Nomination(
            id: id,
            place: facts.place,
            subject: subject,
            cited: cited,
            line: grounds.candidate.line,
            exception: isException ? exception : nil,
            account: permission.account,
            state: isException ? .proposed : .nominated
        )
    }

    private static func checkRequirements(
        of award: Award,
        _ subject: Subject,
        _ grounds: NominationGrounds,
        on day: Day
    ) throws(Refusal) {
        var unmet: [Wording] = []
        if (award.recipient == .person) != (subject.person != nil) {
            unmet.append(
                award.recipient == .person
                    ? Wording(vi: "Tặng cho cá nhân: cần nêu tên.", en: "It is for a person: name one.")
                    : Wording(vi: "Tặng cho tập thể, không cho cá nhân.", en: "It is for a unit, not for a person.")
            )
        }
        let valid = grounds.catalogue.filter { $0.period.contains(day) }
        let catalogue = Dictionary(valid.map { ($0.code, $0.requirements) }) { first, _ in first }
        unmet += award.requirements.unmet(by: grounds.candidate, catalogue: catalogue)
        guard unmet.isEmpty else {
            throw Refusal(
                .requirementUnmet,
                vi: "Chưa đủ điều kiện được đề nghị “\(award.name)”.",
                en: "What “\(award.name)” requires is not met.",
                places: unmet.map { RefusedPlace(.requirementUnmet, unit: subject.unit, vi: $0.vi, en: $0.en) }
            )
        }
    }

    /// The exception confirmed by a second person.
    ///
    /// - Throws: `wrongState`; `conflictOfInterest` for who proposed it.
    package func confirmed(permission: Permission<Act.ConfirmNomination>) throws(Refusal) -> Nomination {
        guard permission.act.clusterSeason == place.clusterSeason else { throw .noNomination }
        try require([.proposed])
        guard permission.account != account else {
            throw Refusal(
                .conflictOfInterest,
                vi: "Người đề nghị vượt chỉ tiêu không tự xác nhận: cần người thứ hai.",
                en: "Who proposed beyond the quota does not confirm it: it takes a second person."
            )
        }
        var nomination = moved(to: .nominated)
        nomination.confirmedBy = permission.account
        return nomination
    }

    /// The nomination withdrawn.
    ///
    /// - Throws: `wrongState`, `reasonRequired`, `reasonInvalid`.
    package func withdrawn(reason: String, permission: Permission<Act.Nominate>) throws(Refusal) -> Nomination {
        guard permission.act.clusterSeason == place.clusterSeason else { throw .noNomination }
        try require([.proposed, .nominated])
        try Reason.check(reason)
        var nomination = moved(to: .withdrawn)
        nomination.reason = reason
        return nomination
    }

    /// The nomination as a decision left it.
    ///
    /// - Throws: `wrongState` where it cannot come to that.
    func decided(_ outcome: AwardOutcome) throws(Refusal) -> Nomination {
        switch outcome {
        case .granted:
            try require([.nominated])
            return moved(to: .granted)
        case .refused:
            try require([.nominated])
            return moved(to: .refused)
        case .revoked:
            try require([.granted])
            return moved(to: .revoked)
        }
    }
}
