package import Domain
package import Postgres
import Repository

/// The lead or the office says until when units register.
package struct SetRegistrationDeadline: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let version: Int32
    private let day: Day

    /// - Parameters:
    ///   - clusterSeason: Whose units register.
    ///   - version: The version of the deadline that the caller saw, 0 for none.
    ///   - day: The last day.
    package init(_ clusterSeason: ClusterSeasonID, seen version: Int32, _ day: Day) {
        self.clusterSeason = clusterSeason
        self.version = version
        self.day = day
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Int32 {
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let deadline = batch.add(RegistrationStatements.deadline(clusterSeason))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            _ = try Policy.mayConduct(write.account, facts)
            guard try deadline.value?.version ?? 0 == version else { throw Refusal.stale }
            write.add(RegistrationStatements.store(deadline: day, at: facts.place, after: version))
            write.audit(
                .registrationDeadlineSet,
                at: facts.place,
                ["clusterSeason": facts.id],
                detail: ["lastDay": day]
            )
            return version + 1
        }
    }
}

/// A unit registers the awards that it means to win.
package struct RegisterTitles: WriteUseCase {
    private let clusterSeason: ClusterSeasonID
    private let unit: UnitID
    private let version: Int32
    private let awards: [AwardID]

    /// - Parameters:
    ///   - clusterSeason: Where the unit is a member.
    ///   - unit: The unit.
    ///   - version: The version of its registration that the caller saw, 0 for none.
    ///   - awards: What it means to win; none to take its registration back.
    package init(_ clusterSeason: ClusterSeasonID, _ unit: UnitID, seen version: Int32, _ awards: [AwardID]) {
        self.clusterSeason = clusterSeason
        self.unit = unit
        self.version = version
        self.awards = awards
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Int32 {
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let deadline = batch.add(RegistrationStatements.deadline(clusterSeason))
        let all = batch.add(RegistrationStatements.list(clusterSeason))
        let found = batch.add(AwardStatements.awards(awards, for: clusterSeason))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            let permission = try Policy.mayRegister(write.account, facts, for: unit)
            guard try all.value.first(where: { $0.unit == unit })?.version ?? 0 == version else {
                throw Refusal.stale
            }
            try TitleRegistration.check(
                awards,
                among: found.value,
                until: deadline.value?.day,
                on: write.account.day,
                permission: permission
            )
            write.add(
                RegistrationStatements.store(
                    awards,
                    of: unit,
                    at: facts.place,
                    after: version,
                    by: write.account.id,
                    at: write.instant
                )
            )
            write.audit(
                .titlesRegistered,
                at: facts.place,
                ["clusterSeason": facts.id, "unit": unit],
                detail: ["awards": awards.map(\.description).joined(separator: " ")]
            )
            return version + 1
        }
    }
}
