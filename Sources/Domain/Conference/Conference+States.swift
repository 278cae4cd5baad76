import StrictJSON

extension Conference {
    /// A new conference.
    ///
    /// - Parameters:
    ///   - id: Its name.
    ///   - record: What is told of it.
    ///   - place: Where the cluster's season belongs.
    ///   - permission: From `Policy.mayConduct`, in this very transaction.
    /// - Returns: The conference, planned.
    /// - Throws: `notFound` for another cluster's season; `invalidName`.
    package static func planned(
        _ id: ConferenceID,
        _ record: ConferenceRecord,
        at place: Place,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> Conference {
        let conference = Conference(id: id, place: place, record: record)
        try conference.check(permission)
        try OrganisationName.check(record.title, longest: 300)
        return conference
    }

    /// The conference with another record.
    ///
    /// - Parameters:
    ///   - record: All that is told of it.
    ///   - permission: From `Policy.mayConduct`, in this very transaction.
    /// - Returns: The conference, its version raised.
    /// - Throws: `wrongState` once its conclusions are issued or it is cancelled; `invalidName`.
    package func saved(
        _ record: ConferenceRecord,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> Conference {
        try check(permission)
        try require([.planned, .invited, .held])
        try OrganisationName.check(record.title, longest: 300)
        var conference = self
        conference.record = record
        conference.version += 1
        return conference
    }

    /// Units are invited.
    ///
    /// - Throws: `wrongState`, `dayToCome`.
    package func invited(
        _ invitation: Invitation,
        today: Day,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> Conference {
        try check(permission)
        try require([.planned])
        try invitation.on.checkCome(by: today)
        var conference = moved(to: .invited)
        conference.invitation = invitation
        return conference
    }

    /// It was held, now or on a day that is recorded later.
    ///
    /// - Throws: `wrongState`, `dayToCome`.
    package func held(
        on day: Day,
        today: Day,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> Conference {
        try check(permission)
        try require([.planned, .invited])
        try day.checkCome(by: today)
        var conference = moved(to: .held)
        conference.heldOn = day
        return conference
    }

    /// Its conclusions are issued.
    ///
    /// - Parameters:
    ///   - day: Of their issue.
    ///   - document: What they are issued by; nil for none.
    ///   - today: The day of the recording.
    ///   - permission: From `Policy.mayConduct`, in this very transaction.
    /// - Returns: The conference, concluded.
    /// - Throws: `wrongState`; `dayToCome`; `invalidPeriod` for a day before it was held.
    package func concluded(
        on day: Day,
        by document: OfficialDocumentID?,
        today: Day,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> Conference {
        try check(permission)
        try require([.held])
        try day.checkCome(by: today)
        guard let heldOn, heldOn <= day else {
            throw Refusal(
                .invalidPeriod,
                vi: "Kết luận được ban hành sau khi hội nghị họp.",
                en: "Conclusions are issued once the conference was held."
            )
        }
        var conference = moved(to: .concluded)
        conference.concludedOn = day
        conference.conclusionsDocument = document
        return conference
    }

    /// It does not take place.
    ///
    /// - Throws: `wrongState`, `reasonRequired`, `reasonInvalid`.
    package func cancelled(
        reason: String,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> Conference {
        try check(permission)
        try require([.planned, .invited])
        try Reason.check(reason)
        var conference = moved(to: .cancelled)
        conference.reason = reason
        return conference
    }

    /// Refuses points that this conference cannot have settled: it belongs to another cluster's season, or was not held.
    ///
    /// - Throws: `unknownReference`, `wrongState`.
    package func checkSettlesPoints(of review: Review) throws(Refusal) {
        guard place.clusterSeason == review.clusterSeason else { throw .unknownConference }
        try require([.held, .concluded])
    }

    private func moved(to state: ConferenceState) -> Conference {
        var conference = self
        conference.state = state
        conference.version += 1
        return conference
    }

    private func check(_ permission: Permission<Act.ConductClusterSeason>) throws(Refusal) {
        guard place.clusterSeason == permission.act.clusterSeason else { throw .noConference }
    }

    func require(_ states: [ConferenceState]) throws(Refusal) {
        guard !states.contains(state) else { return }
        let needed = (
            vi: states.map { "“\($0.name.vi)”" }.joined(separator: " / "),
            en: states.map(\.name.en).joined(separator: " or ")
        )
        throw Refusal(
            .wrongState,
            vi: "Hội nghị \(state.name.vi), cần \(needed.vi).",
            en: "The conference is \(state.name.en) and would have to be \(needed.en)."
        )
    }
}

extension Refusal {
    package static let noConference = Refusal(
        .notFound,
        vi: "Không tìm thấy hội nghị này.",
        en: "There is no such conference."
    )

    package static let noTask = Refusal(
        .notFound,
        vi: "Không tìm thấy nhiệm vụ này.",
        en: "There is no such task."
    )

    package static let unknownConference = Refusal(
        .unknownReference,
        vi: "Cụm không có hội nghị này trong năm thi đua.",
        en: "The cluster has no such conference in this season."
    )

    /// An act names a file, an official document or a review that is not there, or not for whoever names it.
    package static let unknownAttachment = Refusal(
        .unknownReference,
        vi: "Không có tệp, văn bản hoặc lần chấm điểm được nêu.",
        en: "The file, the document or the review that is named is not there."
    )

    package static func unknownFiles(_ files: [FileID]) -> Refusal {
        let names = files.prefix(20).map(\.description).joined(separator: ", ")
        return Refusal(.unknownReference, vi: "Không có tệp \(names).", en: "There is no file \(names).")
    }
}
