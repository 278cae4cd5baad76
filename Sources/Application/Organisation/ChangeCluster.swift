package import Domain
package import Postgres
import Repository

/// A cluster gets another name, a last day, or the document by which it was made.
package struct ChangeCluster: WriteUseCase {
    private let cluster: ClusterID
    private let version: Int32
    private let name: String?
    private let to: Day?
    private let document: OfficialDocumentID?

    /// - Parameters:
    ///   - cluster: The cluster.
    ///   - version: The version of the cluster that the caller saw.
    ///   - name: The new name; nil for the same.
    ///   - to: The first day on which it is there no more; nil to leave that as it is.
    ///   - document: By which it was made; nil to leave that as it is.
    package init(
        _ cluster: ClusterID,
        seen version: Int32,
        name: String?,
        to: Day?,
        by document: OfficialDocumentID? = nil
    ) {
        self.cluster = cluster
        self.version = version
        self.name = name
        self.to = to
        self.document = document
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Cluster {
        let found = batch.add(ClusterStatements.facts(of: cluster))
        let left = to.map { LeftBehind(by: cluster, on: $0, in: batch) }
        let cited = CitedOfficialDocuments(document, in: batch)
        return { write in
            guard let facts = try found.value else { throw Refusal.noCluster }
            _ = try Policy.mayKeepClusters(write.account, of: facts.cluster.managingUnit, facts.managingChain)
            guard facts.cluster.version == version else { throw Refusal.stale }
            try cited.check()
            let changed = try facts.cluster.changed(
                name: name,
                to: to,
                by: document,
                leaving: try left?.dependents() ?? Dependents()
            )
            write.add(ClusterStatements.store(changed, searchKey: changed.searchKey))
            write.audit(
                .clusterChanged,
                at: Place(managingUnit: changed.managingUnit),
                ["cluster": cluster],
                detail: ["name": name, "to": to, "officialDocument": document, "lapsing": try left?.lapsing()]
            )
            return changed
        }
    }
}
