package import Domain
package import Postgres

/// Publications: numbered documents that stay as they are.
package enum PublicationStatements {
    /// How many there are. The transaction holds the review's lock, so the next one has the next number.
    package static func count(_ review: ReviewID) -> PostgresStatement<Int32> {
        .row(
            """
            select count(*)::integer
            from thidua.review r
            join thidua.publication p
                on p.season_id = r.season_id and p.cluster_season_id = r.cluster_season_id and p.review_id = r.id
            where r.id = \(review)
            """,
            as: Int32.self
        )
    }

    /// Adds one.
    package static func append(
        _ document: PublicationDocument,
        of review: Review,
        for audience: Set<Audience>,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.publication (
                season_id, cluster_season_id, managing_unit_id, review_id, number, document, audience, account_id,
                recorded_at
            )
            values (
                \(review.season), \(review.clusterSeason), \(review.managingUnit), \(review.id), \(document.number),
                \(document.bytes), \(audience.sorted { $0.rawValue < $1.rawValue }), \(account), \(instant)
            )
            """
        )
    }

    /// Those that the scope may read, without their documents, by number.
    package static func list(_ review: ReviewID) -> PostgresStatement<[PublicationHeader]> {
        PostgresStatement.rows(
            """
            select p.number, p.document_sha256, p.recorded_at, p.audience
            from thidua.review r
            join thidua.publication p
                on p.season_id = r.season_id and p.cluster_season_id = r.cluster_season_id and p.review_id = r.id
            where r.id = \(review)
            order by p.number
            """,
            as: (Int32, [UInt8], PostgresInstant, [Audience]).self
        ).map { rows in
            rows.map { PublicationHeader(number: $0.0, sha256: $0.1, recordedAt: $0.2, audience: Set($0.3)) }
        }
    }

    /// The latest publication that the scope may read of the review of the same kind, in the season before, in which a unit has
    /// a sheet: of several the one published last; nil for none.
    package static func yearBefore(_ review: ReviewID, _ unit: UnitID) -> PostgresStatement<[UInt8]?> {
        .optionalRow(
            """
            select p.document
            from thidua.review r
            join thidua.season s on s.id = r.season_id
            join thidua.sheet sh on sh.unit_id = \(unit)
            join thidua.review b on b.id = sh.review_id and b.kind = r.kind and b.state = 'published'
            join thidua.season bs on bs.id = b.season_id and bs.from_day < s.from_day
            join thidua.publication p
                on p.season_id = b.season_id and p.cluster_season_id = b.cluster_season_id and p.review_id = b.id
            where r.id = \(review)
            order by bs.from_day desc, p.recorded_at desc
            limit 1
            """,
            as: [UInt8].self
        )
    }

    /// The document of one; nil where there is none that the scope may read.
    package static func document(_ review: ReviewID, number: Int32) -> PostgresStatement<StoredPublication?> {
        PostgresStatement.optionalRow(
            """
            select p.document, p.document_sha256, p.audience
            from thidua.review r
            join thidua.publication p
                on p.season_id = r.season_id and p.cluster_season_id = r.cluster_season_id and p.review_id = r.id
            where r.id = \(review) and p.number = \(number)
            """,
            as: ([UInt8], [UInt8], [Audience]).self
        ).map { row in row.map { StoredPublication(bytes: $0.0, sha256: $0.1, audience: Set($0.2)) } }
    }
}

/// A publication without its document.
package struct PublicationHeader: Sendable {
    package let number: Int32
    /// Of the document's bytes, 32 of them.
    package let sha256: [UInt8]
    package let recordedAt: PostgresInstant
    package let audience: Set<Audience>
}

/// A publication's document.
package struct StoredPublication: Sendable {
    package let bytes: [UInt8]
    package let sha256: [UInt8]
    package let audience: Set<Audience>
}
