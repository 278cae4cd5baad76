import Postgres
import TestSupport

extension WalkArea {
    /// A conference of province's cluster, which `c` is to report to, its task and the points that it settled.
    static let conferences = WalkArea(
        table: """
            route                  | stage                | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            GET conferences        | held conference      | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET conference         | held conference      | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST conferences       | selfScoring          | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            PUT conference         | held conference      | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            PUT conference         | concluded conference | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST conference state  | held conference      | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST conference state  | planned conference   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            PUT participation      | planned conference   | 200       | 200    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            PUT participation      | held conference      | 409       | 409    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            GET tasks              | concluded conference | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST follow-up         | concluded conference | 201       | 201    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            POST conference-points | settling conference  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            POST conference-points | held conference      | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            """,
        requests: [
            "GET conferences": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/conferences"),
            "GET conference": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/conferences/{conference}"),
            "POST conferences": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/conferences",
                body: record
            ),
            "PUT conference": Asked(
                operation: "PUT /api/v1/cluster-seasons/{clusterSeason}/conferences/{conference}",
                body: record,
                ifMatch: ["held conference": #""1""#, "concluded conference": #""1""#]
            ),
            "POST conference state": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/conferences/{conference}/state",
                body: #"{"to":"concluded","conclusions":[{"text":"Hội thao","owner":"lead","due":"2026-09-30"}]}"#,
                ifMatch: ["held conference": #""1""#, "planned conference": #""1""#]
            ),
            "PUT participation": Asked(
                operation: "PUT /api/v1/cluster-seasons/{clusterSeason}/conferences/{conference}/units/{unit}",
                body: #"{"version":0,"attendance":{"kind":"head"},"proposals":["Tăng giao lưu"]}"#
            ),
            "GET tasks": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/tasks"),
            "POST follow-up": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/tasks/{task}/follow-ups",
                body: #"{"state":"done","words":"Đã xong"}"#
            ),
            "POST conference-points": Asked(
                operation: "POST /api/v1/reviews/{review}/sheets/{unit}/conference-points",
                body: #"{"conference":"{conference}","findings":{"I.1":\#(finding)}}"#,
                ifMatch: ["settling conference": #""2.0.3""#, "held conference": #""1.0.0""#]
            ),
        ],
        stages: [
            "planned conference": Preparation(base: .selfScoring) { conference($0, "planned") },
            "held conference": Preparation(base: .selfScoring) { conference($0, "held") },
            "settling conference": Preparation(base: .appraising) { conference($0, "held") },
            "concluded conference": Preparation(base: .selfScoring) { cluster in
                conference(cluster, "concluded") + [
                    """
                    insert into thidua.task (
                        season_id, cluster_season_id, managing_unit_id, id, conference_id, number, text, owner, unit_id, due
                    )
                    values (
                        \(cluster.season), \(cluster.clusterSeason(of: "c")), \(cluster.office(of: "c")),
                        \(cluster.thing("task")), \(cluster.thing("conference")), 1, 'Hội thao', 'unit',
                        \(cluster.unit("c")), '2026-09-30'
                    )
                    """
                ]
            },
        ]
    )

    private static let finding = #"{"kind":"awarded","result":{"awarded":6},"reason":"Hội nghị thống nhất"}"#
    private static let record = #"{"kind":"midYear","title":"Sơ kết","day":"2026-07-11","host":"{b}"}"#

    /// A conference in a state.
    private static func conference(_ cluster: HandMadeCluster, _ state: String) -> [PostgresQuery] {
        [
            """
            insert into thidua.conference (
                id, season_id, cluster_season_id, managing_unit_id, kind, title, day, record, state, held_on, concluded_on
            )
            values (
                \(cluster.thing("conference")), \(cluster.season), \(cluster.clusterSeason(of: "c")),
                \(cluster.office(of: "c")), 'midYear', 'Sơ kết', '2026-01-05',
                convert_to('{"day":"2026-01-05","kind":"midYear","title":"Sơ kết"}', 'UTF8'), \(state),
                case when \(state) in ('held', 'concluded') then date '2026-01-05' end,
                case when \(state) = 'concluded' then date '2026-01-06' end
            )
            """
        ]
    }
}
