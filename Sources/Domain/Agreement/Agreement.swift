package import StrictJSON

/// A version of what a cluster's units agree on for a season (giao ước thi đua).
package struct Agreement: Hashable, Sendable {
    package let id: AgreementID
    package let place: Place
    /// From 1 in its cluster's season; a change of one that holds is the next, signed again.
    package let number: Int32
    package private(set) var state: AgreementState
    /// Raised by each change of its text and of its state; not by signatures.
    package private(set) var version: Int32

    package init(id: AgreementID, place: Place, number: Int32, state: AgreementState = .draft, version: Int32 = 1) {
        self.id = id
        self.place = place
        self.number = number
        self.state = state
        self.version = version
    }

    func moved(to state: AgreementState) -> Agreement {
        var agreement = self
        agreement.state = state
        agreement.version += 1
        return agreement
    }
}

/// Which text of an agreement is meant.
package struct AgreementReference: Hashable, Sendable {
    package let number: Int32
    /// Of the text's bytes, 32 of them.
    package let sha256: [UInt8]

    package init(number: Int32, sha256: [UInt8]) {
        self.number = number
        self.sha256 = sha256
    }
}

/// How far an agreement is.
package enum AgreementState: String, CaseIterable, Sendable {
    /// Being written and discussed. Goes on to `signing`.
    case draft
    /// Its text lies there to be signed. Goes on to `inForce`, or back to `draft`: then signatures count no more.
    case signing
    /// Holds, and its text is locked. Goes on to `replaced`.
    case inForce
    /// Another one holds in its place.
    case replaced

    package var name: Wording {
        switch self {
        case .draft: Wording(vi: "dự thảo", en: "a draft")
        case .signing: Wording(vi: "đang ký", en: "being signed")
        case .inForce: Wording(vi: "có hiệu lực", en: "in force")
        case .replaced: Wording(vi: "đã thay thế", en: "replaced")
        }
    }
}

extension Agreement {
    /// The agreement with another text.
    ///
    /// - Parameter permission: From `Policy.mayDraft`, in this very transaction.
    /// - Returns: The draft, its version raised.
    /// - Throws: `wrongState` where it is no draft.
    package func edited(permission: Permission<Act.DraftAgreement>) throws(Refusal) -> Agreement {
        try check(permission.act.clusterSeason)
        try require(.draft)
        return moved(to: .draft)
    }

    /// The agreement with its text laid there to be signed.
    ///
    /// - Parameters:
    ///   - document: Its text, read with the members of the day.
    ///   - members: These members.
    ///   - permission: From `Policy.mayDraft`, in this very transaction.
    /// - Returns: The agreement, being signed.
    /// - Throws: `wrongState`; `incompleteAgreement` with everything that it lacks.
    package func proposed(
        _ document: AgreementDocument,
        members: [MemberUnit],
        permission: Permission<Act.DraftAgreement>
    ) throws(Refusal) -> Agreement {
        try check(permission.act.clusterSeason)
        try require(.draft)
        try document.checkComplete()
        try document.checkTargets(of: members)
        return moved(to: .signing)
    }

    /// The agreement as a draft again.
    ///
    /// - Parameters:
    ///   - reason: Why; mandatory, as signatures are lost with it.
    ///   - permission: From `Policy.mayDraft`, in this very transaction.
    /// - Returns: The draft.
    /// - Throws: `wrongState`, `reasonRequired`, `reasonInvalid`.
    package func withdrawn(
        reason: String,
        permission: Permission<Act.DraftAgreement>
    ) throws(Refusal) -> Agreement {
        try check(permission.act.clusterSeason)
        try require(.signing)
        try Reason.check(reason)
        return moved(to: .draft)
    }

    /// The agreement in force.
    ///
    /// - Parameters:
    ///   - outstanding: The units that have not signed, as whoever puts it in force names them.
    ///   - needed: The units whose signatures it needs: none where the leads sign and nobody leads.
    ///   - missing: Those of them that have not signed.
    ///   - reason: Why it holds all the same; mandatory where a unit has not signed, or nobody has.
    ///   - permission: From `Policy.mayEnforce`, in this very transaction.
    /// - Returns: The agreement, in force.
    /// - Throws: `wrongState`; `signaturesDiffer` where others have not signed than are named; `notPermitted` where somebody
    ///   has not signed, or nobody has, and it is not the managing office that acts; `reasonRequired`, `reasonInvalid`.
    package func enforced(
        outstanding: Set<UnitID>,
        needed: Set<UnitID>,
        missing: Set<UnitID>,
        reason: String?,
        permission: Permission<Act.EnforceAgreement>
    ) throws(Refusal) -> Agreement {
        try check(permission.act.clusterSeason)
        try require(.signing)
        let places = missing.symmetricDifference(outstanding).sorted().map { unit in
            missing.contains(unit)
                ? RefusedPlace(
                    .signaturesDiffer,
                    unit: unit,
                    vi: "Đơn vị này chưa ký.",
                    en: "This unit has not signed."
                )
                : RefusedPlace(
                    .signaturesDiffer,
                    unit: unit,
                    vi: "Đơn vị này không thiếu chữ ký.",
                    en: "This unit's signature is not missing."
                )
        }
        guard places.isEmpty else {
            throw Refusal(
                .signaturesDiffer,
                vi: "Các đơn vị chưa ký không đúng như đã nêu.",
                en: "The units that have not signed are not those that were named.",
                places: places
            )
        }
        let isUnsigned = needed.isEmpty || !missing.isEmpty
        if isUnsigned {
            guard permission.act.maySpareSignatures else {
                throw Refusal(
                    .notPermitted,
                    vi: "Khi còn đơn vị chưa ký, chỉ cơ quan quản lý cụm mới cho giao ước có hiệu lực.",
                    en: "While signatures are missing, only the managing office puts an agreement in force."
                )
            }
        }
        if isUnsigned || reason != nil { try Reason.check(reason ?? "") }
        return moved(to: .inForce)
    }

    private func check(_ clusterSeason: ClusterSeasonID) throws(Refusal) {
        guard place.clusterSeason == clusterSeason else { throw .noAgreementHere }
    }

    private func require(_ needed: AgreementState) throws(Refusal) {
        guard state != needed else { return }
        throw Refusal(
            .wrongState,
            vi: "Giao ước đang ở trạng thái “\(state.name.vi)”, cần “\(needed.name.vi)”.",
            en: "The agreement is \(state.name.en) and would have to be \(needed.name.en)."
        )
    }
}
