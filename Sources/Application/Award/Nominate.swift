package import Domain
package import Postgres
import Repository

/// The lead or the office proposes a unit, or somebody of it, for an award.
package struct Nominate: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let subject: Nomination.Subject
    private let review: ReviewID
    private let publication: Int32
    private let exception: String?

    /// - Parameters:
    ///   - clusterSeason: Where the unit is a member.
    ///   - subject: Who is proposed for what.
    ///   - review: Whose publication is cited.
    ///   - publication: Its number.
    ///   - exception: Why, where it goes beyond a quota that may be exceeded.
    package init(
        in clusterSeason: ClusterSeasonID,
        _ subject: Nomination.Subject,
        citing review: ReviewID,
        _ publication: Int32,
        exception: String?
    ) {
        self.clusterSeason = clusterSeason
        self.subject = subject
        self.review = review
        self.publication = publication
        self.exception = exception
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Nomination {
        let asked = AwardQuotaStatements.Asked(subject.award, in: clusterSeason)
        // First: what is counted after this stays so until the transaction ends.
        batch.add(AwardQuotaStatements.lock(asked))
        let quotas = batch.add(AwardQuotaStatements.uses(asked))
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let catalogue = batch.add(AwardStatements.catalogue(with: subject.award))
        let document = batch.add(PublicationStatements.document(review, number: publication))
        let leadership = batch.add(MembershipStatements.leadership(of: clusterSeason))
        let disqualifiers = batch.add(DisqualifierStatements.all(of: subject.unit))
        let proposals = batch.add(
            NominationStatements.proposals(of: subject.unit, person: subject.person, in: clusterSeason)
        )
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            let permission = try Policy.mayNominate(write.account, facts)
            guard let document = try document.value else { throw Refusal.noCitedPublication }
            let leads = try leadership.value.contains {
                $0.unit == subject.unit && $0.role == .lead && $0.from <= write.account.day && $0.from < $0.to
            }
            let nomination = try Nomination.made(
                write.identifier(),
                subject,
                citing: CitedPublication(review: review, number: publication, sha256: document.sha256),
                exception: exception,
                in: facts,
                by: NominationGrounds(
                    catalogue: catalogue.value,
                    candidate: Candidate(
                        line: CitedLine(of: subject.unit, in: document.bytes, of: clusterSeason),
                        leads: leads,
                        proposedFor: Set(proposals.value)
                    ),
                    disqualifiers: disqualifiers.value,
                    quotas: quotas.value
                ),
                on: write.account.day,
                permission: permission
            )
            write.add(NominationStatements.add(nomination, at: write.instant))
            nomination.audit(.nominationMade, ["award": subject.award, "exception": nomination.exception], in: write)
            return nomination
        }
    }
}

extension Nomination {
    /// Records what is done to the nomination.
    func audit(_ action: AuditAction, _ detail: AuditDetail = [:], in write: Write) {
        write.audit(
            action,
            at: place,
            ["clusterSeason": place.clusterSeason, "nomination": id, "unit": subject.unit],
            detail: detail
        )
    }
}
