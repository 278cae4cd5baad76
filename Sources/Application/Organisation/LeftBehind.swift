import Domain
import Postgres
import Repository

/// What hangs on a unit or a cluster that is to end, once the batch has run that looks for it.
struct LeftBehind {
    private let units: PostgresPending<Dependents.Named<Unit>>?
    private let clusters: PostgresPending<Dependents.Named<Cluster>>?
    private let memberships: PostgresPending<Dependents.Named<DependentMembership>>
    private let lapsingMemberships: PostgresPending<Int>

    init(by unit: UnitID, on day: Day, in batch: PostgresBatch) {
        units = batch.add(UnitStatements.children(of: unit, beyond: day))
        clusters = batch.add(ClusterStatements.managed(by: unit, beyond: day))
        memberships = batch.add(MembershipStatements.lasting(of: unit, beyond: day))
        lapsingMemberships = batch.add(MembershipStatements.lapsing(of: unit, on: day))
    }

    /// The same of a unit that others take over: of its memberships only those in years that are closed would go on.
    init(bySucceeded unit: UnitID, on day: Day, in batch: PostgresBatch) {
        units = batch.add(UnitStatements.children(of: unit, beyond: day))
        clusters = batch.add(ClusterStatements.managed(by: unit, beyond: day))
        memberships = batch.add(MembershipStatements.lasting(of: unit, beyond: day, inClosed: true))
        lapsingMemberships = batch.add(MembershipStatements.lapsing(of: unit, on: day))
    }

    init(by cluster: ClusterID, on day: Day, in batch: PostgresBatch) {
        units = nil
        clusters = nil
        memberships = batch.add(MembershipStatements.lasting(in: cluster, beyond: day))
        lapsingMemberships = batch.add(MembershipStatements.lapsing(in: cluster, on: day))
    }

    /// What would go on without it.
    func dependents() throws(PostgresError) -> Dependents {
        Dependents(
            units: try units?.value ?? .none,
            clusters: try clusters?.value ?? .none,
            memberships: try memberships.value
        )
    }

    /// How many memberships end before they begin, for the log.
    func lapsing() throws(PostgresError) -> Int { try lapsingMemberships.value }
}
