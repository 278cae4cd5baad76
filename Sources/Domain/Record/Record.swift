import StrictJSON

/// A record of a movement, an activity, an exemplar or a practice, as it stands.
package struct Record<Subject: RecordSubject>: Sendable {
    package let id: Identifier<Subject>
    /// Without a cluster's season where it is a managing unit's own.
    package let place: Place
    /// Whose it is; nil where it is the cluster's, or the managing unit's.
    package let unit: UnitID?
    /// What it answers to (hưởng ứng); nil for nothing.
    package let follows: Identifier<Subject>?
    package private(set) var text: Subject
    package private(set) var state: Subject.State
    package private(set) var reach: Reach
    /// Raised by each change of its text and of its state; not by what units enter.
    package private(set) var version: Int32

    package init(
        id: Identifier<Subject>,
        place: Place,
        unit: UnitID?,
        follows: Identifier<Subject>?,
        text: Subject,
        state: Subject.State,
        reach: Reach,
        version: Int32
    ) {
        self.id = id
        self.place = place
        self.unit = unit
        self.follows = follows
        self.text = text
        self.state = state
        self.reach = reach
        self.version = version
    }

    /// A new record.
    ///
    /// - Parameters:
    ///   - id: Its name.
    ///   - text: What it says so far.
    ///   - follows: What it answers to; nil for nothing.
    ///   - act: Who began it, and when.
    ///   - today: The day of the recording.
    ///   - permission: From `Policy.mayMake`, in this very transaction.
    /// - Returns: The record, in its first state.
    /// - Throws: `dayToCome`.
    package static func made(
        _ id: Identifier<Subject>,
        _ text: Subject,
        follows: Identifier<Subject>? = nil,
        by act: RecordAct,
        on today: Day,
        permission: Permission<Act.MakeRecord<Subject>>
    ) throws(Refusal) -> Record {
        try act.checkDay(after: nil, on: today)
        let place = permission.act.place
        return Record(
            id: id,
            place: place,
            unit: permission.act.unit,
            follows: follows,
            text: text,
            state: .first,
            reach: Subject.reach(in: .first, ofCluster: place.clusterSeason != nil) ?? .unit,
            version: 1
        )
    }

    /// The record with another text.
    ///
    /// - Throws: `wrongState` once the text is locked.
    package func saved(_ text: Subject, permission: Permission<Act.KeepRecord<Subject>>) throws(Refusal) -> Record {
        try check(permission.act.record)
        guard state.isOpen else { throw wrongState(vi: "nội dung đã khóa", en: "its text is locked") }
        return changed { $0.text = text }
    }

    /// The record with another text although it is locked: what it was is kept beside it.
    ///
    /// - Throws: `wrongState`, `reasonRequired`, `reasonInvalid`; what `RecordSubject.check` throws for the state.
    package func amended(
        _ text: Subject,
        _ act: RecordAct,
        on today: Day,
        permission: Permission<Act.KeepRecord<Subject>>
    ) throws(Refusal) -> Record {
        try check(permission.act.record)
        guard state.isAmendable else {
            throw wrongState(vi: "không điều chỉnh được", en: "it cannot be changed that way")
        }
        try Reason.check(act.words ?? "")
        try text.check(for: state, act, on: today)
        return changed { $0.text = text }
    }

    /// The record in its next state.
    ///
    /// - Parameters:
    ///   - next: Where to.
    ///   - act: Who did it, and when.
    ///   - last: The day of the act before; nil for the first.
    ///   - today: The day of the recording.
    ///   - permission: From `Policy.mayMove`, in this very transaction.
    /// - Returns: The record.
    /// - Throws: `wrongState`; `dayToCome`; `invalidPeriod` for a day before the act before; what `RecordSubject.check` throws.
    package func moved(
        to next: Subject.State,
        _ act: RecordAct,
        after last: Day?,
        on today: Day,
        permission: Permission<Act.MoveRecord<Subject>>
    ) throws(Refusal) -> Record {
        try check(permission.act.record)
        guard permission.act.state == next else { throw Self.notHere }
        guard state.next.contains(next) else {
            throw wrongState(vi: "không chuyển sang “\(next.name.vi)” được", en: "it does not become \(next.name.en)")
        }
        try act.checkDay(after: last, on: today)
        try text.check(for: next, act, on: today)
        return changed {
            $0.state = next
            $0.reach = Subject.reach(in: next, ofCluster: place.clusterSeason != nil) ?? reach
        }
    }

    /// Checks what a unit enters.
    ///
    /// - Parameters:
    ///   - entry: What it is.
    ///   - hasJoined: Whether the unit has joined.
    ///   - today: The day of the recording.
    ///   - permission: From `Policy.mayEnter`, in this very transaction.
    /// - Throws: `wrongState`, `dayToCome`; `incompleteRecord` for a part taken in without a number of people.
    package func check(
        _ entry: UnitEntry,
        hasJoined: Bool,
        on today: Day,
        permission: Permission<Act.EnterInRecord<Subject>>
    ) throws(Refusal) {
        try check(permission.act.record)
        guard permission.act.unit == entry.unit else { throw Self.notHere }
        guard Subject.entries[entry.kind]?.contains(state) ?? false else {
            throw wrongState(
                vi: "không ghi “\(entry.kind.name.vi)” được",
                en: "nothing is entered as \(entry.kind.name.en)"
            )
        }
        guard entry.occurredOn <= today else { throw RecordAct.dayToCome(entry.occurredOn) }
        guard entry.kind != .tookPart || entry.persons != nil else {
            throw .incompleteRecord(vi: "số người tham gia (persons)", en: "how many took part (persons)")
        }
        guard entry.kind != .reported || hasJoined else {
            throw Refusal(
                .wrongState,
                vi: "Đơn vị chưa hưởng ứng: hãy ghi việc hưởng ứng trước khi báo kết quả.",
                en: "The unit has not joined: it joins before it reports."
            )
        }
    }

    private func changed(_ change: (inout Record) -> Void) -> Record {
        var record = self
        change(&record)
        record.version += 1
        return record
    }

    private func check(_ id: Identifier<Subject>) throws(Refusal) {
        guard self.id == id else { throw Self.notHere }
    }

    private func wrongState(vi: String, en: String) -> Refusal {
        Refusal(
            .wrongState,
            vi: "\(Subject.name.vi) đang ở trạng thái “\(state.name.vi)”: \(vi).",
            en: "\(Subject.name.en) is \(state.name.en): \(en)."
        )
    }

    /// There is none, or none that the account may know of.
    package static var notHere: Refusal {
        Refusal(.notFound, vi: "Không tìm thấy mục này.", en: "There is no such record.")
    }
}
