package import Domain
package import Postgres
import Repository

/// An official document is entered in a register.
package struct RegisterOfficialDocument: WriteUseCase {
    /// Whose register it is entered in.
    package enum Register: Sendable {
        case clusterSeason(ClusterSeasonID)
        /// Of what belongs to no cluster.
        case unit(UnitID)
    }

    private let register: Register
    private let entry: OfficialDocumentEntry

    /// - Parameters:
    ///   - entry: What is said of the document.
    ///   - register: Where.
    package init(_ entry: OfficialDocumentEntry, in register: Register) {
        self.register = register
        self.entry = entry
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> OfficialDocument {
        let loading = RegisterLoading(register, in: batch)
        let scan = entry.file.map { batch.add(FileStatements.file($0)) }
        return { write in
            let home = try loading.home()
            let permission = try Policy.mayRegister(write.account, in: home)
            let document = try OfficialDocument.registered(
                write.identifier(),
                entry,
                scan: try scan?.value,
                on: write.account.day,
                permission: permission
            )
            write.add(OfficialDocumentStatements.add(document, searchKey: document.searchKey))
            write.audit(
                .registerEntered,
                at: document.place,
                ["officialDocument": document.id],
                detail: [
                    "kind": entry.kind.rawValue, "symbol": entry.symbol, "issuedOn": entry.issuedOn,
                    "summary": entry.summary,
                ]
            )
            return document
        }
    }
}

/// Where the facts about a register will be once a batch has run.
struct RegisterLoading {
    private let facts: PostgresPending<ClusterSeasonFacts?>?
    private let unit: PostgresPending<UnitFacts?>?

    init(_ register: RegisterOfficialDocument.Register, in batch: PostgresBatch) {
        switch register {
        case .clusterSeason(let clusterSeason):
            facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
            unit = nil
        case .unit(let id):
            facts = nil
            unit = batch.add(UnitStatements.facts(of: id))
        }
    }

    /// The facts, once the batch has run.
    ///
    /// - Throws: `notFound` where there is no such cluster's season, `unknownReference` where there is no such unit.
    func home() throws -> RegisterHome {
        if let facts {
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            return .clusterSeason(facts)
        }
        guard let unit = try unit?.value else { throw Refusal.unknownUnits([]) }
        return .unit(unit.unit.id, chain: unit.chain)
    }
}

extension OfficialDocument {
    /// Symbol and summary as they are searched for, as much of them as is kept.
    var searchKey: String {
        let text = [entry.symbol, entry.issuer, entry.summary].compactMap(\.self).joined(separator: " ")
        return String(String.UnicodeScalarView(SearchKey.of(text).unicodeScalars.prefix(2_200)))
    }
}
