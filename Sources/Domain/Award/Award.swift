/// An award of a managing unit's catalogue, in the version that holds for some days.
package struct Award: Hashable, Sendable {
    package let id: AwardID
    package let managingUnit: UnitID
    package let code: Code
    package let name: String
    package let kind: AwardKind
    package let recipient: AwardRecipient
    /// Whose award it is, in words.
    package let level: String
    package let requirements: AwardRequirements
    package let basis: LegalBasis
    package let period: Period

    package init(
        id: AwardID,
        managingUnit: UnitID,
        code: Code,
        name: String,
        kind: AwardKind,
        recipient: AwardRecipient,
        level: String,
        requirements: AwardRequirements,
        basis: LegalBasis,
        period: Period
    ) {
        self.id = id
        self.managingUnit = managingUnit
        self.code = code
        self.name = name
        self.kind = kind
        self.recipient = recipient
        self.level = level
        self.requirements = requirements
        self.basis = basis
        self.period = period
    }
}

/// The two kinds of awards, which are never mixed.
package enum AwardKind: String, CaseIterable, Sendable {
    /// danh hiệu thi đua.
    case title
    /// hình thức khen thưởng.
    case form
}

/// Who is given an award.
package enum AwardRecipient: String, CaseIterable, Sendable {
    case collective, person
}

extension Award {
    package static let longestCode = 100
    package static let longestName = 300

    /// Checks a new version before it joins the catalogue.
    ///
    /// - Parameters:
    ///   - versions: All versions of all awards of the catalogue.
    ///   - permission: From `Policy.mayKeepAwards`, in this very transaction.
    /// - Returns: The version before, which ends on this one's first day; nil where there is none that would go on.
    /// - Throws: `invalidName`, `invalidPeriod`; `alreadyExists` where the code is one of the other kind, or another version
    ///   holds on some of these days; `unknownReference` where a requirement names an award that is not there.
    package func checked(
        joining versions: [Award],
        permission: Permission<Act.KeepAwards>
    ) throws(Refusal) -> Award? {
        guard permission.act.managingUnit == managingUnit else { throw .noAward }
        try OrganisationName.check(code.description, longest: Self.longestCode)
        try OrganisationName.check(name, longest: Self.longestName)
        guard period.isInOrder else {
            throw Refusal(
                .invalidPeriod,
                vi: "Ngày kết thúc phải sau ngày bắt đầu.",
                en: "The end comes after the beginning."
            )
        }
        let same = versions.filter { $0.code == code }
        guard same.allSatisfy({ $0.kind == kind }) else {
            throw Refusal(
                .alreadyExists,
                vi: "Mã này là của loại kia: danh hiệu thi đua và hình thức khen thưởng không lẫn với nhau.",
                en: "The code is one of the other kind: titles and forms of commendation are never mixed."
            )
        }
        let before = same.first { $0.period.from < period.from && $0.period.to == nil }
        guard same.allSatisfy({ $0.id == before?.id || !$0.period.overlaps(period) }) else { throw .awardTaken }
        let known = Set(versions.map(\.code)).union([code])
        let unknown = requirements.codes.subtracting(known).sorted()
        guard unknown.isEmpty else {
            throw Refusal(
                .unknownReference,
                vi: "Danh mục không có: \(unknown.map(\.description).joined(separator: ", ")).",
                en: "The catalogue does not have \(unknown.map(\.description).joined(separator: ", "))."
            )
        }
        return before
    }

    /// The days that it has once it ends.
    ///
    /// - Throws: `invalidPeriod` where no day would be left; `wrongState` where it has an end.
    package func ended(on day: Day, permission: Permission<Act.KeepAwards>) throws(Refusal) -> Period {
        guard permission.act.managingUnit == managingUnit else { throw .noAward }
        guard period.to == nil else {
            throw Refusal(.wrongState, vi: "Bản này đã có ngày kết thúc.", en: "This version has an end.")
        }
        return try period.ended(on: day)
    }
}
