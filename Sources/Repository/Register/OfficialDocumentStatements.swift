package import Domain
package import Postgres

/// The register of official documents.
package enum OfficialDocumentStatements {
    private static let columns: PostgresQuery = """
        o.id, o.season_id, o.cluster_season_id, o.managing_unit_id, o.kind, o.symbol, o.issued_on, o.issuer,
        o.signer_name, o.signer_rank, o.signer_position, o.signer_form, o.summary, o.recipients, o.file_id, o.version
        """
    private typealias Row = (
        OfficialDocumentID, SeasonID?, ClusterSeasonID?, UnitID, OfficialDocumentKind, String?, Day?, String?, String?,
        String?,
        String?, Signer.Form?, String, [String], FileID?, Int32
    )

    private static func document(_ row: Row) -> OfficialDocument {
        let signer = OfficialDocumentSigner(name: row.8, rank: row.9, position: row.10, form: row.11)
        let isUnknown = signer == OfficialDocumentSigner(name: nil, rank: nil, position: nil, form: nil)
        return OfficialDocument(
            id: row.0,
            place: Place(season: row.1, clusterSeason: row.2, managingUnit: row.3),
            entry: OfficialDocumentEntry(
                kind: row.4,
                symbol: row.5,
                issuedOn: row.6,
                issuer: row.7,
                signer: isUnknown ? nil : signer,
                summary: row.12,
                recipients: row.13,
                file: row.14
            ),
            version: row.15
        )
    }

    /// A document; nil where there is none that the scope may read.
    package static func document(_ id: OfficialDocumentID) -> PostgresStatement<OfficialDocument?> {
        PostgresStatement.optionalRow(
            "select \(columns) from thidua.official_document o where o.id = \(id)",
            as: Row.self
        ).map { row in row.map(document) }
    }

    /// How many of these documents the scope may read.
    package static func count(of documents: [OfficialDocumentID]) -> PostgresStatement<Int> {
        .row("select count(*) from thidua.official_document where id = any (\(documents))", as: Int.self)
    }

    /// A part of what the scope may read of the register, in the order in which it was entered.
    ///
    /// - Parameters:
    ///   - clusterSeason: The cluster's season that they are of; nil for any, and none.
    ///   - kind: What they are; nil for anything.
    ///   - from: The first day of issue; nil for any, also an unknown one.
    ///   - to: The first day after; nil as well.
    ///   - text: A part of symbol or summary as they are searched for; nil for all.
    ///   - page: Which part.
    /// - Returns: The statement.
    package static func list(
        of clusterSeason: ClusterSeasonID?,
        _ kind: OfficialDocumentKind?,
        from: Day?,
        to: Day?,
        with text: String?,
        _ page: PageRequest<OfficialDocumentID>
    ) -> PostgresStatement<Page<OfficialDocument, OfficialDocumentID>> {
        let inSeason: PostgresQuery = clusterSeason.map { "and o.cluster_season_id = \($0)" } ?? ""
        let ofKind: PostgresQuery = kind.map { "and o.kind = \($0)" } ?? ""
        let begins: PostgresQuery = from.map { "and o.issued_on >= \($0)" } ?? ""
        let ends: PostgresQuery = to.map { "and o.issued_on < \($0)" } ?? ""
        let found: PostgresQuery = text.map { "and o.search_key like \(UnitStatements.pattern(containing: $0))" } ?? ""
        let after: PostgresQuery = page.after.map { "and o.id > \($0)" } ?? ""
        return PostgresStatement.rows(
            """
            select \(columns)
            from thidua.official_document o
            where true \(inSeason) \(ofKind) \(begins) \(ends) \(found) \(after)
            order by o.id
            limit \(page.rows)
            """,
            as: Row.self
        ).map { rows in Page(rows.map(document), page, key: \.id) }
    }

    /// Enters a document.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - searchKey: Symbol and summary as they are searched for.
    /// - Returns: The statement.
    package static func add(_ document: OfficialDocument, searchKey: String) -> PostgresStatement<Void> {
        let (entry, place) = (document.entry, document.place)
        return .done(
            """
            insert into thidua.official_document (
                id, season_id, cluster_season_id, managing_unit_id, kind, symbol, issued_on, issuer, signer_name,
                signer_rank, signer_position, signer_form, summary, recipients, file_id, version, search_key
            )
            values (
                \(document.id), \(place.season), \(place.clusterSeason), \(place.managingUnit), \(entry.kind),
                \(entry.symbol), \(entry.issuedOn), \(entry.issuer), \(entry.signer?.name), \(entry.signer?.rank),
                \(entry.signer?.position), \(entry.signer?.form), \(entry.summary), \(entry.recipients), \(entry.file),
                \(document.version), \(searchKey)
            )
            """
        )
    }

    /// Stores a correction, if nobody was faster.
    package static func store(_ document: OfficialDocument, searchKey: String) -> PostgresStatement<Int> {
        let entry = document.entry
        return .affectedRows(
            """
            update thidua.official_document
            set kind = \(entry.kind), symbol = \(entry.symbol), issued_on = \(entry.issuedOn), issuer = \(entry.issuer),
                signer_name = \(entry.signer?.name), signer_rank = \(entry.signer?.rank),
                signer_position = \(entry.signer?.position), signer_form = \(entry.signer?.form),
                summary = \(entry.summary), recipients = \(entry.recipients), file_id = \(entry.file),
                version = \(document.version), search_key = \(searchKey)
            where id = \(document.id) and version = \(document.version - 1)
            """
        ).expecting(exactly: 1)
    }
}
