package import StrictJSON

/// What a cluster's units agree on for a season (giao ước thi đua): read whole, hashed and signed as the same bytes.
package struct AgreementDocument: Sendable {
    /// Canonical JSON, as it is kept, hashed and signed.
    package let bytes: [UInt8]
    /// khẩu hiệu hành động; empty where it is not written yet.
    package let slogan: String
    /// nội dung thi đua, in order.
    package let contents: [AgreementContent]
    /// chỉ tiêu, in order.
    package let targets: [AgreementTarget]
    /// Whose signatures it needs.
    package let signatories: Signatories
    /// The scale with the terms of scoring; nil where there is none yet.
    package let criteria: CriteriaSet?
    /// Who sees whose points when.
    package let visibility: VisibilityPolicy

    /// Reads an agreement.
    ///
    /// - Parameters:
    ///   - json: Of `slogan`, `contents`, `targets`, `signatories`, `scale`, `criteria`, `assignments`, `grounds` and
    ///     `visibility` each may be missing: a draft grows.
    ///   - members: The cluster's units by their codes.
    /// - Throws: `AgreementRefusal` with every problem.
    package init(_ json: JSONValue, members: [Code: UnitID]) throws(AgreementRefusal) {
        var reader = ScoringReader()
        let reading = reader.agreement(json, members: members)
        guard reader.problems.isEmpty, let reading else { throw AgreementRefusal(problems: reader.problems.all) }
        do {
            bytes = try CanonicalJSON.bytes(of: json)
        } catch {
            throw AgreementRefusal(problems: [JSONProblem(at: json, wording: error.wording)])
        }
        slogan = reading.slogan
        contents = reading.contents
        targets = reading.targets
        signatories = reading.signatories
        criteria = reading.criteria
        visibility = reading.visibility
    }

    /// Reads an agreement from the bytes that are kept.
    ///
    /// - Throws: `AgreementRefusal`: the cluster's members may have changed since they were kept.
    package init(bytes: [UInt8], members: [Code: UnitID]) throws(AgreementRefusal) {
        let json: JSONDocument
        do throws(JSONSyntaxError) {
            json = try JSONDocument(bytes)
        } catch {
            throw AgreementRefusal(problems: [JSONProblem(at: nil, wording: error.wording)])
        }
        try self.init(json.root, members: members)
    }

    /// What is allowed and yet may not be meant.
    package var warnings: [Wording] {
        guard let criteria, criteria.scale.rankBy == .total, criteria.hasUnassignedLeaves else { return [] }
        return [
            Wording(
                vi:
                    "Xếp hạng theo tổng điểm trong khi có tiêu chí không giao: đơn vị được giao ít thì tổng điểm thấp hơn. Hãy cân nhắc rankBy “percent”.",
                en:
                    "Ranked by total while criteria are not assigned to some: who has fewer has a lower total. Consider rankBy “percent”."
            )
        ]
    }

    /// Refuses an agreement that cannot be signed yet.
    ///
    /// - Throws: `incompleteAgreement` with everything that is still missing.
    func checkComplete() throws(Refusal) {
        var missing: [(vi: String, en: String)] = []
        if slogan.isEmpty { missing.append(("khẩu hiệu hành động (slogan)", "its slogan")) }
        if contents.isEmpty { missing.append(("nội dung thi đua (contents)", "its contents")) }
        if criteria == nil { missing.append(("thang điểm (scale)", "its scale")) }
        guard !missing.isEmpty else { return }
        throw Refusal(
            .incompleteAgreement,
            vi: "Giao ước còn thiếu: \(missing.map(\.vi).joined(separator: ", ")).",
            en: "The agreement still lacks \(missing.map(\.en).joined(separator: ", "))."
        )
    }
}

extension AgreementDocument {
    /// Refuses criteria of which a unit could report nothing, as they need a target and there is none for it.
    ///
    /// - Throws: `incompleteAgreement` with each unit and criterion.
    func checkTargets(of members: [MemberUnit]) throws(Refusal) {
        let places = members.flatMap { member in
            (criteria?.leavesWithoutTarget(for: member.unit) ?? []).map { code in
                RefusedPlace(
                    .incompleteAgreement,
                    unit: member.unit,
                    criterion: code,
                    vi: "\(member.code): tiêu chí \(code) cần chỉ tiêu, hoặc không giao.",
                    en: "\(member.code): criterion \(code) needs a target, or must not be assigned."
                )
            }
        }
        guard !places.isEmpty else { return }
        throw Refusal(
            .incompleteAgreement,
            vi: "Có tiêu chí chưa giao chỉ tiêu cho đơn vị.",
            en: "There are criteria without a target for a unit.",
            places: places
        )
    }
}

/// One thing that the units compete in (nội dung thi đua).
package struct AgreementContent: Hashable, Sendable {
    package let title: String
    package let text: String
}

/// What the units want to reach (chỉ tiêu).
package struct AgreementTarget: Hashable, Sendable {
    /// Whom it is for.
    package enum Scope: String, CaseIterable, Sendable {
        /// Each unit.
        case unit
        /// All of them together, such as so many flags.
        case cluster
    }

    /// The part of it that can be measured.
    package struct Amount: Hashable, Sendable {
        package let comparator: Rule.Comparator
        package let value: Measure
        /// Such as %.
        package let unitOfMeasure: String
    }

    package let text: String
    package let scope: Scope
    /// nil where it is in words alone.
    package let amount: Amount?
}

/// Who must sign an agreement, as the regulation says.
package enum Signatories: String, CaseIterable, Sendable {
    /// The head of every member.
    case members
    /// The heads of the lead and of the deputy.
    case leads
}

/// An agreement is refused, with all its problems at once.
package struct AgreementRefusal: Error, Sendable {
    /// At least one.
    package let problems: [JSONProblem]

    package init(problems: [JSONProblem]) {
        self.problems = problems
    }
}
