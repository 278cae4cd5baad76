package import Domain
package import Postgres
import Repository

/// An office records a decision on awards.
package struct DecideAwards: WriteUseCase {
    /// What the decision is.
    package struct Header: Sendable {
        package let managingUnit: UnitID
        package let season: SeasonID
        package let number: String
        package let decidedOn: Day
        package let signer: Signer
        package let document: OfficialDocumentID?

        package init(
            managingUnit: UnitID,
            season: SeasonID,
            number: String,
            decidedOn: Day,
            signer: Signer,
            document: OfficialDocumentID?
        ) {
            self.managingUnit = managingUnit
            self.season = season
            self.number = number
            self.decidedOn = decidedOn
            self.signer = signer
            self.document = document
        }
    }

    /// What came of it.
    package struct Receipt: Sendable {
        package let decision: AwardDecision
        package let results: [AwardResult]
    }

    private let header: Header
    private let rulings: AwardRulings

    package init(_ header: Header, _ rulings: AwardRulings) {
        self.header = header
        self.rulings = rulings
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Receipt {
        let loading = Loading(header, rulings, in: batch)
        return { write in
            guard let unit = try loading.unit.value else { throw Refusal.unknownUnits([header.managingUnit]) }
            let permission = try Policy.mayKeepAwards(write.account, of: header.managingUnit, unit.chain)
            let decision = AwardDecision(
                id: write.identifier(),
                managingUnit: header.managingUnit,
                season: header.season,
                number: header.number,
                decidedOn: header.decidedOn,
                signer: header.signer,
                document: header.document
            )
            let decided = try decision.carriedOut(
                rulings,
                by: loading.grounds(),
                on: write.account.day,
                id: { write.identifier() },
                permission: permission
            )
            store(decision, decided, in: write)
            return Receipt(decision: decision, results: decided.results)
        }
    }

    private func store(_ decision: AwardDecision, _ decided: DecidedAwards, in write: Write) {
        write.add(AwardDecisionStatements.add(decision, by: write.account.id, at: write.instant))
        for result in decided.results { write.add(AwardDecisionStatements.add(result, of: decision)) }
        for nomination in decided.nominations {
            write.add(NominationStatements.store(nomination, at: write.instant))
            nomination.audit(.named("nomination", nomination.state.rawValue), ["decision": decision.id], in: write)
        }
        for dossier in decided.dossiers {
            write.add(DossierStatements.store(dossier))
            write.append(dossier, reason: nil)
        }
        write.audit(
            .awardsDecided,
            at: Place(season: decision.season, managingUnit: decision.managingUnit),
            ["decision": decision.id],
            detail: [
                "number": decision.number, "decidedOn": decision.decidedOn, "signer": decision.signer.name,
                "results": decided.results.count,
            ]
        )
    }

    /// What the decision is judged by, held from here on: quotas first, as whoever proposes does.
    private struct Loading {
        let unit: PostgresPending<UnitFacts?>
        private let nominations: PostgresPending<[Nomination]>
        private let catalogue: PostgresPending<[Award]>
        private let grants: PostgresPending<[AwardResult]>
        private let disqualifiers: PostgresPending<[Disqualifier]>
        private let quotas: PostgresPending<[QuotaUse]>
        private let clusters: PostgresPending<[ClusterSeasonID: UnitID]>
        private let members: PostgresPending<[ClusterSeasonID: Set<UnitID>]>
        private let dossiers: PostgresPending<[Dossier]>

        init(_ header: Header, _ rulings: AwardRulings, in batch: PostgresBatch) {
            let ids = rulings.nominations.map(\.nomination)
            let revoked = rulings.revocations.map(\.result)
            let former = rulings.former.compactMap(\.clusterSeason)
            let asked = AwardQuotaStatements.Asked(
                in: header.season,
                nominations: ids,
                awards: rulings.former.map(\.subject.award),
                clusterSeasons: former
            )
            batch.add(AwardQuotaStatements.lock(asked))
            batch.add(NominationStatements.lock(ids, behind: revoked))
            batch.add(DossierStatements.lock(of: ids))
            quotas = batch.add(AwardQuotaStatements.uses(asked))
            nominations = batch.add(NominationStatements.nominations(ids, behind: revoked))
            dossiers = batch.add(DossierStatements.dossiers(of: ids))
            unit = batch.add(UnitStatements.facts(of: header.managingUnit))
            catalogue = batch.add(AwardStatements.catalogue(of: header.managingUnit))
            grants = batch.add(AwardDecisionStatements.grants(revoked))
            disqualifiers = batch.add(DisqualifierStatements.all(of: ids))
            members = batch.add(AwardDecisionStatements.members(of: former))
            clusters = batch.add(AwardDecisionStatements.managingUnits(of: former, below: header.managingUnit))
        }

        func grounds() throws -> DecisionGrounds {
            DecisionGrounds(
                nominations: try nominations.value,
                catalogue: try catalogue.value,
                grants: try grants.value,
                disqualifiers: try disqualifiers.value,
                quotas: try quotas.value,
                clusters: try clusters.value,
                members: try members.value,
                dossiers: try dossiers.value
            )
        }
    }
}
