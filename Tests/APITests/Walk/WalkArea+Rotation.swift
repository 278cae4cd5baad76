import Postgres
import TestSupport

extension WalkArea {
    /// How the year of province's cluster ends: its states, that `c` is to lead next and takes over from `a`; and what becomes
    /// of `c` when `e` takes it over.
    static let rotation = WalkArea(
        table: """
            route                      | stage              | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            GET year                   | selfScoring        | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST year                  | selfScoring        | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST year decided          | submitted year     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST year decided          | selfScoring        | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            GET rotation               | selfScoring        | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST rotation              | selfScoring        | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            POST rotation              | proposed rotation  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST election              | proposed rotation  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST confirmation          | elected rotation   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST confirmation          | proposed rotation  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            GET handover               | written handover   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET handover               | selfScoring        | 404       | 404    | 404      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 404     | 404           | 404          | 404       | 404    | 401
            POST handover              | selfScoring        | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            PUT handover               | written handover   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST handover confirmation | written handover   | 403       | 201    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST completion            | confirmed handover | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            POST completion            | written handover   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST succession            | selfScoring        | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 200           | 403          | 403       | 403    | 401
            POST successors            | succeeded unit     | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 403           | 403          | 403       | 403    | 401
            POST successors            | selfScoring        | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 409             | 409             | 403     | 403           | 403          | 403       | 403    | 401
            """,
        requests: [
            "GET year": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/state"),
            "POST year": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/state",
                body: #"{"to":"discussing"}"#,
                ifMatch: ["selfScoring": #""1""#]
            ),
            "POST year decided": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/state",
                body: #"{"to":"decided"}"#,
                ifMatch: ["selfScoring": #""1""#, "submitted year": #""1""#]
            ),
            "GET rotation": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/rotation"),
            "POST rotation": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/rotation",
                body: #"{"role":"lead","unit":"{unit}","reason":"Luân phiên"}"#
            ),
            "POST election": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/rotation/{rotation}/state",
                body: #"{"to":"elected","how":"Nhất trí"}"#,
                ifMatch: ["proposed rotation": #""1""#]
            ),
            "POST confirmation": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/rotation/{rotation}/state",
                body: #"{"to":"confirmed"}"#,
                ifMatch: ["proposed rotation": #""1""#, "elected rotation": #""1""#]
            ),
            "GET handover": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/handover"),
            "POST handover": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/handover",
                body: record
            ),
            "PUT handover": Asked(
                operation: "PUT /api/v1/cluster-seasons/{clusterSeason}/handover",
                body: record,
                ifMatch: ["written handover": #""1""#]
            ),
            "POST handover confirmation": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/handover/confirmations",
                body: #"{"side":"receiving"}"#,
                ifMatch: ["written handover": #""1""#]
            ),
            "POST completion": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/handover/completion",
                body: #"{"season":"{nextSeason}"}"#,
                ifMatch: ["written handover": #""1""#, "confirmed handover": #""1""#]
            ),
            "POST succession": Asked(
                operation: "POST /api/v1/units/{unit}/succession",
                body: #"{"successors":["{e}"],"on":"2030-01-01"}"#,
                ifMatch: ["selfScoring": #""1""#]
            ),
            "POST successors": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/successors",
                body: "{}",
                ifMatch: ["selfScoring": #""1""#, "succeeded unit": #""2""#]
            ),
        ],
        stages: [
            "submitted year": Preparation(base: .selfScoring) { [move($0, to: "submitted")] },
            "proposed rotation": Preparation(base: .selfScoring) { [proposal($0, "proposed")] },
            "elected rotation": Preparation(base: .selfScoring) { [proposal($0, "elected")] },
            "written handover": Preparation(base: .selfScoring) { [handover($0)] },
            "confirmed handover": Preparation(base: .selfScoring) { cluster in
                [
                    move(cluster, to: "submitted"), proposal(cluster, "confirmed"), handover(cluster),
                    confirmation(cluster, "giving", of: "a"), confirmation(cluster, "receiving", of: "c"),
                ]
            },
            "succeeded unit": Preparation(base: .selfScoring) { cluster in
                [
                    """
                    insert into thidua.unit_succession (predecessor_id, successor_id, day)
                    values (\(cluster.unit("c")), \(cluster.unit("e")), '2030-01-01')
                    """,
                    "update thidua.unit set to_day = '2030-01-01' where id = \(cluster.unit("c"))",
                ]
            },
        ]
    )

    private static let record = #"{"giving":"{a}","receiving":"{unit}","day":"2026-01-10"}"#

    private static func move(_ cluster: HandMadeCluster, to state: String) -> PostgresQuery {
        "update thidua.cluster_season set state = \(state) where id = \(cluster.clusterSeason(of: "c"))"
    }

    private static func proposal(_ cluster: HandMadeCluster, _ state: String) -> PostgresQuery {
        """
        insert into thidua.rotation (
            id, season_id, cluster_season_id, managing_unit_id, role, unit_id, state, reason, elected_on, how, confirmed_on
        )
        values (
            \(cluster.thing("rotation")), \(cluster.season), \(cluster.clusterSeason(of: "c")), \(cluster.office(of: "c")),
            'lead', \(cluster.unit("c")), \(state), 'Luân phiên',
            case when \(state) <> 'proposed' then date '2026-01-05' end,
            case when \(state) <> 'proposed' then 'Nhất trí' end,
            case when \(state) = 'confirmed' then date '2026-01-06' end
        )
        """
    }

    private static func handover(_ cluster: HandMadeCluster) -> PostgresQuery {
        """
        insert into thidua.handover (
            cluster_season_id, season_id, managing_unit_id, giving_unit_id, receiving_unit_id, day, record
        )
        values (
            \(cluster.clusterSeason(of: "c")), \(cluster.season), \(cluster.office(of: "c")), \(cluster.unit("a")),
            \(cluster.unit("c")), '2026-01-10',
            convert_to(
                '{"day":"2026-01-10","giving":"' || \(cluster.unit("a"))::text || '","receiving":"'
                    || \(cluster.unit("c"))::text || '"}',
                'UTF8'
            )
        )
        """
    }

    private static func confirmation(_ cluster: HandMadeCluster, _ side: String, of unit: String) -> PostgresQuery {
        """
        insert into thidua.handover_confirmation
        values (
            \(cluster.season), \(cluster.clusterSeason(of: "c")), \(cluster.office(of: "c")), \(side),
            \(cluster.unit(unit)), 1, 'paper', 'Nguyễn Văn A', null, null, '2026-01-10',
            \(cluster.account("office province")), now()
        )
        """
    }
}
