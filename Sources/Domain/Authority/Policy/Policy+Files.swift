extension Act {
    /// Handing a file in.
    package struct AddFile: Hashable, Sendable {
        package let place: Place
        /// Whose it will be.
        package let unit: UnitID
        /// The review that it is evidence in; nil for anything else.
        package let review: ReviewID?
        package let audience: FileAudience
    }

    /// Reading a file.
    package struct ReadFile: Hashable, Sendable {
        package let file: FileID
    }
}

/// Where a file belongs, and who is who there.
package enum FileHome: Sendable {
    /// A review, and the units that have ever submitted in it.
    case review(ReviewFacts, submitted: Set<UnitID>)
    case clusterSeason(ClusterSeasonFacts)
    /// No cluster: this unit, and those above it.
    case unit(UnitID, chain: [UnitID])
}

extension Policy {
    /// Whether an account may hand in a file.
    ///
    /// Evidence comes from the unit's own officers and head, as long as the review is not published. In a cluster's season any
    /// of its units adds what is its own, and the managing office for each of them; of what belongs to no cluster, and of what
    /// everybody reads, the office.
    ///
    /// - Parameters:
    ///   - account: Who hands it in.
    ///   - unit: Whose it will be.
    ///   - home: Where it belongs.
    ///   - audience: Who else will read it.
    /// - Returns: The proof.
    /// - Throws: `notFound` for who may not know of the place, `notPermitted`, `wrongState`.
    package static func mayAddFile(
        _ account: ActingAccount,
        of unit: UnitID,
        in home: FileHome,
        for audience: FileAudience
    ) throws(Refusal) -> Permission<Act.AddFile> {
        try account.checkSession()
        switch home {
        case .review(let facts, _):
            try facts.checkKnown(unit, to: account)
            try allow(audience == .unit && account.worksFor(unit))
            guard facts.review.state != .published else {
                throw Refusal(.wrongState, vi: "Lần chấm điểm đã công bố.", en: "The review is published.")
            }
            return permit(account, facts.review.place, unit, facts.review.id, audience)
        case .clusterSeason(let facts):
            try facts.checkKnown(to: account)
            let isManaged = facts.isManaged(by: account)
            let isOfCluster = facts.members.contains(unit)
            try allow(
                isManaged && (isOfCluster || unit == facts.place.managingUnit)
                    || isOfCluster && account.worksFor(unit) && audience != .ministry
            )
            return permit(account, facts.place, unit, nil, audience)
        case .unit(let managingUnit, let chain):
            try allow(audience != .cluster && account.holds(.managingOfficer, overOneOf: chain))
            return permit(account, Place(managingUnit: managingUnit), unit, nil, audience)
        }
    }

    /// Whether an account may read a file; the database's policies say the same of its row.
    ///
    /// - Parameters:
    ///   - account: Who reads.
    ///   - file: What.
    ///   - home: Where the file belongs.
    /// - Returns: The proof.
    /// - Throws: `notFound`: nobody is told that there is such a file.
    package static func mayReadFile(
        _ account: ActingAccount,
        _ file: KeptFile,
        in home: FileHome
    ) throws(Refusal) -> Permission<Act.ReadFile> {
        try account.checkSession()
        guard account.worksFor(file.unit) || file.audience == .ministry || home.shows(file, to: account) else {
            throw .noFile
        }
        return Permission(Act.ReadFile(file: file.id), to: account)
    }

    private static func permit(
        _ account: ActingAccount,
        _ place: Place,
        _ unit: UnitID,
        _ review: ReviewID?,
        _ audience: FileAudience
    ) -> Permission<Act.AddFile> {
        Permission(Act.AddFile(place: place, unit: unit, review: review, audience: audience), to: account)
    }

    private static func allow(_ isAllowed: Bool) throws(Refusal) {
        guard isAllowed else {
            throw Refusal(
                .notPermitted,
                vi: "Minh chứng do chính đơn vị nộp; tệp khác do đơn vị của cụm hoặc cơ quan quản lý đưa lên.",
                en:
                    "Evidence comes from its own unit; other files from units of the cluster or from the managing office."
            )
        }
    }
}

extension FileHome {
    /// Whether those who are not the file's unit may read it, by where it belongs.
    fileprivate func shows(_ file: KeptFile, to account: ActingAccount) -> Bool {
        switch self {
        case .review(let facts, let submitted):
            file.isSubmitted
                && (facts.isOpen(file.unit, to: account)
                    || facts.isReleased(.evidence, of: file.unit, to: account, submitted: submitted))
        case .clusterSeason(let facts):
            facts.isWhollyOpen(to: account) || file.audience == .cluster && facts.isKnown(to: account)
        case .unit(_, let chain):
            account.holds(.managingOfficer, overOneOf: chain) || account.holds(.auditor, overOneOf: chain)
        }
    }
}
