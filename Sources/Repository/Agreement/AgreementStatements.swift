package import Domain
package import Postgres

/// Agreements and the signatures under them.
package enum AgreementStatements {
    /// Holds the agreements of a cluster's season until the end of the transaction: true where there is none, or the scope
    /// may change them.
    package static func lock(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<Int> {
        .affectedRows(
            "select from thidua.agreement where cluster_season_id = \(clusterSeason) order by number for no key update"
        )
    }

    /// An agreement with its text; nil where there is none that the scope may read.
    ///
    /// - Parameters:
    ///   - clusterSeason: Whose agreement it is.
    ///   - number: Which; nil for the one in force.
    /// - Returns: The statement.
    package static func agreement(
        _ clusterSeason: ClusterSeasonID,
        number: Int32?
    ) -> PostgresStatement<StoredAgreement?> {
        let query: PostgresQuery = """
            select id, season_id, managing_unit_id, number, state, version, document, document_sha256, in_force_on,
                criteria_set_id, outstanding, reason
            from thidua.agreement
            where cluster_season_id = \(clusterSeason)
                and case when \(number)::integer is null then state = 'inForce' else number = \(number) end
            """
        return PostgresStatement.optionalRow(
            query,
            as: (
                AgreementID, SeasonID, UnitID, Int32, AgreementState, Int32, [UInt8], [UInt8], Day?, CriteriaSetID?,
                [UnitID], String?
            ).self
        ).map { row in
            guard let row else { return nil }
            return StoredAgreement(
                agreement: Agreement(
                    id: row.0,
                    place: Place(season: row.1, clusterSeason: clusterSeason, managingUnit: row.2),
                    number: row.3,
                    state: row.4,
                    version: row.5
                ),
                documentBytes: row.6,
                sha256: row.7,
                inForceOn: row.8,
                criteriaSet: row.9,
                outstanding: Set(row.10),
                reason: row.11
            )
        }
    }

    /// The text of the agreement that a review's criteria come from; nil for none that the scope may read.
    package static func documentBytes(behind review: ReviewID) -> PostgresStatement<[UInt8]?> {
        PostgresStatement.optionalRow(
            """
            select a.document
            from thidua.review r
            join thidua.agreement a on a.criteria_set_id = r.criteria_set_id
            where r.id = \(review)
            """,
            as: [UInt8].self
        )
    }

    /// The agreements of a cluster's season that the scope may read, by number.
    package static func list(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<[AgreementHeader]> {
        PostgresStatement.rows(
            """
            select number, state, version, document_sha256, in_force_on
            from thidua.agreement where cluster_season_id = \(clusterSeason)
            order by number
            """,
            as: (Int32, AgreementState, Int32, [UInt8], Day?).self
        ).map { rows in
            rows.map {
                AgreementHeader(number: $0.0, state: $0.1, version: $0.2, sha256: $0.3, inForceOn: $0.4)
            }
        }
    }

    /// Adds one, with the next number.
    package static func add(_ agreement: Agreement, _ documentBytes: [UInt8]) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.agreement (id, season_id, cluster_season_id, managing_unit_id, number, document)
            values (
                \(agreement.id), \(agreement.place.season), \(agreement.place.clusterSeason),
                \(agreement.place.managingUnit), \(agreement.number), \(documentBytes)
            )
            """
        )
    }

    /// Stores an agreement's state, if nobody was faster.
    package static func store(_ agreement: Agreement) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.agreement set state = \(agreement.state), version = \(agreement.version)
            where id = \(agreement.id) and version = \(agreement.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Stores a draft's text, if nobody was faster.
    package static func store(_ agreement: Agreement, _ documentBytes: [UInt8]) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.agreement set document = \(documentBytes), version = \(agreement.version)
            where id = \(agreement.id) and version = \(agreement.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Stores that an agreement holds, and how it came to that, if nobody was faster.
    package static func store(
        _ agreement: Agreement,
        inForceOn day: Day,
        by criteriaSet: CriteriaSetID,
        outstanding: Set<UnitID>,
        reason: String?
    ) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.agreement
            set state = \(agreement.state), version = \(agreement.version), in_force_on = \(day),
                criteria_set_id = \(criteriaSet), outstanding = \(outstanding.sorted()), reason = \(reason)
            where id = \(agreement.id) and version = \(agreement.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Keeps the criteria by which units are scored.
    package static func add(
        _ criteria: CriteriaSet,
        _ id: CriteriaSetID,
        at place: Place
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.criteria_set (id, season_id, cluster_season_id, managing_unit_id, scale, terms)
            values (
                \(id), \(place.season), \(place.clusterSeason), \(place.managingUnit), \(criteria.scaleBytes),
                \(criteria.terms?.bytes)
            )
            """
        )
    }

    /// The signatures under an agreement's present text, in the order of their recording.
    package static func signatures(
        _ clusterSeason: ClusterSeasonID,
        number: Int32
    ) -> PostgresStatement<[Signature]> {
        PostgresStatement.rows(
            """
            select s.unit_id, s.mode, s.signer_name, s.signer_rank, s.signer_position, s.signer_form, s.signed_on
            from thidua.agreement a
            join thidua.signature s on s.agreement_id = a.id and s.document_sha256 = a.document_sha256
            where a.cluster_season_id = \(clusterSeason) and a.number = \(number)
            order by s.recorded_at, s.unit_id
            """,
            as: (UnitID, SignatureMode, String, String?, String?, Signer.Form?, Day).self
        ).map { rows in
            rows.map { row in
                Signature(
                    unit: row.0,
                    mode: row.1,
                    signer: Signer(name: row.2, rank: row.3, position: row.4, form: row.5),
                    signedOn: row.6
                )
            }
        }
    }

    /// Records a signature.
    package static func append(
        _ signature: Signature,
        under agreement: StoredAgreement,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        let place = agreement.agreement.place
        let signer = signature.signer
        return .done(
            """
            insert into thidua.signature (
                season_id, cluster_season_id, managing_unit_id, agreement_id, unit_id, document_sha256, mode, signer_name,
                signer_rank, signer_position, signer_form, signed_on, account_id, recorded_at
            )
            values (
                \(place.season), \(place.clusterSeason), \(place.managingUnit), \(agreement.agreement.id),
                \(signature.unit), \(agreement.sha256), \(signature.mode), \(signer.name), \(signer.rank),
                \(signer.position), \(signer.form), \(signature.signedOn), \(account), \(instant)
            )
            """
        )
    }

    /// The name of the scope's account, as it stands under what it signs.
    package static let accountName = PostgresStatement.optionalRow(
        "select name from thidua.account where id = (select auth.scope_account())",
        as: String.self
    )

    /// Ends the agreement in force of a cluster's season, where there is one.
    package static func replaceInForce(_ clusterSeason: ClusterSeasonID) -> PostgresStatement<Void> {
        .done(
            """
            update thidua.agreement set state = 'replaced', version = version + 1
            where cluster_season_id = \(clusterSeason) and state = 'inForce'
            """
        )
    }
}
