package import Domain
import Repository

/// The conferences of a cluster's season and their tasks, for those who take part in it.
package struct ReadConferences: Sendable {
    /// A conference as it is shown.
    package struct View: Sendable {
        package let conference: Conference
        /// By the units' codes.
        package let participations: [Participation]
        /// In the order of the conclusions.
        package let tasks: [TrackedTask]
    }

    /// No conference concludes more.
    private static let everyTask = PageRequest<TaskKey>(limit: 1_000)

    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// All conferences of a cluster's season, by their days.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func list(as caller: Caller, _ clusterSeason: ClusterSeasonID) async throws -> [Conference] {
        let (account, facts, conferences) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            ConferenceStatements.list(clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, facts)
        return conferences
    }

    /// One conference, whole.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func conference(
        as caller: Caller,
        _ clusterSeason: ClusterSeasonID,
        _ conference: ConferenceID
    ) async throws -> View {
        let (account, facts, found, participations, tasks, followUps) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            ConferenceStatements.conference(conference, of: clusterSeason),
            ConferenceStatements.participations(conference),
            TaskStatements.list(clusterSeason, of: conference, Self.everyTask),
            TaskStatements.followUps(of: clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, facts)
        guard let found else { throw Refusal.noConference }
        return View(
            conference: found,
            participations: participations,
            tasks: tasks.map { TrackedTask($0.task, unit: $0.unit, followUps: followUps[$0.task.id] ?? []) }
                .sorted { $0.task.number < $1.task.number }
        )
    }

    /// A part of the list of a cluster season's tasks, by the day by which they are due.
    ///
    /// - Parameters:
    ///   - clusterSeason: Whose tasks they are.
    ///   - isOpen: Whether they are; nil for any.
    ///   - unit: Whose they are today, those of all members included; nil for anybody's.
    ///   - page: Which part.
    ///   - caller: Who asks.
    /// - Returns: The part.
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func tasks(
        of clusterSeason: ClusterSeasonID,
        isOpen: Bool?,
        ownedBy unit: UnitID?,
        _ page: PageRequest<TaskKey>,
        as caller: Caller
    ) async throws -> Page<TrackedTask, TaskKey> {
        let (account, facts, tasks, followUps) = try await reader.read(
            as: caller,
            ClusterSeasonFactsStatements.facts(clusterSeason),
            TaskStatements.list(clusterSeason, isOpen: isOpen, ownedBy: unit, page),
            TaskStatements.followUps(of: clusterSeason)
        )
        guard let facts else { throw Refusal.noClusterSeason }
        _ = try Policy.mayRead(account, facts)
        let tracked = tasks.map { TrackedTask($0.task, unit: $0.unit, followUps: followUps[$0.task.id] ?? []) }
        return Page(tracked, page, key: \.key)
    }
}
