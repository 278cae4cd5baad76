/// A decision on awards: made outside, recorded here, and never changed.
package struct AwardDecision: Hashable, Sendable {
    package let id: AwardDecisionID
    /// Whose office records it.
    package let managingUnit: UnitID
    package let season: SeasonID
    package let number: String
    package let decidedOn: Day
    package let signer: Signer
    package let document: OfficialDocumentID?

    package init(
        id: AwardDecisionID,
        managingUnit: UnitID,
        season: SeasonID,
        number: String,
        decidedOn: Day,
        signer: Signer,
        document: OfficialDocumentID?
    ) {
        self.id = id
        self.managingUnit = managingUnit
        self.season = season
        self.number = number
        self.decidedOn = decidedOn
        self.signer = signer
        self.document = document
    }
}

/// What a decision says of one.
package enum AwardOutcome: String, CaseIterable, Sendable {
    case granted, refused
    /// A former grant holds no more.
    case revoked
}

/// What a decision says of one unit, or a person of it.
package struct AwardResult: Hashable, Sendable {
    package let id: AwardResultID
    package let season: SeasonID
    /// nil for an award of former times of which no cluster is known.
    package let clusterSeason: ClusterSeasonID?
    package let subject: Nomination.Subject
    /// nil for an award of former times.
    package let nomination: NominationID?
    package let outcome: AwardOutcome
    package let reason: String?
    /// The grant that it revokes.
    package let revokes: AwardResultID?

    package init(
        id: AwardResultID,
        season: SeasonID,
        clusterSeason: ClusterSeasonID?,
        subject: Nomination.Subject,
        nomination: NominationID?,
        outcome: AwardOutcome,
        reason: String?,
        revokes: AwardResultID? = nil
    ) {
        self.id = id
        self.season = season
        self.clusterSeason = clusterSeason
        self.subject = subject
        self.nomination = nomination
        self.outcome = outcome
        self.reason = reason
        self.revokes = revokes
    }
}

/// What whoever records a decision says of it.
package struct AwardRulings: Sendable {
    /// On a nomination.
    package struct OnNomination: Sendable {
        package let nomination: NominationID
        package let isGranted: Bool
        package let reason: String?

        package init(_ nomination: NominationID, isGranted: Bool, reason: String?) {
            self.nomination = nomination
            self.isGranted = isGranted
            self.reason = reason
        }
    }

    /// An award of former times, or one that nobody had proposed here.
    package struct Former: Sendable {
        package let subject: Nomination.Subject
        package let clusterSeason: ClusterSeasonID?

        package init(_ subject: Nomination.Subject, clusterSeason: ClusterSeasonID?) {
            self.subject = subject
            self.clusterSeason = clusterSeason
        }
    }

    /// On a grant that was a mistake.
    package struct Revocation: Sendable {
        package let result: AwardResultID
        package let reason: String

        package init(_ result: AwardResultID, reason: String) {
            self.result = result
            self.reason = reason
        }
    }

    package let nominations: [OnNomination]
    package let former: [Former]
    package let revocations: [Revocation]

    package init(nominations: [OnNomination], former: [Former], revocations: [Revocation]) {
        self.nominations = nominations
        self.former = former
        self.revocations = revocations
    }
}

/// What a decision is judged by, all of it held until the end of the transaction.
package struct DecisionGrounds: Sendable {
    package let nominations: [Nomination]
    /// The catalogue of the deciding unit, in all versions.
    package let catalogue: [Award]
    /// The grants that are to be revoked, and hold until now.
    package let grants: [AwardResult]
    /// Of the nominated units.
    package let disqualifiers: [Disqualifier]
    package let quotas: [QuotaUse]
    /// The managing unit of each cluster's season that awards of former times are given in.
    package let clusters: [ClusterSeasonID: UnitID]
    /// The units that are, were or will be members there.
    package let members: [ClusterSeasonID: Set<UnitID>]
    package let dossiers: [Dossier]

    package init(
        nominations: [Nomination],
        catalogue: [Award],
        grants: [AwardResult],
        disqualifiers: [Disqualifier],
        quotas: [QuotaUse],
        clusters: [ClusterSeasonID: UnitID],
        members: [ClusterSeasonID: Set<UnitID>],
        dossiers: [Dossier]
    ) {
        self.nominations = nominations
        self.catalogue = catalogue
        self.grants = grants
        self.disqualifiers = disqualifiers
        self.quotas = quotas
        self.clusters = clusters
        self.members = members
        self.dossiers = dossiers
    }
}

/// All that comes of a decision.
package struct DecidedAwards: Sendable {
    package let results: [AwardResult]
    /// Those that were decided, or whose grant was revoked.
    package let nominations: [Nomination]
    /// The dossiers that it closes.
    package let dossiers: [Dossier]
}
