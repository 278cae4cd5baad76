/// How far a cluster is in its season.
package enum ClusterSeasonState: String, CaseIterable, Sendable {
    case preparing, discussing, signing, running, submitted, decided, closed, handedOver
}
