import Postgres
import TestSupport

/// A part of the policy table: who gets what from which routes, and what these are asked with.
///
/// A new area is a file of its own beside this one, and a name in `all`.
struct WalkArea: Sendable {
    /// What is asked, how far things are, and each account's status.
    let table: String
    /// By what the table calls them. No two areas call a request the same.
    let requests: [String: Asked]
    /// The stages that it has beside `HandMadeCluster.Stage`, by name.
    var stages: [String: Preparation] = [:]

    /// What a route is asked with. What stands in braces is filled in: ids of the cluster, and of what the stage has made, by
    /// the name that it was made with.
    struct Asked: Sendable {
        /// Method and path as `/openapi.json` has them.
        let operation: String
        /// The parameters that it cannot be asked without.
        var query = ""
        var body: String?
        var contentType = "application/json"
        /// By stage.
        var ifMatch: [String: String] = [:]
    }

    /// What a stage has beside one that all areas know.
    struct Preparation: Sendable {
        let base: HandMadeCluster.Stage
        /// What is stored, by hand. Ids of new things come from `HandMadeCluster.thing`.
        let statements: @Sendable (HandMadeCluster) -> [PostgresQuery]
    }

    static let all: [WalkArea] = [
        .reviews,
        .checking,
        .records,
        .agreements,
        .votes,
        .awards,
        .conferences,
        .rotation,
        .files,
        .organisation,
        .accounts,
        .events,
    ]

    static let requests: [String: Asked] = all.reduce(into: [:]) { requests, area in
        requests.merge(area.requests) { first, second in
            preconditionFailure("\(first.operation) and \(second.operation) are called the same")
        }
    }

    private static let stages: [String: Preparation] = all.reduce(into: [:]) { stages, area in
        stages.merge(area.stages) { _, _ in preconditionFailure("two stages are called the same") }
    }

    /// A cluster at a stage.
    static func cluster(at stage: String) async throws -> HandMadeCluster {
        let base = stages[stage]?.base ?? HandMadeCluster.Stage(rawValue: stage)
        guard let base else { preconditionFailure("no stage is called \(stage)") }
        let cluster = try await HandMadeCluster(steps: base.steps)
        try await cluster.bring(to: base)
        if let own = stages[stage] { try await cluster.store(own.statements(cluster)) }
        return cluster
    }
}
