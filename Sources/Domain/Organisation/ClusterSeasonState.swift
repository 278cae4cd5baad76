/// How far a cluster's year is.
package enum ClusterSeasonState: String, CaseIterable, Sendable {
    case preparing, discussing, signing, running, submitted, decided, closed, handedOver
}
