import Domain
import Testing

@Suite struct `A conference's task` {
    private static func tracked(_ owner: TaskOwner, _ followUps: [TaskFollowUp] = []) -> TrackedTask {
        let conclusion = Conclusion(text: "Hội thao", owner: owner, due: day("2026-12-01"))
        let task = ConferenceTask(
            id: TaskID(bits: 500),
            conference: ConferenceID(bits: 400),
            number: 1,
            conclusion: conclusion
        )
        return TrackedTask(task, unit: nil, followUps: followUps)
    }

    private static func report(
        _ state: TaskState,
        by person: Person,
        of tracked: TrackedTask,
        _ facts: ClusterSeasonFacts = Cluster.seasonFacts
    ) throws(Refusal) -> TrackedTask {
        let followUp = try tracked.followUp(
            state,
            words: "đã làm",
            on: Cluster.today,
            today: Cluster.today,
            permission: try Policy.mayFollowUp(person.account, facts, tracked.task)
        )
        return TrackedTask(tracked.task, unit: nil, followUps: tracked.followUps + [followUp])
    }

    @Test func `is done once its owner or who conducts says so, and open again when they say that`() throws {
        var task = try Self.report(.done, by: .memberOfficer, of: Self.tracked(.unit(Cluster.member)))
        #expect(task.state == .done)
        task = try Self.report(.open, by: .leadOfficer, of: task)
        #expect(task.state == .open)
        #expect(task.followUps.map(\.number) == [1, 2])
        #expect(task.followUps.map(\.unit) == [Cluster.member, nil])
    }

    @Test func `of all members is not done because one of them is`() throws {
        let task = try Self.report(.done, by: .memberHead, of: Self.tracked(.members))
        #expect(task.state == .open)
        #expect(task.followUps.map(\.moves) == [false])
        #expect(try Self.report(.done, by: .provinceOfficer, of: task).state == .done)
    }

    @Test func `is dropped from above alone`() throws {
        let task = Self.tracked(.unit(Cluster.member))
        #expect(refusal { () throws(Refusal) in try Self.report(.dropped, by: .memberHead, of: task) } == .notPermitted)
        #expect(try Self.report(.dropped, by: .leadHead, of: task).state == .dropped)
    }

    @Test func `of a role goes with the role`() throws {
        let task = Self.tracked(.deputy)
        #expect(task.task.conclusion.owner.unit(in: Cluster.seasonFacts) == Cluster.deputy)
        #expect(refusal { () throws(Refusal) in try Self.report(.done, by: .otherHead, of: task) } == .notPermitted)
        let before = Cluster.seasonFacts
        let after = ClusterSeasonFacts(
            id: before.id,
            place: before.place,
            seasonBegins: before.seasonBegins,
            state: before.state,
            version: 2,
            lead: before.lead,
            deputy: Cluster.other,
            members: before.members,
            managingChain: before.managingChain
        )
        #expect(try Self.report(.done, by: .otherHead, of: task, after).state == .done)
        #expect(
            refusal { () throws(Refusal) in try Self.report(.done, by: .deputyHead, of: task, after) } == .notPermitted
        )
    }

    @Test(arguments: Person.allCases)
    func `is reported on by nobody else`(person: Person) {
        let mayReport: Set<Person> = [
            .memberOfficer, .memberHead, .lentToMember, .leadOfficer, .leadHead, .lentToLead, .provinceOfficer,
            .ministryOfficer, .provinceOfficerOfMember,
        ]
        let code = refusal { () throws(Refusal) in
            try Self.report(.done, by: person, of: Self.tracked(.unit(Cluster.member)))
        }
        let expected: RefusalCode? =
            Person.outside.contains(person) ? .notFound : mayReport.contains(person) ? nil : .notPermitted
        #expect(code == expected)
    }
}
