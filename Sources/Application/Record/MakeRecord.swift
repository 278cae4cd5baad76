package import Domain
package import Postgres
import Repository

/// A record is begun: of a cluster's season, of a unit in it, or of a managing unit.
package struct MakeRecord<Subject: RecordSubject>: WriteUseCase {
    /// Where a record is to belong.
    package enum Home: Sendable {
        case clusterSeason(ClusterSeasonID)
        case managingUnit(UnitID)
    }

    private let home: Home
    private let unit: UnitID?
    private let follows: Identifier<Subject>?
    private let text: Subject
    private let act: RecordAct?

    /// - Parameters:
    ///   - text: What it says so far.
    ///   - home: Where it belongs.
    ///   - unit: Whose it is; nil for the cluster's or the managing unit's.
    ///   - follows: What it answers to; nil for nothing.
    ///   - act: By whom and when it was begun; nil for by whoever asks, on this day.
    package init(
        _ text: Subject,
        at home: Home,
        of unit: UnitID? = nil,
        follows: Identifier<Subject>? = nil,
        by act: RecordAct? = nil
    ) {
        self.text = text
        self.home = home
        self.unit = unit
        self.follows = follows
        self.act = act
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> RecordLine<Subject> {
        let (facts, place) = load(batch)
        let isFollowedThere = batch.add(RecordStatements<Subject>.isThere(follows))
        let documents = CitedOfficialDocuments(Array(text.officialDocuments), in: batch)
        return { write in
            let facts = try facts()
            let permission = try Policy.mayMake(Subject.self, write.account, facts, at: try place(), of: unit)
            guard try isFollowedThere.value else { throw Refusal.unknownMovement }
            try documents.check()
            try text.checkUnits(in: facts)
            let act = act ?? RecordAct(occurredOn: write.account.day)
            let record = try Record.made(
                write.identifier(),
                text,
                follows: follows,
                by: act,
                on: write.account.day,
                permission: permission
            )
            write.add(RecordStatements.add(record, searchKey: text.searchKey))
            if Subject.beginsByAct {
                write.add(RecordActStatements.append(act, to: record, by: write.account.id, at: write.instant))
            }
            record.audit("made", detail: ["title": text.title, "occurredOn": act.occurredOn], in: write)
            return RecordLine(record)
        }
    }

    private func load(_ batch: PostgresBatch) -> (facts: () throws -> RecordFacts, place: () throws -> Place) {
        switch home {
        case .clusterSeason(let id):
            let found = batch.add(ClusterSeasonFactsStatements.facts(id))
            let cluster = {
                guard let facts = try found.value else { throw Refusal.noClusterSeason }
                return facts
            }
            return (
                { RecordFacts(cluster: try cluster(), managingChain: try cluster().managingChain) },
                { try cluster().place }
            )
        case .managingUnit(let id):
            let found = batch.add(UnitStatements.facts(of: id))
            return (
                {
                    guard let facts = try found.value else { throw Refusal.unknownUnits([id]) }
                    return RecordFacts(cluster: nil, managingChain: facts.chain)
                }, { Place(managingUnit: id) }
            )
        }
    }
}
