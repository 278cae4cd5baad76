package import Domain
package import Postgres
import Repository

/// A unit says something of itself in a record, or somebody says it for the unit.
package struct EnterInRecord<Subject: RecordSubject>: WriteUseCase {
    private let record: Identifier<Subject>
    private let entry: UnitEntry

    /// - Parameters:
    ///   - record: Where.
    ///   - entry: What is said.
    package init(_ record: Identifier<Subject>, _ entry: UnitEntry) {
        self.record = record
        self.entry = entry
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Identifier<UnitEntry> {
        let loading = LockedRecord<Subject>.Loading(record, isLocked: false, in: batch)
        let unit = batch.add(UnitStatements.facts(of: entry.unit))
        let hasJoined = batch.add(UnitEntryStatements<Subject>.hasJoined(entry.unit, in: record))
        return { write in
            let locked = try loading.loaded(for: write.account)
            guard let unit = try unit.value else { throw Refusal.unknownUnits([entry.unit]) }
            let permission = try Policy.mayEnter(in: locked.record, for: unit, write.account, locked.facts)
            try locked.record.check(
                entry,
                hasJoined: try hasJoined.value,
                on: write.account.day,
                permission: permission
            )
            let id: Identifier<UnitEntry> = write.identifier()
            write.add(
                UnitEntryStatements<Subject>.append(
                    entry,
                    id,
                    to: locked.record,
                    by: write.account.id,
                    at: write.instant
                )
            )
            locked.record.audit(
                entry.kind.rawValue,
                for: entry.unit,
                detail: ["occurredOn": entry.occurredOn, "persons": entry.persons],
                in: write
            )
            return id
        }
    }
}
