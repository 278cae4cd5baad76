import Domain

/// Permissions as `Policy` gives them to the people of `Cluster`, for acts on the member's sheet.
enum Permitted {
    static func save(_ sheet: Sheet) throws -> Permission<Act.SaveDraft> {
        try Policy.maySaveDraft(Person.memberOfficer.account, facts(of: sheet), sheet)
    }

    static func submit(_ sheet: Sheet) throws -> Permission<Act.SubmitSheet> {
        try Policy.maySubmit(Person.memberHead.account, facts(of: sheet), sheet)
    }

    static func assess(_ unit: UnitID = Cluster.member) throws -> Permission<Act.AssessSheet> {
        try Policy.mayAssess(Person.leadOfficer.account, Cluster.facts(.assessing), unit)
    }

    static func giveBack(_ unit: UnitID = Cluster.member) throws -> Permission<Act.ReturnCriteria> {
        try Policy.mayReturn(Person.leadOfficer.account, Cluster.facts(.assessing), unit)
    }

    static func accept(_ state: ReviewState = .assessing) throws -> Permission<Act.AcceptResults> {
        let person = state == .assessing ? Person.leadOfficer : .provinceOfficer
        return try Policy.mayAccept(person.account, Cluster.facts(state), Cluster.member)
    }

    static func settle(_ unit: UnitID = Cluster.member) throws -> Permission<Act.SettleSheet> {
        try Policy.maySettle(Person.provinceOfficer.account, Cluster.facts(.appraising), unit)
    }

    static func publish(_ review: Review = Cluster.review(.appraising)) throws -> Permission<Act.PublishReview> {
        try Policy.mayPublish(Person.leadHead.account, Cluster.facts(review))
    }

    private static func facts(of sheet: Sheet) -> ReviewFacts {
        Cluster.facts(sheet.state == .returned ? .assessing : .selfScoring)
    }
}
