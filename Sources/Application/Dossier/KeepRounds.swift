package import Domain
package import Postgres
import Repository

/// An office opens a round of awards.
package struct AddRound: WriteUseCase {
    private let season: SeasonID
    private let managingUnit: UnitID
    private let name: String
    private let dueOn: Day
    private let parts: RoundParts

    /// - Parameters:
    ///   - season: The season.
    ///   - managingUnit: Whose office opens it.
    ///   - name: Unique among the unit's in the season.
    ///   - dueOn: Until when dossiers are to be sent.
    ///   - parts: What they consist of.
    package init(
        in season: SeasonID,
        by managingUnit: UnitID,
        name: String,
        dueOn: Day,
        _ parts: RoundParts
    ) {
        self.season = season
        self.managingUnit = managingUnit
        self.name = name
        self.dueOn = dueOn
        self.parts = parts
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> AwardRound {
        let unit = batch.add(UnitStatements.facts(of: managingUnit))
        return { write in
            guard let unit = try unit.value else { throw Refusal.unknownUnits([managingUnit]) }
            let permission = try Policy.mayKeepAwards(write.account, of: managingUnit, unit.chain)
            let round = AwardRound(
                id: write.identifier(),
                season: season,
                managingUnit: managingUnit,
                name: name,
                dueOn: dueOn,
                parts: parts
            )
            try round.check(permission: permission)
            write.add(AwardRoundStatements.add(round))
            write.audit(
                .roundOpened,
                at: Place(season: season, managingUnit: managingUnit),
                ["round": round.id],
                detail: ["name": name, "dueOn": dueOn]
            )
            return round
        }
    }
}

/// An office changes a round of awards.
package struct ChangeRound: WriteUseCase {
    private let round: AwardRoundID
    private let version: Int32
    private let name: String
    private let dueOn: Day
    private let parts: RoundParts

    /// - Parameters:
    ///   - round: The round.
    ///   - version: The version of it that the caller saw.
    ///   - name: Its name.
    ///   - dueOn: Until when dossiers are to be sent.
    ///   - parts: What they consist of; the same once there is one.
    package init(_ round: AwardRoundID, seen version: Int32, name: String, dueOn: Day, _ parts: RoundParts) {
        self.round = round
        self.version = version
        self.name = name
        self.dueOn = dueOn
        self.parts = parts
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> AwardRound {
        let found = batch.add(AwardRoundStatements.round(round))
        let isUsed = batch.add(AwardRoundStatements.isUsed(round))
        let chain = batch.add(AwardStatements.managingChain(of: .round(round)))
        return { write in
            guard let found = try found.value else { throw Refusal.noRound }
            let permission = try Policy.mayKeepAwards(write.account, of: found.managingUnit, chain.value)
            let changed = try found.changed(
                name: name,
                dueOn: dueOn,
                parts: parts,
                seen: version,
                isUsed: isUsed.value,
                permission: permission
            )
            write.add(AwardRoundStatements.store(changed))
            write.audit(
                .roundChanged,
                at: Place(season: changed.season, managingUnit: changed.managingUnit),
                ["round": round],
                detail: ["name": name, "dueOn": dueOn]
            )
            return changed
        }
    }
}
