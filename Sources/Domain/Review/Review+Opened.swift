extension Review {
    /// A review that begins.
    ///
    /// - Parameters:
    ///   - id: Its name.
    ///   - facts: Of the cluster's season.
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
    /// - Throws: `wrongState` where the cluster's season is not running; `deadlinePassed` where self-scoring would be over.
    package static func opened(
        as id: ReviewID,
        in facts: ClusterSeasonFacts,
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
