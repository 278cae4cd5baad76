package import StrictJSON

/// A step of a cluster's year that somebody took, and when.
///
/// `signing` and `running` are none of these: an agreement that is laid there to be signed, and one that comes into force,
/// takes its cluster's year along.
package struct YearStep: Hashable, Sendable {
    package let state: ClusterSeasonState
    package let occurredOn: Day
    /// By what it was decided; nil for none.
    package let officialDocument: OfficialDocumentID?

    package init(state: ClusterSeasonState, occurredOn: Day, officialDocument: OfficialDocumentID? = nil) {
        self.state = state
        self.occurredOn = occurredOn
        self.officialDocument = officialDocument
    }
}

extension ClusterSeasonState {
    package var name: Wording {
        switch self {
        case .preparing: Wording(vi: "chuẩn bị", en: "being prepared")
        case .discussing: Wording(vi: "thảo luận", en: "being discussed")
        case .signing: Wording(vi: "ký kết", en: "being signed")
        case .running: Wording(vi: "thực hiện", en: "running")
        case .submitted: Wording(vi: "đã trình", en: "submitted")
        case .decided: Wording(vi: "đã quyết định", en: "decided")
        case .closed: Wording(vi: "đã khép lại", en: "closed")
        case .handedOver: Wording(vi: "đã bàn giao", en: "handed over")
        }
    }
}

extension ClusterSeasonFacts {
    /// The lead's drafts are laid before the units.
    ///
    /// - Throws: `wrongState`, `dayToCome`.
    package func discussed(
        on day: Day,
        today: Day,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> YearStep {
        try check(permission.act.clusterSeason)
        return try step(to: .discussing, from: .preparing, on: day, today: today)
    }

    /// What the cluster's conference came to is submitted to the council.
    ///
    /// - Parameters:
    ///   - reviews: All reviews of the season.
    ///   - day: When it was.
    ///   - before: The last step of the year that was recorded; nil for none.
    ///   - today: The day of the recording.
    ///   - permission: From `Policy.mayConduct`, in this very transaction.
    /// - Returns: The step.
    /// - Throws: `wrongState`, also where there is no review or one is not published; `dayToCome`; `invalidPeriod` for a day
    ///   before the last step.
    package func submitted(
        reviews: [ReviewHeader],
        on day: Day,
        after before: YearStep?,
        today: Day,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> YearStep {
        try check(permission.act.clusterSeason)
        let step = try step(to: .submitted, from: .running, on: day, after: before, today: today)
        let open = reviews.filter { $0.state != .published }.count
        guard open == 0, !reviews.isEmpty else {
            throw Refusal(
                .wrongState,
                vi: reviews.isEmpty
                    ? "Cụm chưa có lần chấm điểm nào trong năm." : "Còn \(open) lần chấm điểm chưa công bố.",
                en: reviews.isEmpty
                    ? "The cluster has no review in this season." : "\(open) of its reviews are not published."
            )
        }
        return step
    }

    /// The titles and flags are decided.
    ///
    /// - Throws: `wrongState`; `dayToCome`; `invalidPeriod` for a day before the last step.
    package func decided(
        on day: Day,
        by document: OfficialDocumentID?,
        after before: YearStep?,
        today: Day,
        permission: Permission<Act.ManageClusterSeason>
    ) throws(Refusal) -> YearStep {
        try check(permission.act.clusterSeason)
        return try step(to: .decided, from: .submitted, on: day, by: document, after: before, today: today)
    }

    /// The year is over: nobody joins, leaves or takes the lead in it any more. Where the lead was handed over before, it is
    /// handed over from then on.
    ///
    /// - Throws: `wrongState`; `dayToCome`; `invalidPeriod` for a day before the last step.
    package func closed(
        on day: Day,
        by document: OfficialDocumentID?,
        isHandedOver: Bool,
        after before: YearStep?,
        today: Day,
        permission: Permission<Act.ManageClusterSeason>
    ) throws(Refusal) -> YearStep {
        try check(permission.act.clusterSeason)
        return try step(
            to: isHandedOver ? .handedOver : .closed,
            from: .decided,
            on: day,
            by: document,
            after: before,
            today: today
        )
    }

    /// The lead is handed over: at once where the year is closed, and else when it will be.
    ///
    /// - Parameters:
    ///   - day: Of the handover.
    ///   - permission: From `Policy.mayManage`, in this very transaction.
    /// - Returns: The step; nil where it comes with the closing.
    /// - Throws: `wrongState` before the year is submitted, and where it is handed over.
    package func handedOver(
        on day: Day,
        permission: Permission<Act.ManageClusterSeason>
    ) throws(Refusal) -> YearStep? {
        try check(permission.act.clusterSeason)
        switch state {
        case .closed: return YearStep(state: .handedOver, occurredOn: day)
        case .submitted, .decided: return nil
        case .preparing, .discussing, .signing, .running, .handedOver: throw refused(needing: [.submitted, .closed])
        }
    }

    /// Refuses what belongs to a year that is not over yet.
    func checkNotHandedOver() throws(Refusal) {
        guard state != .handedOver else {
            throw Refusal(
                .wrongState,
                vi: "Năm thi đua của cụm đã bàn giao.",
                en: "The cluster's year is handed over."
            )
        }
    }

    private func step(
        to next: ClusterSeasonState,
        from needed: ClusterSeasonState,
        on day: Day,
        by document: OfficialDocumentID? = nil,
        after before: YearStep? = nil,
        today: Day
    ) throws(Refusal) -> YearStep {
        guard state == needed else { throw refused(needing: [needed]) }
        try day.checkCome(by: today)
        if let before, day < before.occurredOn {
            throw Refusal(
                .invalidPeriod,
                vi: "Bước trước diễn ra ngày \(before.occurredOn).",
                en: "The step before it was taken on \(before.occurredOn)."
            )
        }
        return YearStep(state: next, occurredOn: day, officialDocument: document)
    }

    private func check(_ clusterSeason: ClusterSeasonID) throws(Refusal) {
        guard id == clusterSeason else { throw .noClusterSeason }
    }

    private func refused(needing states: [ClusterSeasonState]) -> Refusal {
        Refusal(
            .wrongState,
            vi:
                "Năm thi đua của cụm ở trạng thái “\(state.name.vi)”, cần “\(states.map(\.name.vi).joined(separator: "”, “"))”.",
            en:
                "The cluster's year is \(state.name.en) and would have to be \(states.map(\.name.en).joined(separator: ", "))."
        )
    }
}
