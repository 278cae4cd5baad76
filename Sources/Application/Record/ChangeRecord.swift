package import Domain
package import Postgres
import Repository

/// A record's text is saved whole, while it is being written.
package struct SaveRecord<Subject: RecordSubject>: WriteUseCase {
    private let record: Identifier<Subject>
    private let version: Int32
    private let text: Subject

    /// - Parameters:
    ///   - record: Which.
    ///   - version: The version of it that the caller saw.
    ///   - text: Its whole text.
    package init(_ record: Identifier<Subject>, seen version: Int32, _ text: Subject) {
        self.record = record
        self.version = version
        self.text = text
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> RecordLine<Subject> {
        let loading = LockedRecord<Subject>.Loading(record, in: batch)
        let documents = CitedOfficialDocuments(Array(text.officialDocuments), in: batch)
        return { write in
            let locked = try loading.loaded(for: write.account)
            let permission = try Policy.mayKeep(locked.record, write.account, locked.facts)
            try locked.record.checkSeen(version)
            let saved = try locked.record.saved(text, permission: permission)
            try documents.check()
            try text.checkUnits(in: locked.facts)
            locked.store(saved, as: "saved", in: write)
            return RecordLine(saved)
        }
    }
}

/// A record's locked text is changed, with a reason; what it was is kept.
package struct AmendRecord<Subject: RecordSubject>: WriteUseCase {
    private let record: Identifier<Subject>
    private let version: Int32
    private let text: Subject
    private let reason: String

    /// - Parameters:
    ///   - record: Which.
    ///   - version: The version of it that the caller saw.
    ///   - text: Its whole text.
    ///   - reason: Why it is changed.
    package init(_ record: Identifier<Subject>, seen version: Int32, _ text: Subject, reason: String) {
        self.record = record
        self.version = version
        self.text = text
        self.reason = reason
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> RecordLine<Subject> {
        let loading = LockedRecord<Subject>.Loading(record, in: batch)
        let documents = CitedOfficialDocuments(Array(text.officialDocuments), in: batch)
        return { write in
            let locked = try loading.loaded(for: write.account)
            let permission = try Policy.mayKeep(locked.record, write.account, locked.facts)
            try locked.record.checkSeen(version)
            let act = RecordAct(occurredOn: write.account.day, words: reason)
            let amended = try locked.record.amended(text, act, on: write.account.day, permission: permission)
            try documents.check()
            try text.checkUnits(in: locked.facts)
            locked.store(amended, by: act, as: "amended", in: write)
            return RecordLine(amended)
        }
    }
}

/// A record goes on to another state.
package struct MoveRecord<Subject: RecordSubject>: WriteUseCase {
    private let record: Identifier<Subject>
    private let version: Int32
    private let state: Subject.State
    private let act: RecordAct

    /// - Parameters:
    ///   - record: Which.
    ///   - version: The version of it that the caller saw.
    ///   - state: Where to.
    ///   - act: Who does it, when, and what is said with it.
    package init(_ record: Identifier<Subject>, seen version: Int32, to state: Subject.State, by act: RecordAct) {
        self.record = record
        self.version = version
        self.state = state
        self.act = act
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> RecordLine<Subject> {
        let loading = LockedRecord<Subject>.Loading(record, in: batch)
        let documents = CitedOfficialDocuments(Array(Set([act.officialDocument].compactMap(\.self))), in: batch)
        return { write in
            let locked = try loading.loaded(for: write.account)
            let permission = try Policy.mayMove(locked.record, to: state, write.account, locked.facts)
            try locked.record.checkSeen(version)
            let moved = try locked.record.moved(
                to: state,
                act,
                after: locked.since,
                on: write.account.day,
                permission: permission
            )
            try documents.check()
            locked.store(moved, by: act, as: state.rawValue, in: write)
            return RecordLine(moved)
        }
    }
}
