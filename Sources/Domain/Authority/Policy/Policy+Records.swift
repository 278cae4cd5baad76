extension Act {
    /// Reading records: which of them, their reach says, in the database.
    package struct ReadRecords: Hashable, Sendable {}

    /// Beginning a record.
    package struct MakeRecord<Subject: RecordSubject>: Sendable {
        package let place: Place
        package let unit: UnitID?
    }

    /// Writing a record's text.
    package struct KeepRecord<Subject: RecordSubject>: Sendable {
        package let record: Identifier<Subject>
    }

    /// Moving a record on to a state.
    package struct MoveRecord<Subject: RecordSubject>: Sendable {
        package let record: Identifier<Subject>
        package let state: Subject.State
    }

    /// Entering something for a unit in a record.
    package struct EnterInRecord<Subject: RecordSubject>: Sendable {
        package let record: Identifier<Subject>
        package let unit: UnitID
    }
}

/// Who is who for a record.
package struct RecordFacts: Sendable {
    /// nil for a managing unit's own.
    package let cluster: ClusterSeasonFacts?
    /// The managing unit and every unit above it, in any order.
    package let managingChain: [UnitID]

    package init(cluster: ClusterSeasonFacts?, managingChain: [UnitID]) {
        self.cluster = cluster
        self.managingChain = managingChain
    }
}

// A record that is changed was read before, so that whoever comes here may know of it.
extension Policy {
    /// Whether an account may read records: every person who signed in.
    package static func mayReadRecords(_ account: ActingAccount) throws(Refusal) -> Permission<Act.ReadRecords> {
        try account.checkSession()
        return Permission(Act.ReadRecords(), to: account)
    }

    /// Whether an account may begin a record of a cluster's season, of a unit in it, or of a managing unit.
    ///
    /// - Parameters:
    ///   - subject: What the record is of.
    ///   - account: Who wants to.
    ///   - facts: Of the place.
    ///   - place: Where it will belong.
    ///   - unit: Whose it will be; nil for the cluster's or the managing unit's.
    /// - Returns: The permission.
    /// - Throws: `notFound` where the account may not know what the cluster does, or the unit is not in it; `notPermitted`.
    package static func mayMake<Subject: RecordSubject>(
        _ subject: Subject.Type,
        _ account: ActingAccount,
        _ facts: RecordFacts,
        at place: Place,
        of unit: UnitID?
    ) throws(Refusal) -> Permission<Act.MakeRecord<Subject>> {
        if let cluster = facts.cluster {
            try cluster.checkKnown(to: account)
            if let unit, !cluster.members.contains(unit) { throw .noSheet }
        }
        try check(Subject.keepers, account, facts, of: unit)
        return Permission(Act.MakeRecord(place: place, unit: unit), to: account)
    }

    /// Whether an account may write a record's text.
    package static func mayKeep<Subject: RecordSubject>(
        _ record: Record<Subject>,
        _ account: ActingAccount,
        _ facts: RecordFacts
    ) throws(Refusal) -> Permission<Act.KeepRecord<Subject>> {
        try check(Subject.keepers, account, facts, of: record.unit)
        return Permission(Act.KeepRecord(record: record.id), to: account)
    }

    /// Whether an account may move a record on to a state.
    ///
    /// - Throws: `notPermitted`; `conflictOfInterest` where it would judge a unit of its own.
    package static func mayMove<Subject: RecordSubject>(
        _ record: Record<Subject>,
        to state: Subject.State,
        _ account: ActingAccount,
        _ facts: RecordFacts
    ) throws(Refusal) -> Permission<Act.MoveRecord<Subject>> {
        try check(Subject.movers(to: state), account, facts, of: record.unit)
        return Permission(Act.MoveRecord(record: record.id, state: state), to: account)
    }

    /// Whether an account may enter something for a unit.
    ///
    /// - Parameters:
    ///   - record: Where.
    ///   - unit: Whose entry it is, with all units above it.
    ///   - account: Who wants to.
    ///   - facts: Of the record.
    /// - Returns: The permission.
    /// - Throws: `unknownReference` for a unit that is not called; `notPermitted`.
    package static func mayEnter<Subject: RecordSubject>(
        in record: Record<Subject>,
        for unit: UnitFacts,
        _ account: ActingAccount,
        _ facts: RecordFacts
    ) throws(Refusal) -> Permission<Act.EnterInRecord<Subject>> {
        try account.checkSession()
        let id = unit.unit.id
        let isCalled =
            switch Subject.entrants {
            case .others: id != record.unit
            case .called, .calledOrConductors:
                facts.cluster?.members.contains(id) ?? unit.above.contains(record.place.managingUnit)
            }
        guard isCalled else { throw .unknownUnits([id]) }
        if !account.worksFor(id) {
            let isConducting = Subject.entrants == .calledOrConductors
            try check(isConducting ? .conductors : .unit, account, facts, of: id)
        }
        return Permission(Act.EnterInRecord(record: record.id, unit: id), to: account)
    }

    private static func check(
        _ role: RecordRole,
        _ account: ActingAccount,
        _ facts: RecordFacts,
        of unit: UnitID?
    ) throws(Refusal) {
        try account.checkSession()
        let isOffice = account.holds(.managingOfficer, overOneOf: facts.managingChain)
        let isUnit = unit.map(account.worksFor) ?? false
        switch role {
        case .conductors:
            guard isOffice || facts.cluster?.isLed(by: account) ?? false else { throw .notConducting }
        case .unit:
            guard isUnit else { throw .notOfTheUnit }
        case .unitOrOffice:
            guard isUnit || isOffice else { throw .notOfTheUnit }
        case .assessors:
            guard isOffice || facts.cluster?.isAssessed(by: account) ?? false else { throw .notConducting }
            try checkImpartial(account, to: unit)
        case .office:
            guard isOffice else { throw .notTheOffice }
            try checkImpartial(account, to: unit)
        }
    }

    private static func checkImpartial(_ account: ActingAccount, to unit: UnitID?) throws(Refusal) {
        guard let unit, account.isPartial(to: unit) else { return }
        throw Refusal(
            .conflictOfInterest,
            vi: "Không ai tự thẩm định, công nhận điển hình của đơn vị mình.",
            en: "Nobody verifies or recognises an exemplar of their own unit."
        )
    }
}

extension Refusal {
    fileprivate static let notConducting = Refusal(
        .notPermitted,
        vi: "Việc này của đơn vị Cụm trưởng và cơ quan quản lý cụm.",
        en: "This is for the lead unit and for the managing office."
    )

    fileprivate static let notTheOffice = Refusal(
        .notPermitted,
        vi: "Chỉ cơ quan quản lý cụm mới làm được.",
        en: "Only the managing office may do this."
    )

    fileprivate static let notOfTheUnit = Refusal(
        .notPermitted,
        vi: "Chỉ cán bộ hoặc thủ trưởng của chính đơn vị đó mới làm được.",
        en: "This is for the officers and the head of that very unit."
    )
}
