package import StrictJSON

/// What a cluster's lead hands to the next one (biên bản bàn giao).
package struct LeadHandover: Hashable, Sendable {
    package let place: Place
    package internal(set) var record: HandoverRecord
    /// Of all versions, in the order of recording.
    package let confirmations: [HandoverConfirmation]
    /// The cluster's season that it made; nil before it is completed.
    package internal(set) var next: ClusterSeasonID?
    /// Raised by each change of the record: what was confirmed before counts no more.
    package internal(set) var version: Int32

    package init(
        place: Place,
        record: HandoverRecord,
        confirmations: [HandoverConfirmation] = [],
        next: ClusterSeasonID? = nil,
        version: Int32 = 1
    ) {
        self.place = place
        self.record = record
        self.confirmations = confirmations
        self.next = next
        self.version = version
    }

    /// The confirmation of a side, of the record as it stands.
    package func confirmation(of side: HandoverSide) -> HandoverConfirmation? {
        confirmations.last { $0.side == side && $0.version == textVersion }
    }

    /// The version since which the record has its text: completing it changes none of that.
    private var textVersion: Int32 { next == nil ? version : version - 1 }

    /// The same with who confirmed it.
    package func with(_ confirmations: [HandoverConfirmation]) -> LeadHandover {
        LeadHandover(place: place, record: record, confirmations: confirmations, next: next, version: version)
    }

    package func unit(of side: HandoverSide) -> UnitID {
        side == .giving ? record.giving : record.receiving
    }
}

/// What is told of a handover, written and read whole.
package struct HandoverRecord: Hashable, Sendable {
    package let giving: UnitID
    package let receiving: UnitID
    package let day: Day
    package let minutesFile: FileID?
    package let minutesDocument: OfficialDocumentID?
    /// All of it, these included. Canonical JSON.
    package let bytes: [UInt8]

    package init(
        giving: UnitID,
        receiving: UnitID,
        day: Day,
        minutesFile: FileID?,
        minutesDocument: OfficialDocumentID?,
        bytes: [UInt8]
    ) {
        self.giving = giving
        self.receiving = receiving
        self.day = day
        self.minutesFile = minutesFile
        self.minutesDocument = minutesDocument
        self.bytes = bytes
    }
}

package enum HandoverSide: String, CaseIterable, Sendable {
    case giving, receiving
}

/// That a side agrees with the record of a handover.
package struct HandoverConfirmation: Hashable, Sendable {
    package let side: HandoverSide
    package let unit: UnitID
    /// Of the record that was confirmed.
    package let version: Int32
    package let mode: SignatureMode
    package let by: Attendant
    package let on: Day

    package init(side: HandoverSide, unit: UnitID, version: Int32, mode: SignatureMode, by: Attendant, on: Day) {
        self.side = side
        self.unit = unit
        self.version = version
        self.mode = mode
        self.by = by
        self.on = on
    }
}

extension LeadHandover {
    /// A handover begins to be recorded.
    ///
    /// - Throws: `notAMember` for a side that is none; `wrongState` where the year is handed over.
    package static func recorded(
        _ record: HandoverRecord,
        in facts: ClusterSeasonFacts,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> LeadHandover {
        guard facts.id == permission.act.clusterSeason else { throw .noClusterSeason }
        try facts.checkNotHandedOver()
        try record.checkSides(facts)
        return LeadHandover(place: facts.place, record: record)
    }

    /// The handover with another record, which both sides are to confirm anew.
    ///
    /// - Throws: `notAMember` for a side that is none; `wrongState` once it is completed.
    package func saved(
        _ record: HandoverRecord,
        in facts: ClusterSeasonFacts,
        permission: Permission<Act.ConductClusterSeason>
    ) throws(Refusal) -> LeadHandover {
        guard place.clusterSeason == permission.act.clusterSeason else { throw .noHandover }
        try checkOpen()
        try record.checkSides(facts)
        var handover = self
        handover.record = record
        handover.version += 1
        return handover
    }

    /// A side confirms the record as it stands.
    ///
    /// - Parameters:
    ///   - attendant: Who.
    ///   - day: When.
    ///   - today: The day of the recording.
    ///   - permission: From `Policy.mayConfirm`, in this very transaction.
    /// - Returns: The confirmation.
    /// - Throws: `wrongState` once it is completed; `alreadySigned`; `dayToCome`.
    package func confirmed(
        by attendant: Attendant,
        on day: Day,
        today: Day,
        permission: Permission<Act.ConfirmHandover>
    ) throws(Refusal) -> HandoverConfirmation {
        let side = permission.act.side
        guard place.clusterSeason == permission.act.clusterSeason, unit(of: side) == permission.act.unit else {
            throw .noHandover
        }
        try checkOpen()
        guard confirmation(of: side) == nil else { throw .confirmedMeanwhile }
        try day.checkCome(by: today)
        return HandoverConfirmation(
            side: side,
            unit: permission.act.unit,
            version: version,
            mode: permission.act.mode,
            by: attendant,
            on: day
        )
    }

    /// What is still missing before the next season can be made, in words; empty for nothing.
    ///
    /// - Parameters:
    ///   - facts: Of the cluster's season.
    ///   - rotations: All proposals of who leads next.
    /// - Returns: What is missing.
    package func missing(_ facts: ClusterSeasonFacts, _ rotations: [Rotation]) -> [Wording] {
        var missing: [Wording] = []
        if facts.state < .submitted {
            missing.append(
                Wording(vi: "kết quả cả năm chưa trình", en: "the year's results are not submitted")
            )
        }
        for side in HandoverSide.allCases where confirmation(of: side) == nil {
            missing.append(
                side == .giving
                    ? Wording(vi: "xác nhận của bên giao", en: "the confirmation of who hands over")
                    : Wording(vi: "xác nhận của bên nhận", en: "the confirmation of who takes over")
            )
        }
        let standing = rotations.filter { $0.state != .withdrawn }
        if let lead = standing.first(where: { $0.role == .lead }), lead.state == .confirmed {
            if lead.unit != record.receiving {
                missing.append(
                    Wording(
                        vi: "bên nhận phải là Cụm trưởng đã được công nhận",
                        en: "that the confirmed lead is who takes over"
                    )
                )
            }
        } else {
            missing.append(
                Wording(vi: "công nhận Cụm trưởng mùa sau", en: "the confirmation of the next lead")
            )
        }
        if standing.contains(where: { $0.role == .deputy && $0.state != .confirmed }) {
            missing.append(
                Wording(
                    vi: "công nhận Cụm phó đã giới thiệu",
                    en: "the confirmation of the deputy that is proposed"
                )
            )
        }
        return missing
    }

    /// The handover once it has made the next season.
    ///
    /// - Parameters:
    ///   - next: The season of the cluster that it made.
    ///   - facts: Of the cluster's season that ends.
    ///   - rotations: All proposals of who leads next.
    ///   - permission: From `Policy.mayManage`, in this very transaction.
    /// - Returns: The handover, completed.
    /// - Throws: `wrongState` once it is completed; `handoverIncomplete` with all that is missing.
    package func completed(
        making next: ClusterSeasonID,
        _ facts: ClusterSeasonFacts,
        _ rotations: [Rotation],
        permission: Permission<Act.ManageClusterSeason>
    ) throws(Refusal) -> LeadHandover {
        guard place.clusterSeason == permission.act.clusterSeason else { throw .noHandover }
        try checkOpen()
        let missing = missing(facts, rotations)
        guard missing.isEmpty else {
            throw Refusal(
                .handoverIncomplete,
                vi: "Chưa bàn giao xong, còn thiếu: \(missing.map(\.vi).joined(separator: "; ")).",
                en: "The handover is not complete, it lacks: \(missing.map(\.en).joined(separator: "; "))."
            )
        }
        var handover = self
        handover.next = next
        handover.version += 1
        return handover
    }

    private func checkOpen() throws(Refusal) {
        guard next == nil else {
            throw Refusal(.wrongState, vi: "Đã bàn giao xong.", en: "The handover is completed.")
        }
    }
}

extension HandoverRecord {
    fileprivate func checkSides(_ facts: ClusterSeasonFacts) throws(Refusal) {
        for unit in [giving, receiving] where !facts.members.contains(unit) { throw .notAMember(unit) }
    }
}

extension Refusal {
    package static let noHandover = Refusal(
        .notFound,
        vi: "Chưa có biên bản bàn giao.",
        en: "There is no record of a handover."
    )

    package static let handoverTaken = Refusal(
        .alreadyExists,
        vi: "Đã có biên bản bàn giao: hãy sửa bản đó.",
        en: "There is a record of the handover: change that one."
    )

    package static let confirmedMeanwhile = Refusal(
        .alreadySigned,
        vi: "Bên này đã xác nhận.",
        en: "This side has confirmed."
    )
}
