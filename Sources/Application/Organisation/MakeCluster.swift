package import Domain
package import Postgres
import Repository
import StrictJSON

/// A managing unit gets a cluster.
package struct MakeCluster: WriteUseCase {
    private let managingUnit: UnitID
    private let block: BlockID?
    private let number: Int32?
    private let name: String?
    private let from: Day
    private let document: OfficialDocumentID?

    /// - Parameters:
    ///   - managingUnit: Whose it is.
    ///   - block: A block of that unit; nil for none.
    ///   - number: From 1; nil where it is unknown.
    ///   - name: What it is called beside its number; nil for nothing.
    ///   - from: Its first day.
    ///   - document: By which it is made; nil for none.
    package init(
        of managingUnit: UnitID,
        in block: BlockID?,
        number: Int32?,
        name: String?,
        from: Day,
        by document: OfficialDocumentID? = nil
    ) {
        self.managingUnit = managingUnit
        self.block = block
        self.number = number
        self.name = name
        self.from = from
        self.document = document
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Cluster {
        let found = batch.add(UnitStatements.facts(of: managingUnit))
        let blocks = block.map { batch.add(BlockStatements.block($0)) }
        let cited = CitedOfficialDocuments(document, in: batch)
        return { write in
            guard let facts = try found.value else { throw Refusal.unknownUnits([managingUnit]) }
            _ = try Policy.mayKeepClusters(write.account, of: managingUnit, facts.chain)
            try cited.check()
            let foundBlock = try blocks?.value
            if block != nil, foundBlock == nil { throw Refusal.unknownBlock }
            let cluster = try Cluster.made(
                write.identifier(),
                managingUnit: facts.unit,
                block: foundBlock,
                number: number,
                name: name,
                from: from,
                by: document
            )
            write.add(ClusterStatements.add(cluster, searchKey: cluster.searchKey))
            write.audit(
                .clusterCreated,
                at: Place(managingUnit: managingUnit),
                ["cluster": cluster.id, "block": block],
                detail: ["number": number, "name": name, "from": from, "officialDocument": document]
            )
            return cluster
        }
    }
}

extension Cluster {
    /// What it is searched for by, as much of it as is kept.
    var searchKey: String {
        String(String.UnicodeScalarView(SearchKey.of(title.vi).unicodeScalars.prefix(Self.longestName)))
    }
}
