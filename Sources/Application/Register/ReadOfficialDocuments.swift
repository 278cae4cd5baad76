package import Domain
import Postgres
import Repository

/// The register of official documents.
package struct ReadOfficialDocuments: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// A document.
    ///
    /// - Parameters:
    ///   - document: Which.
    ///   - caller: Who asks.
    /// - Returns: The document.
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func one(_ document: OfficialDocumentID, as caller: Caller) async throws -> OfficialDocument {
        let (_, stored) = try await reader.read(as: caller, OfficialDocumentStatements.document(document))
        guard let found = stored else { throw Refusal.noOfficialDocument }
        guard try await readable([found], as: caller).contains(found.place) else { throw Refusal.noOfficialDocument }
        return found
    }

    /// A part of the register, in the order in which it was entered; what is nil leaves all in.
    ///
    /// - Parameters:
    ///   - clusterSeason: The cluster's season that they are of.
    ///   - kind: What they are.
    ///   - from: The first day of issue.
    ///   - to: The first day after.
    ///   - text: A part of symbol, issuer or summary, with tone marks or without.
    ///   - page: Which part.
    ///   - caller: Who asks.
    /// - Returns: The part.
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func run(
        of clusterSeason: ClusterSeasonID?,
        _ kind: OfficialDocumentKind?,
        from: Day?,
        to: Day?,
        with text: String?,
        _ page: PageRequest<OfficialDocumentID>,
        as caller: Caller
    ) async throws -> Page<OfficialDocument, OfficialDocumentID> {
        let (account, found) = try await reader.read(
            as: caller,
            OfficialDocumentStatements.list(
                of: clusterSeason,
                kind,
                from: from,
                to: to,
                with: text.map { SearchKey.of($0) },
                page
            )
        )
        _ = try Policy.mayReadRegisters(account)
        let readable = try await readable(found.lines, as: caller)
        return found.compactMap { readable.contains($0.place) ? $0 : nil }
    }

    /// Of the places of these documents those that the caller may read the register of.
    private func readable(_ documents: [OfficialDocument], as caller: Caller) async throws -> Set<Place> {
        let places = Array(Set(documents.map(\.place)))
        let (account, loading) = try await reader.read(as: caller) { batch in
            places.map { place in
                place.clusterSeason.map { batch.add(ClusterSeasonFactsStatements.facts($0)) }
            }
        }
        var readable: Set<Place> = []
        for (place, facts) in zip(places, loading) {
            let home: RegisterHome? =
                if let facts {
                    try facts.value.map { .clusterSeason($0) }
                } else {
                    .unit(place.managingUnit, chain: [])
                }
            // What is refused is left out: nobody is told that it is there.
            guard let home, let permission = try? Policy.mayReadOfficialDocument(account, in: home) else { continue }
            readable.insert(permission.act.place)
        }
        return readable
    }
}
