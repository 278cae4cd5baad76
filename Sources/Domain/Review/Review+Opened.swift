extension Review {
    /// The most Unicode scalars that a name may have.
    package static let longestName = 200

    /// A review that begins.
    ///
    /// - Parameters:
    ///   - id: Its name.
    ///   - facts: Of the cluster's season.
    ///   - others: The reviews that the cluster's season has.
    ///   - members: The units that get a sheet.
    ///   - kind: What round it is.
    ///   - name: Its own name where a season has several of a kind, 1…200 characters; nil for none.
    ///   - isIllustrative: Whether its results are made up.
    ///   - steps: The states between self-scoring and appraising that the regulation asks for.
    ///   - selfScoringUntil: The last day of self-scoring.
    ///   - visibility: Who sees whose points when, as the agreement says.
    ///   - criteriaSet: Of the agreement in force.
    ///   - day: The day of opening.
    ///   - permission: From `Policy.mayOpenReview`, in this very transaction.
    /// - Returns: The review, in self-scoring.
    /// - Throws: `wrongState` where the cluster's season is not running or has no members; `deadlinePassed` where
    ///   self-scoring would be over; `invalidName`; `alreadyExists` where another of this kind has no other name.
    package static func opened(
        as id: ReviewID,
        in facts: ClusterSeasonFacts,
        beside others: [ReviewHeader],
        with members: [MemberUnit],
        _ kind: ReviewKind,
        name: String?,
        isIllustrative: Bool,
        steps: Set<ReviewStep>,
        selfScoringUntil: Day,
        visibility: VisibilityPolicy,
        criteriaSet: CriteriaSetID,
        on day: Day,
        permission: Permission<Act.OpenReview>
    ) throws(Refusal) -> Review {
        guard permission.act.clusterSeason == facts.id, let season = facts.place.season else {
            throw .noClusterSeason
        }
        guard facts.state == .running else {
            throw Refusal(
                .wrongState,
                vi: "Chỉ mở được lần chấm điểm khi giao ước đang có hiệu lực và năm thi đua đang chạy.",
                en: "A review is opened while the agreement is in force and the season is running."
            )
        }
        guard !members.isEmpty else {
            throw Refusal(
                .wrongState,
                vi: "Cụm chưa có đơn vị thành viên: không có gì để chấm.",
                en: "The cluster has no member: there is nothing to score."
            )
        }
        if let name { try OrganisationName.check(name, longest: longestName) }
        guard !others.contains(where: { $0.kind == kind && $0.name == name }) else {
            throw .reviewNameTaken
        }
        guard selfScoringUntil >= day else {
            throw Refusal(
                .deadlinePassed,
                vi: "Hạn tự chấm điểm (\(selfScoringUntil)) đã qua.",
                en: "The last day of self-scoring, \(selfScoringUntil), is over."
            )
        }
        return Review(
            id: id,
            season: season,
            clusterSeason: facts.id,
            managingUnit: facts.place.managingUnit,
            kind: kind,
            name: name,
            isIllustrative: isIllustrative,
            steps: steps,
            selfScoringUntil: selfScoringUntil,
            visibility: visibility,
            criteriaSet: criteriaSet
        )
    }
}

extension Refusal {
    package static let reviewNameTaken = Refusal(
        .alreadyExists,
        vi: "Cụm đã có lần chấm điểm cùng loại trong kỳ này: hãy đặt cho lần này một tên riêng.",
        en: "The cluster has a review of this kind in the season: give this one a name of its own."
    )
}
