extension Act {
    /// Reporting what became of a task.
    package struct FollowUpTask: Hashable, Sendable {
        package let task: TaskID
        /// The member for which it is reported; nil where the lead or the managing office does.
        package let unit: UnitID?
        /// Whether the task itself is in the reported state from then on.
        package let moves: Bool
    }
}

extension Policy {
    /// Whether an account may report on a task: who conducts the cluster's season, and who works for the unit whose task it
    /// is on that day; of a task of all members each of them, for itself.
    package static func mayFollowUp(
        _ account: ActingAccount,
        _ facts: ClusterSeasonFacts,
        _ task: ConferenceTask
    ) throws(Refusal) -> Permission<Act.FollowUpTask> {
        try facts.checkKnown(to: account)
        try account.checkSession()
        if facts.isLed(by: account) || facts.isManaged(by: account) {
            return Permission(Act.FollowUpTask(task: task.id, unit: nil, moves: true), to: account)
        }
        let owner = task.conclusion.owner
        if let unit = owner.unit(in: facts), facts.members.contains(unit), account.worksFor(unit) {
            return Permission(Act.FollowUpTask(task: task.id, unit: unit, moves: true), to: account)
        }
        if owner == .members, let unit = facts.membersServed(by: account).min() {
            return Permission(Act.FollowUpTask(task: task.id, unit: unit, moves: false), to: account)
        }
        throw Refusal(
            .notPermitted,
            vi: "Nhiệm vụ này của đơn vị khác.",
            en: "It is another unit's task."
        )
    }
}

extension TrackedTask {
    /// What is reported of it now.
    ///
    /// - Parameters:
    ///   - state: What becomes of the task, or of the unit's part of it.
    ///   - words: What was done; of a task that is dropped, why.
    ///   - day: When.
    ///   - today: The day of the recording.
    ///   - permission: From `Policy.mayFollowUp`, in this very transaction.
    /// - Returns: The entry.
    /// - Throws: `reasonRequired`, `reasonInvalid`; `dayToCome`; `notPermitted` for a unit that would drop it.
    package func followUp(
        _ state: TaskState,
        words: String,
        on day: Day,
        today: Day,
        permission: Permission<Act.FollowUpTask>
    ) throws(Refusal) -> TaskFollowUp {
        guard permission.act.task == task.id else { throw .noTask }
        try Reason.check(words)
        try day.checkCome(by: today)
        guard state != .dropped || permission.act.unit == nil else {
            throw Refusal(
                .notPermitted,
                vi: "Chỉ đơn vị Cụm trưởng và cơ quan quản lý cụm mới cho thôi một nhiệm vụ.",
                en: "Only the lead unit and the managing office drop a task."
            )
        }
        return TaskFollowUp(
            number: (followUps.last?.number ?? 0) + 1,
            unit: permission.act.unit,
            state: state,
            moves: permission.act.moves,
            words: words,
            day: day
        )
    }
}
