import StrictJSON

/// A unit's signature under an agreement's text.
package struct Signature: Hashable, Sendable {
    package let unit: UnitID
    package let mode: SignatureMode
    package let signer: Signer
    package let signedOn: Day

    package init(unit: UnitID, mode: SignatureMode, signer: Signer, signedOn: Day) {
        self.unit = unit
        self.mode = mode
        self.signer = signer
        self.signedOn = signedOn
    }
}

/// How a signature was given.
package enum SignatureMode: String, CaseIterable, Sendable {
    /// By the head's own account.
    case account
    /// On paper, and recorded here.
    case paper
}

/// Who signed for a unit, as it stands under the text.
package struct Signer: Hashable, Sendable {
    /// The form of signing for a body or another (thể thức ký).
    package enum Form: String, CaseIterable, Sendable {
        /// Thay mặt: on behalf of a body.
        case onBehalf = "TM"
        /// Ký thay: for the superior.
        case forSuperior = "KT"
        /// Thừa lệnh: by order.
        case byOrder = "TL"
        /// Thừa ủy quyền: by authority.
        case byAuthority = "TUQ"
        /// Quyền: as acting head.
        case acting = "Q"
    }

    package let name: String
    package let rank: String?
    package let position: String?
    package let form: Form?

    package init(name: String, rank: String? = nil, position: String? = nil, form: Form? = nil) {
        self.name = name
        self.rank = rank
        self.position = position
        self.form = form
    }
}

extension Signatories {
    /// The units whose signature is needed, on the day of the facts.
    package func units(_ facts: some ClusterFacts, members: [MemberUnit]) -> Set<UnitID> {
        switch self {
        case .members: Set(members.map(\.unit))
        case .leads: Set([facts.lead, facts.deputy].compactMap(\.self))
        }
    }
}

extension Agreement {
    /// Checks a signature before it is recorded.
    ///
    /// - Parameters:
    ///   - signature: Of one unit.
    ///   - needed: The units whose signature is needed.
    ///   - signed: Those that have signed this very text.
    ///   - seasonBegins: The season's first day.
    ///   - day: Of the recording.
    ///   - permission: From `Policy.maySign`, in this very transaction.
    /// - Throws: `wrongState` before the text lies there to be signed and after it was replaced; `notFound` for a unit whose
    ///   signature is not needed; `alreadySigned`; `dayToCome` for a day that has not come; `invalidPeriod` for one on paper
    ///   that is long before the season.
    package func checkSignature(
        _ signature: Signature,
        needed: Set<UnitID>,
        signed: Set<UnitID>,
        seasonBegins: Day,
        on day: Day,
        permission: Permission<Act.SignAgreement>
    ) throws(Refusal) {
        guard permission.act.clusterSeason == place.clusterSeason, permission.act.unit == signature.unit,
            permission.act.mode == signature.mode
        else { throw .noAgreementHere }
        guard state == .signing || state == .inForce else {
            throw Refusal(
                .wrongState,
                vi: "Giao ước đang ở trạng thái “\(state.name.vi)”: chưa hoặc không còn ký được.",
                en: "The agreement is \(state.name.en): it is not there to be signed."
            )
        }
        guard needed.contains(signature.unit) else {
            throw Refusal(
                .notFound,
                vi: "Giao ước không cần chữ ký của đơn vị này.",
                en: "The agreement needs no signature of this unit."
            )
        }
        guard !signed.contains(signature.unit) else {
            throw Refusal(
                .alreadySigned,
                vi: "Đơn vị đã ký bản này.",
                en: "The unit has signed this text.",
                places: [
                    RefusedPlace(.alreadySigned, unit: signature.unit, vi: "Đã ký.", en: "Has signed.")
                ]
            )
        }
        guard signature.signedOn <= day else {
            throw Refusal(
                .dayToCome,
                vi: "Ngày ký \(signature.signedOn) chưa đến.",
                en: "The day of signing, \(signature.signedOn), has not come."
            )
        }
        let daysAhead = seasonBegins.daysSince1970 - signature.signedOn.daysSince1970
        // Who signs here signs on the day itself.
        guard signature.mode == .account || daysAhead <= Self.mostDaysAhead else {
            throw Refusal(
                .invalidPeriod,
                vi: "Ngày ký \(signature.signedOn) quá sớm: kỳ thi đua bắt đầu ngày \(seasonBegins).",
                en: "The day of signing, \(signature.signedOn), is too early: the season begins on \(seasonBegins)."
            )
        }
    }

    /// How many days before its season an agreement may have been signed. Units sign at the conference that ends the season
    /// before, a year ahead at most, and a conference may be held some weeks early; what is dated before that is a slip of the
    /// pen, or another season's paper.
    private static let mostDaysAhead: Int32 = 400
}
