package import Domain
package import Postgres

/// Tasks that conferences concluded, and what was reported of them.
package enum TaskStatements {
    private static let columns: PostgresQuery =
        "t.id, t.conference_id, t.number, t.text, t.owner, t.unit_id, t.due, o.unit_id"
    private typealias Row = (TaskID, ConferenceID, Int32, String, TaskOwner.Kind, UnitID?, Day, UnitID?)

    /// The unit whose task `t` is on the scope's day, as `o`, for a query that has `thidua.cluster_season cs`.
    private static let owner: PostgresQuery = """
        \(ClusterSeasonFactsStatements.leadingDay)
            cross join lateral (
                select coalesce(
                    t.unit_id,
                    (
                        select l.unit_id from thidua.leadership l
                        where l.cluster_season_id = cs.id and l.role = t.owner and l.from_day <= d.day and d.day < l.to_day
                    )
                ) as unit_id
            ) as o
        """
    private static let state: PostgresQuery = """
        coalesce(
                (
                    select f.state from thidua.task_follow_up f
                    where f.task_id = t.id and f.moves
                    order by f.number desc limit 1
                ),
                'open'
            )
        """

    private static func task(_ row: Row) -> (task: ConferenceTask, unit: UnitID?) {
        let owner = TaskOwner(row.4, unit: row.5) ?? .members
        let conclusion = Conclusion(text: row.3, owner: owner, due: row.6)
        return (ConferenceTask(id: row.0, conference: row.1, number: row.2, conclusion: conclusion), row.7)
    }

    /// A task; nil where there is none that the scope may read.
    package static func task(
        _ task: TaskID,
        of clusterSeason: ClusterSeasonID
    ) -> PostgresStatement<(task: ConferenceTask, unit: UnitID?)?> {
        PostgresStatement.optionalRow(
            """
            select \(columns)
            from thidua.task t
            join thidua.cluster_season cs on cs.id = t.cluster_season_id
            \(owner)
            where t.id = \(task) and t.cluster_season_id = \(clusterSeason)
            """,
            as: Row.self
        ).map { row in row.map(self.task) }
    }

    /// A part of the list of a cluster season's tasks, by the day by which they are due.
    ///
    /// - Parameters:
    ///   - clusterSeason: Whose tasks they are.
    ///   - conference: The conference that concluded them; nil for any.
    ///   - isOpen: Whether they are; nil for any.
    ///   - unit: Whose they are on the scope's day, those of all members included; nil for anybody's.
    ///   - page: Which part.
    /// - Returns: The statement.
    package static func list(
        _ clusterSeason: ClusterSeasonID,
        of conference: ConferenceID? = nil,
        isOpen: Bool? = nil,
        ownedBy unit: UnitID? = nil,
        _ page: PageRequest<TaskKey>
    ) -> PostgresStatement<[(task: ConferenceTask, unit: UnitID?)]> {
        let concluded: PostgresQuery = conference.map { "and t.conference_id = \($0)" } ?? ""
        let inState: PostgresQuery = isOpen.map { "and (\(state) = 'open') = \($0)" } ?? ""
        let owned: PostgresQuery = unit.map { "and (t.owner = 'members' or o.unit_id = \($0))" } ?? ""
        let after: PostgresQuery = page.after.map { "and (t.due, t.id) > (\($0.due), \($0.id))" } ?? ""
        return PostgresStatement.rows(
            """
            select \(columns)
            from thidua.task t
            join thidua.cluster_season cs on cs.id = t.cluster_season_id
            \(owner)
            where t.cluster_season_id = \(clusterSeason) \(concluded) \(inState) \(owned) \(after)
            order by t.due, t.id
            limit \(page.rows)
            """,
            as: Row.self
        ).map { rows in rows.map(task) }
    }

    /// What was reported of the tasks of a cluster's season, or of one of them, in the order of recording.
    package static func followUps(
        of clusterSeason: ClusterSeasonID,
        task: TaskID? = nil
    ) -> PostgresStatement<[TaskID: [TaskFollowUp]]> {
        let one: PostgresQuery = task.map { "and f.task_id = \($0)" } ?? ""
        return PostgresStatement.rows(
            """
            select f.task_id, f.number, f.unit_id, f.state, f.moves, f.words, f.day
            from thidua.task_follow_up f
            where f.cluster_season_id = \(clusterSeason) \(one)
            order by f.task_id, f.number
            """,
            as: (TaskID, Int32, UnitID?, TaskState, Bool, String, Day).self
        ).map { rows in
            rows.reduce(into: [:]) { followUps, row in
                followUps[row.0, default: []].append(
                    TaskFollowUp(
                        number: row.1,
                        unit: row.2,
                        state: row.3,
                        moves: row.4,
                        words: row.5,
                        day: row.6
                    )
                )
            }
        }
    }

    /// Adds the tasks of a conference.
    package static func add(_ tasks: [ConferenceTask], at place: Place) -> PostgresStatement<Int> {
        let conclusions = tasks.map(\.conclusion)
        return .affectedRows(
            """
            insert into thidua.task (
                season_id, cluster_season_id, managing_unit_id, id, conference_id, number, text, owner, unit_id, due
            )
            select \(place.season), \(place.clusterSeason), \(place.managingUnit), t.*
            from unnest(
                \(tasks.map(\.id)), \(tasks.map(\.conference)), \(tasks.map(\.number)), \(conclusions.map(\.text)),
                \(conclusions.map(\.owner.kind)), \(conclusions.map(\.owner.unit)), \(conclusions.map(\.due))
            ) t
            """
        ).expecting(exactly: tasks.count)
    }

    /// Adds what is reported of a task.
    package static func append(
        _ followUp: TaskFollowUp,
        to task: TaskID,
        at place: Place,
        by account: AccountID,
        at instant: PostgresInstant
    ) -> PostgresStatement<Void> {
        .done(
            """
            insert into thidua.task_follow_up (
                season_id, cluster_season_id, managing_unit_id, task_id, number, unit_id, state, moves, words, day,
                account_id, recorded_at
            )
            values (
                \(place.season), \(place.clusterSeason), \(place.managingUnit), \(task), \(followUp.number),
                \(followUp.unit), \(followUp.state), \(followUp.moves), \(followUp.words), \(followUp.day), \(account),
                \(instant)
            )
            """
        )
    }
}
