package import Domain
package import Postgres

/// Dossiers, their parts and steps.
package enum DossierStatements {
    private typealias Row = (
        DossierID, SeasonID, ClusterSeasonID, UnitID, UnitID, AwardRoundID, NominationID, DossierState, [Code], Int32
    )

    private static func dossier(_ row: Row) -> Dossier {
        Dossier(
            id: row.0,
            place: Place(season: row.1, clusterSeason: row.2, managingUnit: row.3),
            unit: row.4,
            round: row.5,
            nomination: row.6,
            state: row.7,
            openParts: Set(row.8),
            version: row.9
        )
    }

    private static func dossiers(_ condition: PostgresQuery) -> PostgresStatement<[Dossier]> {
        PostgresStatement.rows(
            """
            select d.id, d.season_id, d.cluster_season_id, d.managing_unit_id, d.unit_id, d.round_id, d.nomination_id, d.state,
                d.open_parts, d.version
            from thidua.dossier d where \(condition)
            """,
            as: Row.self
        ).map { rows in rows.map { dossier($0) } }
    }

    /// A dossier that the scope may read; nil where there is none.
    package static func dossier(_ dossier: DossierID) -> PostgresStatement<Dossier?> {
        dossiers("d.id = \(dossier)").map(\.first)
    }

    /// The dossiers of some nominations, as far as the scope may read them.
    package static func dossiers(of nominations: [NominationID]) -> PostgresStatement<[Dossier]> {
        dossiers("d.nomination_id = any (\(nominations)) order by d.id")
    }

    /// Holds a dossier until the end of the transaction.
    package static func lock(_ dossier: DossierID) -> PostgresStatement<Int> {
        .affectedRows("select from thidua.dossier where id = \(dossier) for no key update")
    }

    /// Holds the dossiers of some nominations until the end of the transaction.
    package static func lock(of nominations: [NominationID]) -> PostgresStatement<Int> {
        .affectedRows(
            "select from thidua.dossier where nomination_id = any (\(nominations)) order by id for no key update"
        )
    }

    /// What stands in a dossier, by code.
    package static func parts(of dossier: DossierID) -> PostgresStatement<[DossierPart]> {
        PostgresStatement.rows(
            """
            select code, state, reason, number, dated_on, signer, file_id, official_document_id, review_id,
                publication_number, sha256
            from thidua.dossier_part where dossier_id = \(dossier)
            order by code collate "C"
            """,
            as: (
                Code, DossierPartState, String?, String?, Day?, String?, FileID?, OfficialDocumentID?, ReviewID?,
                Int32?,
                [UInt8]?
            ).self
        ).map { rows in
            rows.map { row in
                DossierPart(
                    code: row.0,
                    state: row.1,
                    reason: row.2,
                    number: row.3,
                    datedOn: row.4,
                    signer: row.5,
                    file: row.6,
                    document: row.7,
                    link: row.8.flatMap { review in
                        row.10.map { DossierPart.Link(review: review, publication: row.9, sha256: $0) }
                    }
                )
            }
        }
    }

    /// The hash of what a part links to: a publication, or the unit's score sheet of a published review; nil where there is none
    /// that the scope may read.
    package static func linked(
        _ review: ReviewID,
        publication: Int32?,
        for dossier: DossierID
    ) -> PostgresStatement<[UInt8]?> {
        let query: PostgresQuery =
            publication.map {
                """
                select p.document_sha256
                from thidua.dossier d
                join thidua.publication p on p.season_id = d.season_id and p.cluster_season_id = d.cluster_season_id
                where d.id = \(dossier) and p.review_id = \(review) and p.number = \($0)
                """
            }
                ?? """
                select sha256(s.answer)
                from thidua.dossier d
                join thidua.review r on r.cluster_season_id = d.cluster_season_id and r.state = 'published'
                join thidua.standing s on s.review_id = r.id and s.unit_id = d.unit_id
                where d.id = \(dossier) and r.id = \(review)
                """
        return .optionalRow(query, as: [UInt8].self)
    }

    /// The steps of a dossier, in order.
    package static func steps(of dossier: DossierID) -> PostgresStatement<[RecordedDossierStep]> {
        PostgresStatement.rows(
            """
            select state, day, reason, parts, account_id from thidua.dossier_step where dossier_id = \(dossier)
            order by version
            """,
            as: (DossierState, Day, String?, [Code], AccountID).self
        ).map { rows in
            rows.map { row in
                RecordedDossierStep(state: row.0, day: row.1, reason: row.2, parts: row.3, account: row.4)
            }
        }
    }

    /// Adds a dossier.
    package static func add(_ dossier: Dossier) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.dossier (
                id, season_id, cluster_season_id, managing_unit_id, unit_id, round_id, nomination_id
            )
            values (
                \(dossier.id), \(dossier.place.season), \(dossier.place.clusterSeason), \(dossier.place.managingUnit),
                \(dossier.unit), \(dossier.round), \(dossier.nomination)
            )
            """
        )
    }

    /// Stores how far a dossier is, if nobody was faster.
    package static func store(_ dossier: Dossier) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.dossier
            set state = \(dossier.state), open_parts = \(dossier.openParts.sorted()), version = \(dossier.version)
            where id = \(dossier.id) and version = \(dossier.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Stores what stands for a part.
    package static func store(
        _ part: DossierPart,
        of dossier: Dossier,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.dossier_part (
                dossier_id, season_id, cluster_season_id, managing_unit_id, unit_id, code, state, reason, number, dated_on,
                signer, file_id, official_document_id, review_id, publication_number, sha256, account_id, recorded_at
            )
            values (
                \(dossier.id), \(dossier.place.season), \(dossier.place.clusterSeason), \(dossier.place.managingUnit),
                \(dossier.unit), \(part.code), \(part.state), \(part.reason), \(part.number), \(part.datedOn),
                \(part.signer), \(part.file), \(part.document), \(part.link?.review), \(part.link?.publication),
                \(part.link?.sha256), \(account), \(instant)
            )
            on conflict (dossier_id, code) do update
            set state = excluded.state, reason = excluded.reason, number = excluded.number, dated_on = excluded.dated_on,
                signer = excluded.signer, file_id = excluded.file_id, official_document_id = excluded.official_document_id,
                review_id = excluded.review_id, publication_number = excluded.publication_number, sha256 = excluded.sha256,
                account_id = excluded.account_id, recorded_at = excluded.recorded_at
            """
        )
    }

    /// Records the step that brought a dossier to where it is.
    package static func append(
        _ dossier: Dossier,
        on day: Day,
        reason: String?,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.dossier_step (
                dossier_id, season_id, cluster_season_id, managing_unit_id, unit_id, version, state, day, reason, parts,
                account_id, recorded_at
            )
            values (
                \(dossier.id), \(dossier.place.season), \(dossier.place.clusterSeason), \(dossier.place.managingUnit),
                \(dossier.unit), \(dossier.version), \(dossier.state), \(day), \(reason), \(dossier.openParts.sorted()),
                \(account), \(instant)
            )
            """
        )
    }
}
