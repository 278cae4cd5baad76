import Domain
import HTTP

extension SignedInContext {
    /// The cluster that the path names.
    ///
    /// - Throws: `Problem` `not-found` where it names none.
    func cluster() throws -> ClusterID { try identifier("cluster") }

    /// The cluster's season that the path names.
    ///
    /// - Throws: `Problem` `not-found` where it names none.
    func clusterSeason() throws -> ClusterSeasonID { try identifier("clusterSeason") }
}
