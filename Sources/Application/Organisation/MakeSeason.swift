package import Domain
package import Postgres
import Repository

/// A season is made for the whole ministry.
package struct MakeSeason: WriteUseCase {
    private let kind: SeasonKind
    private let name: String
    private let from: Day
    private let to: Day

    /// - Parameters:
    ///   - kind: What it goes by.
    ///   - name: Unique among those of its kind.
    ///   - from: Its first day.
    ///   - to: The first day after it.
    package init(_ kind: SeasonKind, name: String, from: Day, to: Day) {
        self.kind = kind
        self.name = name
        self.from = from
        self.to = to
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Season {
        let top = batch.add(UnitStatements.top)
        return { write in
            let permission = try Policy.mayMakeSeason(write.account, top: try top.value)
            let season = try Season.made(write.identifier(), kind: kind, name: name, from: from, to: to)
            write.add(SeasonStatements.add(season))
            write.audit(
                .seasonCreated,
                at: Place(season: season.id, managingUnit: permission.act.top),
                ["season": season.id],
                detail: ["kind": kind.rawValue, "name": name, "from": from, "to": to]
            )
            return season
        }
    }
}
