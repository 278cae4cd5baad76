package import Domain
import Repository
package import StrictJSON

/// How a cluster's year ends, for those who take part in it: its steps, who is to lead next, and what is handed over.
package struct ReadRotation: Sendable {
    /// A handover as it is shown.
    package struct HandoverView: Sendable {
        package let handover: LeadHandover
        /// What is missing before it can make the next season; empty once it has.
        package let missing: [Wording]
        /// The tasks of the season that are open.
        package let tasks: [TrackedTask]
    }

    /// How far a cluster's year is.
    package struct YearView: Sendable {
        package let state: ClusterSeasonState
        package let version: Int32
        package let steps: [YearStep]
    }

    private static let everyTask = PageRequest<TaskKey>(limit: 10_000)

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// How far a cluster's year is, and the steps that somebody took.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func year(as caller: Caller, _ clusterSeason: ClusterSeasonID) async throws -> YearView {
        let (account, facts, steps) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            YearStepStatements.list(clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, facts)
        return YearView(state: facts.state, version: facts.version, steps: steps)
    }

    /// All proposals of who leads next, in the order of their making.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func rotations(as caller: Caller, _ clusterSeason: ClusterSeasonID) async throws -> [Rotation] {
        let (account, facts, rotations) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            RotationStatements.list(clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, facts)
        return rotations
    }

    /// What is handed over.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func handover(as caller: Caller, _ clusterSeason: ClusterSeasonID) async throws -> HandoverView {
        let (account, facts, handover, confirmations, rotations, tasks) = try await reader.readAtOnce(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            HandoverStatements.handover(clusterSeason),
            HandoverStatements.confirmations(of: clusterSeason),
            RotationStatements.list(clusterSeason),
            TaskStatements.list(clusterSeason, isOpen: true, Self.everyTask)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, facts)
        guard let handover = handover?.with(confirmations) else { throw Refusal.noHandover }
        return HandoverView(
            handover: handover,
            missing: handover.next == nil ? handover.missing(facts, rotations) : [],
            tasks: tasks.map { TrackedTask($0.task, unit: $0.unit, followUps: []) }
        )
    }
}
