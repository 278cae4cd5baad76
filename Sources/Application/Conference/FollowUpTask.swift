package import Domain
package import Postgres
import Repository

/// Somebody reports what became of a task.
package struct FollowUpTask: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let task: TaskID
    private let state: TaskState
    private let words: String
    private let day: Day?

    /// - Parameters:
    ///   - task: The task.
    ///   - clusterSeason: Whose it is.
    ///   - state: What becomes of it.
    ///   - words: What was done, or why it is dropped.
    ///   - day: When; nil for today.
    package init(
        _ task: TaskID,
        of clusterSeason: ClusterSeasonID,
        _ state: TaskState,
        words: String,
        on day: Day?
    ) {
        self.clusterSeason = clusterSeason
        self.task = task
        self.state = state
        self.words = words
        self.day = day
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> TrackedTask {
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let found = batch.add(TaskStatements.task(task, of: clusterSeason))
        let followUps = batch.add(TaskStatements.followUps(of: clusterSeason, task: task))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            guard let found = try found.value else { throw Refusal.noTask }
            let permission = try Policy.mayFollowUp(write.account, facts, found.task)
            let before = TrackedTask(found.task, unit: found.unit, followUps: try followUps.value[task] ?? [])
            let today = write.account.day
            let followUp = try before.followUp(
                state,
                words: words,
                on: day ?? today,
                today: today,
                permission: permission
            )
            write.add(
                TaskStatements.append(followUp, to: task, at: facts.place, by: write.account.id, at: write.instant)
            )
            write.audit(
                .taskFollowedUp,
                at: facts.place,
                ["clusterSeason": facts.id, "task": task, "unit": followUp.unit],
                detail: ["state": state.rawValue, "moves": followUp.moves]
            )
            return TrackedTask(found.task, unit: found.unit, followUps: before.followUps + [followUp])
        }
    }
}
