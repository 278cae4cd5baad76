extension AwardDecision {
    /// Carries out what a decision says: all of it, or nothing.
    ///
    /// - Parameters:
    ///   - rulings: What it says, each nomination and each grant at most once.
    ///   - grounds: What it is judged by.
    ///   - today: The day of the record, not before the decision's.
    ///   - id: Makes the name of something new.
    ///   - permission: From `Policy.mayKeepAwards`, in this very transaction.
    /// - Returns: All that comes of it.
    /// - Throws: `dayToCome`, `invalidName`, `unknownReference`, `notAMember`, `wrongState`, `disqualified`, `quotaExceeded`,
    ///   `incompleteDossier`, `reasonRequired`, `reasonInvalid`.
    package func carriedOut(
        _ rulings: AwardRulings,
        by grounds: DecisionGrounds,
        on today: Day,
        id: () -> AwardResultID,
        permission: Permission<Act.KeepAwards>
    ) throws(Refusal) -> DecidedAwards {
        guard permission.act.managingUnit == managingUnit else { throw .noUnit }
        try OrganisationName.check(number, longest: 100)
        guard decidedOn <= today else {
            throw Refusal(
                .dayToCome,
                vi: "Chỉ ghi lại quyết định đã ký.",
                en: "Only a decision that was made is recorded."
            )
        }
        let awards = Dictionary(grounds.catalogue.map { ($0.id, $0) }) { first, _ in first }
        var results: [AwardResult] = []
        var nominations: [Nomination] = []
        var dossiers: [Dossier] = []
        for ruling in rulings.nominations {
            guard let nomination = grounds.nominations.first(where: { $0.id == ruling.nomination }),
                awards[nomination.subject.award] != nil, nomination.place.season == season,
                !nominations.contains(where: { $0.id == nomination.id })
            else { throw .unknownNomination }
            let outcome = ruling.isGranted ? AwardOutcome.granted : .refused
            if ruling.isGranted {
                try grounds.disqualifiers.check(
                    nomination.subject.unit,
                    person: nomination.subject.person,
                    on: decidedOn
                )
                if let reason = ruling.reason { try Reason.check(reason) }
            } else {
                try Reason.check(ruling.reason ?? "")
            }
            nominations.append(try nomination.decided(outcome))
            if let dossier = grounds.dossiers.first(where: { $0.nomination == nomination.id }) {
                dossiers.append(try dossier.closed(by: outcome))
            }
            results.append(
                result(id(), nomination.subject, nomination.place.clusterSeason, nomination.id, outcome, ruling.reason)
            )
        }
        for former in rulings.former {
            guard awards[former.subject.award] != nil,
                former.clusterSeason.map({ grounds.clusters[$0] != nil }) ?? true
            else { throw .unknownAward }
            if let clusterSeason = former.clusterSeason,
                !(grounds.members[clusterSeason]?.contains(former.subject.unit) ?? false)
            {
                throw .notAMember(former.subject.unit)
            }
            results.append(result(id(), former.subject, former.clusterSeason, nil, .granted, nil))
        }
        for use in grounds.quotas {
            try check(use, results, nominations, awards, grounds)
        }
        for revocation in rulings.revocations {
            guard let grant = grounds.grants.first(where: { $0.id == revocation.result }),
                awards[grant.subject.award] != nil
            else { throw .unknownGrant }
            try Reason.check(revocation.reason)
            if let nomination = grounds.nominations.first(where: { $0.id == grant.nomination }) {
                nominations.append(try nomination.decided(.revoked))
            }
            results.append(
                result(
                    id(),
                    grant.subject,
                    grant.clusterSeason,
                    grant.nomination,
                    .revoked,
                    revocation.reason,
                    revokes: grant.id
                )
            )
        }
        return DecidedAwards(results: results, nominations: nominations, dossiers: dossiers)
    }

    private func result(
        _ id: AwardResultID,
        _ subject: Nomination.Subject,
        _ clusterSeason: ClusterSeasonID?,
        _ nomination: NominationID?,
        _ outcome: AwardOutcome,
        _ reason: String?,
        revokes: AwardResultID? = nil
    ) -> AwardResult {
        AwardResult(
            id: id,
            season: season,
            clusterSeason: clusterSeason,
            subject: subject,
            nomination: nomination,
            outcome: outcome,
            reason: reason,
            revokes: revokes
        )
    }

    /// Refuses grants beyond a quota.
    private func check(
        _ use: QuotaUse,
        _ results: [AwardResult],
        _ nominations: [Nomination],
        _ awards: [AwardID: Award],
        _ grounds: DecisionGrounds
    ) throws(Refusal) {
        let counting = results.filter { result in
            guard result.outcome == .granted, awards[result.subject.award]?.code == use.code,
                let clusterSeason = result.clusterSeason
            else { return false }
            let managingUnit =
                nominations.first { $0.id == result.nomination }?.place.managingUnit ?? grounds.clusters[clusterSeason]
            return managingUnit.map { use.quota.scope.covers(clusterSeason, of: $0) } ?? false
        }
        let exceptions = counting.count { result in
            nominations.contains { $0.id == result.nomination && $0.exception != nil }
        }
        try use.checkGranting(Int64(counting.count), exceptions: Int64(exceptions))
    }
}
