package import StrictJSON

/// A vote of a cluster's season or of a council, and how far it is.
package struct Vote: Hashable, Sendable {
    /// Figures that somebody entered.
    package struct Tally: Hashable, Sendable {
        /// From 1.
        package let number: Int32
        package let account: AccountID
        package let figures: VoteFigures
        /// The minutes as a scan.
        package let file: FileID?

        package init(number: Int32, account: AccountID, figures: VoteFigures, file: FileID?) {
            self.number = number
            self.account = account
            self.figures = figures
            self.file = file
        }
    }

    package let id: VoteID
    package let place: Place
    /// nil for a vote of a cluster's season.
    package let council: CouncilID?
    package private(set) var state: VoteState
    package private(set) var version: Int32
    package private(set) var document: VoteDocument
    /// nil until it opens.
    package private(set) var roll: VoteRoll?
    /// In the order of entering.
    package private(set) var tallies: [Tally]

    package init(
        id: VoteID,
        place: Place,
        council: CouncilID?,
        state: VoteState = .prepared,
        version: Int32 = 1,
        document: VoteDocument,
        roll: VoteRoll? = nil,
        tallies: [Tally] = []
    ) {
        self.id = id
        self.place = place
        self.council = council
        self.state = state
        self.version = version
        self.document = document
        self.roll = roll
        self.tallies = tallies
    }

    /// The figures that count: on paper those that two tellers entered alike, of the latest such pair.
    package var countedFigures: VoteFigures? {
        switch state {
        case .prepared, .open, .cancelled: return nil
        case .closed where document.method == .paper: return nil
        case .closed: return tallies.last?.figures
        case .confirmed:
            return tallies.last { tally in
                tallies.contains { $0.figures == tally.figures && $0.account != tally.account }
            }?.figures
        }
    }

    /// What came of it; nil before it counts.
    package var outcome: VoteOutcome? {
        guard let roll, let figures = countedFigures else { return nil }
        return VoteOutcome(document, roll, figures)
    }
}

/// How far a vote is.
package enum VoteState: String, CaseIterable, Sendable {
    /// Being written. Goes on to `open` or `cancelled`.
    case prepared
    /// Roll, question and rule are frozen. Goes on to `closed` or `cancelled`.
    case open
    /// Counted. On paper it goes on to `confirmed`, or `cancelled`.
    case closed
    /// A second teller entered the same figures.
    case confirmed
    /// For a reason.
    case cancelled

    package var name: Wording {
        switch self {
        case .prepared: Wording(vi: "đang chuẩn bị", en: "prepared")
        case .open: Wording(vi: "đang bỏ phiếu", en: "open")
        case .closed: Wording(vi: "đã kiểm phiếu", en: "closed")
        case .confirmed: Wording(vi: "đã xác nhận kết quả", en: "confirmed")
        case .cancelled: Wording(vi: "đã hủy", en: "cancelled")
        }
    }
}

extension Vote {
    /// The vote with another text.
    ///
    /// - Throws: `wrongState` once it is open; `invalidVote` for a text that is the runoff of another vote than before.
    package func edited(
        _ document: VoteDocument,
        permission: Permission<Act.ConductVote>
    ) throws(Refusal) -> Vote {
        try check(permission)
        try require(.prepared)
        guard document.runoffOf == self.document.runoffOf else {
            throw .vote([(vi: "Không đổi được cuộc gốc (runoffOf).", en: "The vote that it is a runoff of stays.")])
        }
        return changed { $0.document = document }
    }

    /// The vote open, its roll frozen.
    ///
    /// - Parameters:
    ///   - voters: Who votes.
    ///   - tellers: The unit of each teller that there is.
    ///   - lead: The unit that leads the cluster; nil where there is none.
    ///   - permission: From `Policy.mayConduct`, in this very transaction.
    /// - Returns: The vote, open.
    /// - Throws: `wrongState`; `invalidVote` for an empty roll, a secret vote that could not stay secret, tellers who are not
    ///   there or all of the lead's unit.
    package func opened(
        voters: [VoteRoll.Voter],
        tellers: [AccountID: UnitID],
        lead: UnitID?,
        permission: Permission<Act.ConductVote>
    ) throws(Refusal) -> Vote {
        try check(permission)
        try require(.prepared)
        let roll = VoteRoll(voters, of: id, council: council)
        var misfits: [(vi: String, en: String)] = []
        if voters.isEmpty { misfits.append(("Danh sách người bỏ phiếu trống.", "There is nobody on the roll.")) }
        if document.method == .secret {
            if voters.count < document.rule.least {
                misfits.append(
                    (
                        "Ít hơn \(document.rule.least) người: bỏ phiếu sẽ không kín.",
                        "With fewer than \(document.rule.least) voters it would be no secret."
                    )
                )
            }
            if !document.rule.ownUnitVotes, document.options.contains(where: { roll.voters(for: $0.unit) > 0 }) {
                misfits.append(
                    (
                        "Không thể vừa giữ kín vừa loại phiếu của đơn vị cho chính mình: hãy dùng phiếu giấy.",
                        "Nobody can keep a vote secret and keep units from voting on themselves: vote on paper."
                    )
                )
            }
        }
        if document.tellers.contains(where: { tellers[$0] == nil }) {
            misfits.append(("Có người kiểm phiếu không tồn tại.", "There is no account of a teller."))
        } else if let lead, !document.tellers.isEmpty, document.tellers.allSatisfy({ tellers[$0] == lead }) {
            misfits.append(
                (
                    "Người kiểm phiếu không thể chỉ là người của Cụm trưởng.",
                    "The tellers cannot be the lead's people alone."
                )
            )
        }
        guard misfits.isEmpty else { throw .vote(misfits) }
        return changed {
            $0.state = .open
            $0.roll = roll
        }
    }

    /// The vote with figures entered: closed, and on paper confirmed as soon as two tellers agree.
    ///
    /// - Parameters:
    ///   - json: The figures.
    ///   - method: By which they were counted.
    ///   - file: The minutes as a scan.
    ///   - permission: From `Policy.mayCount`, in this very transaction.
    /// - Returns: The vote, closed or confirmed.
    /// - Throws: `wrongState`; `invalidFigures` with every misfit.
    package func counted(
        _ json: JSONValue,
        by method: VoteMethod,
        file: FileID?,
        permission: Permission<Act.CountVote>
    ) throws(Refusal) -> Vote {
        guard permission.act.vote == id else { throw .noVote }
        guard state == .open || state == .closed && document.method == .paper, let roll else { throw wrongState(.open) }
        guard method == document.method else {
            throw .figures([
                (vi: "Số liệu của cách biểu quyết khác.", en: "They are the figures of another method.")
            ])
        }
        let figures = try VoteFigures(json, of: document, roll)
        return changed { vote in
            vote.state =
                tallies.contains { $0.figures == figures && $0.account != permission.account } ? .confirmed : .closed
            vote.tallies.append(
                Tally(
                    number: (tallies.last?.number ?? 0) + 1,
                    account: permission.account,
                    figures: figures,
                    file: file
                )
            )
        }
    }

    /// A secret vote in ThiDua closed, with what the database counted.
    ///
    /// - Throws: `wrongState`; `invalidFigures` where the database counted what cannot be.
    package func closed(
        _ figureBytes: [UInt8],
        permission: Permission<Act.ConductVote>
    ) throws(Refusal) -> Vote {
        try check(permission)
        guard document.method == .secret, state == .open, let roll else { throw wrongState(.open) }
        let figures = try VoteFigures(bytes: figureBytes, of: document, roll)
        return changed { vote in
            vote.state = .closed
            vote.tallies.append(Tally(number: 1, account: permission.account, figures: figures, file: nil))
        }
    }

    /// The vote cancelled: while it is prepared or open, and on paper while no two tellers agree.
    ///
    /// - Throws: `wrongState`, `reasonRequired`, `reasonInvalid`.
    package func cancelled(
        reason: String,
        permission: Permission<Act.ConductVote>
    ) throws(Refusal) -> Vote {
        try check(permission)
        guard state == .prepared || state == .open || state == .closed && document.method == .paper else {
            throw wrongState(.open)
        }
        try Reason.check(reason)
        return changed { $0.state = .cancelled }
    }

    /// Refuses a text that is not the runoff of this vote.
    ///
    /// - Throws: `wrongState` while there is no outcome; `invalidVote` for other options or seats than are left.
    package func checkRunoff(_ document: VoteDocument) throws(Refusal) {
        guard let outcome else { throw wrongState(.closed) }
        guard !outcome.runoff.isEmpty else {
            throw .vote([(vi: "Cuộc biểu quyết này không có vòng hai.", en: "There is no runoff of that vote.")])
        }
        guard Set(document.options) == Set(outcome.runoff),
            document.rule.seats == min(outcome.seatsLeft, outcome.runoff.count)
        else {
            throw .vote([
                (
                    vi: "Vòng hai chỉ gồm các phương án tiếp theo, cho số ghế còn lại (\(outcome.seatsLeft)).",
                    en: "A runoff is between the next options alone, for the seats left (\(outcome.seatsLeft))."
                )
            ])
        }
    }

    private func changed(_ change: (inout Vote) -> Void) -> Vote {
        var vote = self
        change(&vote)
        vote.version += 1
        return vote
    }

    private func check(_ permission: Permission<Act.ConductVote>) throws(Refusal) {
        guard permission.act.place == place, permission.act.council == council else { throw .noVote }
    }

    private func require(_ needed: VoteState) throws(Refusal) {
        guard state == needed else { throw wrongState(needed) }
    }

    private func wrongState(_ needed: VoteState) -> Refusal {
        Refusal(
            .wrongState,
            vi: "Cuộc biểu quyết đang ở trạng thái “\(state.name.vi)”, cần “\(needed.name.vi)”.",
            en: "The vote is \(state.name.en) and would have to be \(needed.name.en)."
        )
    }
}
