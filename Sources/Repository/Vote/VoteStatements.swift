package import Domain
package import Postgres

/// Votes, their rolls and what was counted.
package enum VoteStatements {
    /// Holds a vote until the end of the transaction: 1 where the scope may change it.
    package static func lock(_ vote: VoteID) -> PostgresStatement<Int> {
        .affectedRows("select from thidua.vote where id = \(vote) for no key update")
    }

    /// A vote; nil where there is none that the scope may read.
    package static func vote(_ vote: VoteID) -> PostgresStatement<StoredVote?> { stored("\(vote)") }

    /// What was counted of a vote, by number.
    package static func tallies(_ vote: VoteID) -> PostgresStatement<[StoredVote.Tally]> {
        PostgresStatement.rows(
            "select number, account_id, figures, file_id from thidua.vote_tally where vote_id = \(vote) order by number",
            as: (Int32, AccountID, [UInt8], FileID?).self
        ).map { rows in
            rows.map { StoredVote.Tally(number: $0.0, account: $0.1, figures: $0.2, file: $0.3) }
        }
    }

    /// Who is who in the season of the cluster that votes; nil where a council does.
    package static func facts(of vote: VoteID) -> PostgresStatement<ClusterSeasonFacts?> {
        ClusterSeasonFactsStatements.facts(whose: voting(vote))
    }

    /// The members of the day of the cluster that votes, by code.
    package static func members(of vote: VoteID) -> PostgresStatement<[MemberUnit]> {
        ClusterSeasonFactsStatements.members(of: voting(vote))
    }

    /// Who may speak for the units of the cluster that votes; none to who does not conduct its votes.
    package static func spokesmen(for vote: VoteID) -> PostgresStatement<[Spokesman]> {
        PostgresStatement.rows(
            "select unit_id, account_id, is_head from thidua.spokesmen(\(voting(vote)))",
            as: (UnitID, AccountID, Bool).self
        ).map { rows in rows.map { Spokesman(unit: $0.0, account: $0.1, isHead: $0.2) } }
    }

    /// The units of a vote's tellers, and of those who were ever in the council that votes.
    package static func units(of vote: VoteID) -> PostgresStatement<[AccountID: UnitID]> {
        PostgresStatement.rows(
            """
            select u.account_id, u.unit_id
            from thidua.vote v
            cross join lateral thidua.units_of_accounts(
                v.tellers
                || array(select m.account_id from thidua.council_member m where m.council_id = v.council_id)
            ) u
            where v.id = \(vote)
            """,
            as: (AccountID, UnitID).self
        ).map { rows in Dictionary(rows.map { ($0.0, $0.1) }) { first, _ in first } }
    }

    /// The votes of a cluster's season or of a council that the scope may read, as they were prepared.
    package static func list(
        _ clusterSeason: ClusterSeasonID?,
        _ council: CouncilID?
    ) -> PostgresStatement<[VoteHeader]> {
        PostgresStatement.rows(
            """
            select id, title, method, subject_kind, state, version from thidua.vote
            where cluster_season_id = \(clusterSeason) or council_id = \(council)
            order by id
            """,
            as: (VoteID, String, VoteMethod, VoteSubject.Kind, VoteState, Int32).self
        ).map { rows in
            rows.map {
                VoteHeader(id: $0.0, title: $0.1, method: $0.2, subject: $0.3, state: $0.4, version: $0.5)
            }
        }
    }

    /// The votes on a very text, the last one first: of each what it came to has still to be read.
    package static func votes(on text: VoteSubject.Text) -> PostgresStatement<[VoteID]> {
        .rows(
            """
            select id from thidua.vote
            where subject_id = \(text.id) and subject_sha256 = \(text.sha256) and state in ('closed', 'confirmed')
            order by id desc
            """,
            as: VoteID.self
        )
    }

    /// Adds a vote.
    package static func add(_ vote: Vote) -> PostgresStatement<Void> {
        let document = vote.document
        return .done(
            """
            insert into thidua.vote (
                id, season_id, cluster_season_id, managing_unit_id, council_id, runoff_of, document, title, method,
                subject_kind, subject_id, subject_sha256, tellers, official_document_id
            )
            values (
                \(vote.id), \(vote.place.season), \(vote.place.clusterSeason), \(vote.place.managingUnit),
                \(vote.council), \(document.runoffOf), \(document.bytes), \(document.title), \(document.method),
                \(document.subject.kind), \(document.subject.text?.id), \(document.subject.text?.sha256),
                \(document.tellers), \(document.officialDocument)
            )
            """
        )
    }

    /// Stores what a vote that is prepared is about, if nobody was faster.
    package static func save(_ vote: Vote) -> PostgresStatement<Int> {
        let document = vote.document
        return .affectedRows(
            """
            update thidua.vote
            set document = \(document.bytes), title = \(document.title), method = \(document.method),
                subject_kind = \(document.subject.kind), subject_id = \(document.subject.text?.id),
                subject_sha256 = \(document.subject.text?.sha256), tellers = \(document.tellers),
                official_document_id = \(document.officialDocument), version = \(vote.version)
            where id = \(vote.id) and version = \(vote.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Stores how far a vote is, with its roll, if nobody was faster.
    ///
    /// - Parameters:
    ///   - vote: As it is now.
    ///   - reason: Why it is cancelled; nil where it is not.
    /// - Returns: The statement.
    package static func move(_ vote: Vote, reason: String? = nil) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.vote
            set state = \(vote.state), roll = \(vote.roll?.bytes), reason = \(reason), version = \(vote.version)
            where id = \(vote.id) and version = \(vote.version - 1)
            """
        ).expecting(exactly: 1)
    }

    /// Records what somebody counted.
    package static func add(
        _ tally: Vote.Tally,
        of vote: VoteID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.vote_tally (vote_id, number, account_id, figures, file_id, recorded_at)
            values (
                \(vote), \(tally.number), \(tally.account), \(tally.figures.bytes), \(tally.file), \(instant)
            )
            """
        )
    }

    private static func voting(_ vote: VoteID) -> PostgresQuery {
        "(select v.cluster_season_id from thidua.vote v where v.id = \(vote))"
    }

    private static func stored(_ vote: PostgresQuery) -> PostgresStatement<StoredVote?> {
        PostgresStatement.optionalRow(
            """
            select id, season_id, cluster_season_id, managing_unit_id, council_id, state, version, document, roll,
                roll_sha256, reason
            from thidua.vote where id = \(vote)
            """,
            as: (
                VoteID, SeasonID?, ClusterSeasonID?, UnitID, CouncilID?, VoteState, Int32, [UInt8], [UInt8]?, [UInt8]?,
                String?
            ).self
        ).map { row in
            guard let row else { return nil }
            return StoredVote(
                id: row.0,
                place: Place(season: row.1, clusterSeason: row.2, managingUnit: row.3),
                council: row.4,
                state: row.5,
                version: row.6,
                document: row.7,
                roll: row.8,
                rollSHA256: row.9,
                reason: row.10
            )
        }
    }
}
