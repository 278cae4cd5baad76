package import Domain
import Repository
package import StrictJSON

/// The agreements of a cluster's season, for those who take part in it.
package struct ReadAgreements: Sendable {
    /// An agreement as it is shown.
    package struct View: Sendable {
        package let stored: StoredAgreement
        /// Under its present text, in the order of their recording.
        package let signatures: [Signature]
        /// The units whose signature is needed and missing.
        package let missing: [UnitID]
        /// What is allowed and yet may not be meant.
        package let warnings: [Wording]
    }

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// All agreements of a cluster's season, without their texts, by number.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func list(as caller: Caller, _ clusterSeason: ClusterSeasonID) async throws -> [AgreementHeader] {
        let (account, facts, agreements) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            AgreementStatements.list(clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayReadAgreements(account, facts)
        return agreements
    }

    /// One agreement, whole.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func agreement(
        as caller: Caller,
        _ clusterSeason: ClusterSeasonID,
        number: Int32
    ) async throws -> View {
        let (account, facts, members, everyMember, stored, signatures) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            ClusterSeasonFactsStatements.members(clusterSeason),
            ClusterSeasonFactsStatements.everyMember(clusterSeason),
            AgreementStatements.agreement(clusterSeason, number: number),
            AgreementStatements.signatures(clusterSeason, number: number)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayReadAgreements(account, facts)
        guard let stored else { throw Refusal.noAgreementHere }
        // What is kept is shown, whatever the rules for new texts have become.
        let document = try? AgreementDocument(bytes: stored.documentBytes, members: everyMember.byCode)
        let needed = document?.signatories.units(facts, members: members) ?? []
        return View(
            stored: stored,
            signatures: signatures,
            missing: needed.subtracting(signatures.map(\.unit)).sorted(),
            warnings: document?.warnings ?? []
        )
    }
}
