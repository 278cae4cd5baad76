/// Something that a conference concluded: somebody is to do it by a day.
package struct ConferenceTask: Hashable, Sendable {
    package let id: TaskID
    package let conference: ConferenceID
    /// From 1, as the conclusions number them.
    package let number: Int32
    package let conclusion: Conclusion

    package init(id: TaskID, conference: ConferenceID, number: Int32, conclusion: Conclusion) {
        self.id = id
        self.conference = conference
        self.number = number
        self.conclusion = conclusion
    }
}

/// What is to be done, by whom and by when.
package struct Conclusion: Hashable, Sendable {
    package let text: String
    package let owner: TaskOwner
    package let due: Day

    package init(text: String, owner: TaskOwner, due: Day) {
        self.text = text
        self.owner = owner
        self.due = due
    }
}

/// Whose task it is. Lead and deputy are whoever is that on the day on which one asks: who takes over takes over their tasks.
package enum TaskOwner: Hashable, Sendable {
    case lead, deputy, members
    case unit(UnitID)

    /// Its word in the database and over HTTP.
    package enum Kind: String, CaseIterable, Sendable {
        case lead, deputy, members, unit
    }

    package var kind: Kind {
        switch self {
        case .lead: .lead
        case .deputy: .deputy
        case .members: .members
        case .unit: .unit
        }
    }

    /// The unit that is named; nil for a role.
    package var unit: UnitID? { if case .unit(let unit) = self { unit } else { nil } }

    /// nil for a unit where it goes without saying, and for none where one is needed.
    package init?(_ kind: Kind, unit: UnitID?) {
        switch (kind, unit) {
        case (.lead, nil): self = .lead
        case (.deputy, nil): self = .deputy
        case (.members, nil): self = .members
        case (.unit, let unit?): self = .unit(unit)
        default: return nil
        }
    }

    /// The one unit whose task it is on the day of the facts; nil for all members, and where nobody holds the role.
    package func unit(in facts: ClusterSeasonFacts) -> UnitID? {
        switch self {
        case .lead: facts.lead
        case .deputy: facts.deputy
        case .members: nil
        case .unit(let unit): unit
        }
    }
}

/// What became of a task.
package enum TaskState: String, CaseIterable, Sendable {
    case open, done, dropped
}

/// What somebody reports of a task; it stays.
package struct TaskFollowUp: Hashable, Sendable {
    /// From 1, in the order of recording.
    package let number: Int32
    /// The member that it is of; nil where the lead or the managing office says it.
    package let unit: UnitID?
    package let state: TaskState
    /// Whether the task is in that state from then on: one of all members is not done because one of them is.
    package let moves: Bool
    package let words: String
    package let day: Day

    package init(number: Int32, unit: UnitID?, state: TaskState, moves: Bool, words: String, day: Day) {
        self.number = number
        self.unit = unit
        self.state = state
        self.moves = moves
        self.words = words
        self.day = day
    }
}

/// A task with what was reported of it.
package struct TrackedTask: Hashable, Sendable {
    package let task: ConferenceTask
    /// The unit whose task it is on the day on which somebody asks; nil for all members, and where nobody holds the role.
    package let unit: UnitID?
    /// In the order of recording.
    package let followUps: [TaskFollowUp]

    package init(_ task: ConferenceTask, unit: UnitID?, followUps: [TaskFollowUp]) {
        self.task = task
        self.unit = unit
        self.followUps = followUps
    }

    package var state: TaskState { followUps.last { $0.moves }?.state ?? .open }

    package var key: TaskKey { TaskKey(due: task.conclusion.due, id: task.id) }
}

/// What tasks are listed by: the day by which they are due.
package struct TaskKey: Hashable, Sendable {
    package let due: Day
    package let id: TaskID

    package init(due: Day, id: TaskID) {
        self.due = due
        self.id = id
    }
}

extension Conference {
    /// What its conclusions ask for.
    ///
    /// - Parameters:
    ///   - conclusions: In their order.
    ///   - members: The units that are, were or will be members of the cluster's season.
    ///   - identifier: Makes the tasks' names.
    /// - Returns: The tasks.
    /// - Throws: `notAMember` for an owner that is none.
    package func tasks(
        _ conclusions: [Conclusion],
        members: Set<UnitID>,
        identifier: () -> TaskID
    ) throws(Refusal) -> [ConferenceTask] {
        for unit in conclusions.compactMap(\.owner.unit) where !members.contains(unit) { throw .notAMember(unit) }
        return zip(1..., conclusions).map { number, conclusion in
            ConferenceTask(id: identifier(), conference: id, number: number, conclusion: conclusion)
        }
    }
}
