package import Domain
package import Postgres
import Repository

/// A cluster's year goes on to its next state, now or on a day that is recorded later.
package struct MoveClusterSeason: WriteUseCase {
    /// Where to: an agreement moves the year to `signing` and `running`, a handover to `handedOver`.
    package enum Move: String, CaseIterable, Sendable {
        case discussing, submitted, decided, closed
    }

    /// What came of it.
    package struct Receipt: Sendable {
        package let clusterSeason: ClusterSeasonID
        package let state: ClusterSeasonState
        package let version: Int32
    }

    private let clusterSeason: ClusterSeasonID
    private let version: Int32
    private let move: Move
    private let day: Day?
    private let document: OfficialDocumentID?

    /// - Parameters:
    ///   - clusterSeason: The cluster's season.
    ///   - version: The version of it that the caller saw.
    ///   - move: Where to.
    ///   - day: When it was; nil for today.
    ///   - document: By what it was decided; nil for none.
    package init(
        _ clusterSeason: ClusterSeasonID,
        seen version: Int32,
        to move: Move,
        on day: Day?,
        by document: OfficialDocumentID?
    ) {
        self.clusterSeason = clusterSeason
        self.version = version
        self.move = move
        self.day = day
        self.document = document
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Receipt {
        // First, as whoever opens a review: none is opened meanwhile.
        let lock = batch.add(ClusterSeasonStatements.lock(clusterSeason))
        let facts = batch.add(ClusterSeasonFactsStatements.facts(clusterSeason))
        let reviews = batch.add(ReviewStatements.list(clusterSeason))
        let steps = batch.add(YearStepStatements.list(clusterSeason))
        let handover = batch.add(HandoverStatements.handover(clusterSeason))
        return { write in
            guard let facts = try facts.value else { throw Refusal.noClusterSeason }
            let permit = try permission(write.account, facts)
            try lock.value.requireLock()
            guard facts.version == version else { throw Refusal.stale }
            let (today, before) = (write.account.day, try steps.value.last)
            let on = day ?? today
            let step: YearStep
            switch permit {
            case .conduct(let permission):
                step =
                    move == .discussing
                    ? try facts.discussed(on: on, today: today, permission: permission)
                    : try facts.submitted(
                        reviews: try reviews.value.map(\.header),
                        on: on,
                        after: before,
                        today: today,
                        permission: permission
                    )
            case .manage(let permission):
                step =
                    move == .decided
                    ? try facts.decided(on: on, by: document, after: before, today: today, permission: permission)
                    : try facts.closed(
                        on: on,
                        by: document,
                        isHandedOver: try handover.value?.next != nil,
                        after: before,
                        today: today,
                        permission: permission
                    )
            }
            write.take(step, in: facts)
            return Receipt(clusterSeason: facts.id, state: step.state, version: facts.version + 1)
        }
    }

    private enum Permit {
        case conduct(Permission<Act.ConductClusterSeason>)
        case manage(Permission<Act.ManageClusterSeason>)
    }

    private func permission(_ account: ActingAccount, _ facts: ClusterSeasonFacts) throws(Refusal) -> Permit {
        switch move {
        case .discussing, .submitted: .conduct(try Policy.mayConduct(account, facts))
        case .decided, .closed: .manage(try Policy.mayManage(account, facts))
        }
    }
}

extension Write {
    /// Stores a step of a cluster's year, and records it.
    func take(_ step: YearStep, in facts: ClusterSeasonFacts) {
        for statement in YearStepStatements.take(step, identifier(), in: facts, by: account.id, at: instant) {
            add(statement)
        }
        audit(
            .clusterseasonMoved,
            at: facts.place,
            ["clusterSeason": facts.id],
            detail: [
                "from": facts.state.rawValue, "to": step.state.rawValue, "on": step.occurredOn,
                "officialDocument": step.officialDocument,
            ]
        )
    }
}
