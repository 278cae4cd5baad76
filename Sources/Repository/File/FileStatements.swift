package import Domain
package import Postgres

/// Files as they were handed in, and the contents that they name.
package enum FileStatements {
    private static let columns: PostgresQuery = """
        f.id, f.season_id, f.cluster_season_id, f.managing_unit_id, f.unit_id, f.review_id, f.audience, f.is_submitted,
        f.name, f.media_type, f.size, f.sha256, f.account_id
        """
    private typealias Row = (
        FileID, SeasonID?, ClusterSeasonID?, UnitID, UnitID, ReviewID?, FileAudience, Bool, String, String, Int64,
        [UInt8],
        AccountID
    )

    private static func file(_ row: Row) -> KeptFile {
        KeptFile(
            id: row.0,
            place: Place(season: row.1, clusterSeason: row.2, managingUnit: row.3),
            unit: row.4,
            review: row.5,
            audience: row.6,
            isSubmitted: row.7,
            name: row.8,
            mediaType: row.9,
            size: row.10,
            sha256: row.11,
            account: row.12
        )
    }

    /// A file; nil where there is none that the scope may read.
    package static func file(_ file: FileID) -> PostgresStatement<KeptFile?> {
        PostgresStatement.optionalRow("select \(columns) from thidua.file f where f.id = \(file)", as: Row.self)
            .map { row in row.map(self.file) }
    }

    /// Those of these files that the scope may read.
    package static func files(_ files: [FileID]) -> PostgresStatement<[KeptFile]> {
        PostgresStatement.rows("select \(columns) from thidua.file f where f.id = any (\(files))", as: Row.self)
            .map { rows in rows.map(file) }
    }

    /// The same for whoever is about to cite them: until the end of the transaction none of them is removed. Of other units'
    /// files, which the scope may not hold, none.
    package static func citing(_ files: [FileID]) -> PostgresStatement<[KeptFile]> {
        PostgresStatement.rows(
            "select \(columns) from thidua.file f where f.id = any (\(files)) order by f.id for key share",
            as: Row.self
        ).map { rows in rows.map(file) }
    }

    /// Waits for whoever adds a file to the same unit's files of a review, or of a cluster's season outside reviews, or outside
    /// these. A statement of its own: what it waited for is seen by the next one.
    package static func lockRoom(
        of unit: UnitID,
        in review: ReviewID?,
        _ clusterSeason: ClusterSeasonID?
    ) -> PostgresStatement<Int> {
        let place = "\(unit) \(review?.description ?? "-") \(clusterSeason?.description ?? "-")"
        return .row(
            "select count(*) from (select pg_advisory_xact_lock(hashtextextended(\(place), 20))) as locked",
            as: Int.self
        )
    }

    /// How many bytes these files have.
    package static func used(
        by unit: UnitID,
        in review: ReviewID?,
        _ clusterSeason: ClusterSeasonID?
    ) -> PostgresStatement<Int64> {
        .row(
            """
            select coalesce(sum(f.size), 0)::bigint
            from thidua.file f
            where f.unit_id = \(unit) and f.review_id is not distinct from \(review)
                and (f.review_id is not null or f.cluster_season_id is not distinct from \(clusterSeason))
            """,
            as: Int64.self
        )
    }

    /// Adds a file whose content is kept.
    package static func add(_ file: KeptFile, at instant: PostgresInstant) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.file (
                id, season_id, cluster_season_id, managing_unit_id, unit_id, review_id, audience, is_submitted, name,
                media_type, size, sha256, account_id, recorded_at
            )
            values (
                \(file.id), \(file.place.season), \(file.place.clusterSeason), \(file.place.managingUnit), \(file.unit),
                \(file.review), \(file.audience), \(file.isSubmitted), \(file.name), \(file.mediaType), \(file.size),
                \(file.sha256), \(file.account), \(instant)
            )
            """
        )
    }

    /// Notes that a unit has submitted files as evidence.
    package static func submit(_ files: [FileID], of unit: UnitID, in review: ReviewID) -> PostgresStatement<Int> {
        .affectedRows(
            """
            update thidua.file set is_submitted = true
            where id = any (\(files)) and unit_id = \(unit) and review_id = \(review)
            """
        ).expecting(exactly: files.count)
    }
}

/// What the nightly jobs ask about files.
package enum FileKeepingStatements {
    /// What a step through the files that are not submitted came to.
    package struct Step: Sendable {
        /// The last file that was looked at; nil where there was none.
        package let last: FileID?
        package let seen: Int64
        package let forgotten: Int64
    }

    /// Notes what nothing cites, and removes what nothing has cited for so many days.
    ///
    /// - Parameters:
    ///   - instant: Now.
    ///   - days: How long a file may be cited by nothing.
    ///   - file: The file that the step before ended at; nil for the first step.
    ///   - count: The most files that are looked at.
    /// - Returns: The statement.
    package static func forget(
        at instant: PostgresInstant,
        after days: Int32,
        from file: FileID?,
        atMost count: Int32
    ) -> PostgresStatement<Step> {
        PostgresStatement.row(
            "select last, seen, forgotten from thidua.forget_files(\(instant), \(days), \(file), \(count))",
            as: (FileID?, Int64, Int64).self
        ).map { Step(last: $0.0, seen: $0.1, forgotten: $0.2) }
    }

    /// Of these contents, each by its SHA-256 in hexadecimal digits, those that a file names.
    package static func named(_ hashes: [String]) -> PostgresStatement<[String]> {
        .rows("select * from thidua.named_contents(\(hashes))", as: String.self)
    }

    /// A content that files name, and the first of these.
    package struct Named: Sendable {
        /// In hexadecimal digits.
        package let sha256: String
        package let size: Int64
        package let file: FileID
    }

    /// A part of all contents that files name, in order, for whoever reads all.
    ///
    /// - Parameters:
    ///   - hash: The content that the part before ended at; empty for the first part.
    ///   - count: The most contents.
    /// - Returns: The statement.
    package static func contents(after hash: String, atMost count: Int32) -> PostgresStatement<[Named]> {
        PostgresStatement.rows(
            """
            select encode(sha256, 'hex'), max(size), (array_agg(id order by id))[1]
            from thidua.file
            where sha256 > decode(\(hash), 'hex')
            group by sha256
            order by sha256
            limit \(count)
            """,
            as: (String, Int64, FileID).self
        ).map { rows in rows.map { Named(sha256: $0.0, size: $0.1, file: $0.2) } }
    }
}
