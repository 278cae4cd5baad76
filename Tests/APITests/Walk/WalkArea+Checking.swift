import Foundation
import Postgres
import TestSupport

extension WalkArea {
    /// Who checks whom, and what a unit does with its sheet beside filling it. At `crossChecking` a team of `d` checks `c`, and
    /// one of `c` checks `d`; at `fielded` the unit `e`, which is in no cluster, assesses `I.2`.
    static let checking = WalkArea(
        table: """
            route                   | stage         | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody | officer e
            GET inspection          | crossChecking | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401    | 404
            PUT inspection          | planning      | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            PUT inspection          | assessing     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            GET inspection/proposal | crossChecking | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            GET assessing-bodies    | fielded       | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401    | 404
            PUT assessing-bodies    | assessing     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            PUT assessing-bodies    | explaining    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            GET conflicts           | selfScoring   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401    | 404
            POST conflicts          | selfScoring   | 201       | 201    | 404      | 403   | 201       | 201    | 403       | 403       | 403    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            GET grid                | fielded       | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401    | 200
            POST grid               | fielded       | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401    | 200
            GET matrix              | assessing     | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401    | 404
            GET matrix              | published     | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401    | 404
            GET division            | divided       | 200       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            PUT division            | selfScoring   | 200       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            PUT division            | assessing     | 409       | 409    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            POST division/done      | divided       | 200       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            POST explanations       | explaining    | 201       | 201    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            POST explanations       | assessing     | 409       | 409    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            GET sheet               | crossChecking | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401    | 404
            POST assessment         | crossChecking | 403       | 403    | 404      | 403   | 200       | 200    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            POST acceptance         | crossChecking | 403       | 403    | 404      | 403   | 200       | 200    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            POST return             | crossChecking | 403       | 403    | 404      | 403   | 200       | 200    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401    | 404
            GET sheet               | fielded       | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401    | 404
            GET review              | fielded       | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401    | 404
            """,
        requests: [
            "GET inspection": Asked(operation: "GET /api/v1/reviews/{review}/inspection"),
            "PUT inspection": Asked(
                operation: "PUT /api/v1/reviews/{review}/inspection",
                body: #"{"teams":[{"number":1,"head":"{d}","units":["{d}"],"assigned":["{unit}"]}]}"#,
                ifMatch: ["planning": #""0""#, "assessing": #""0""#]
            ),
            "GET inspection/proposal": Asked(operation: "GET /api/v1/reviews/{review}/inspection/proposal"),
            "GET assessing-bodies": Asked(operation: "GET /api/v1/reviews/{review}/assessing-bodies"),
            "PUT assessing-bodies": Asked(
                operation: "PUT /api/v1/reviews/{review}/assessing-bodies",
                body: #"{"bodies":[{"criterion":"I.2","unit":"{e}"}]}"#,
                ifMatch: ["assessing": #""0""#, "explaining": #""0""#]
            ),
            "GET conflicts": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/conflicts"),
            "POST conflicts": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/conflicts",
                body: #"{"unit":"{unit}","otherUnit":"{d}","reason":"Chung trụ sở"}"#
            ),
            "GET grid": Asked(operation: "GET /api/v1/reviews/{review}/grids/{criterion}"),
            "POST grid": Asked(
                operation: "POST /api/v1/reviews/{review}/grids/{criterion}",
                body: #"""
                    {"rows":[{"unit":"{unit}","criterion":"I.2","kind":"value","result":{"achieved":false},"reason":"sổ","events":1}]}
                    """#
            ),
            "GET matrix": Asked(operation: "GET /api/v1/reviews/{review}/matrix"),
            "GET division": Asked(operation: "GET /api/v1/reviews/{review}/sheets/{unit}/division"),
            "PUT division": Asked(
                operation: "PUT /api/v1/reviews/{review}/sheets/{unit}/division",
                body: #"{"parts":[{"criterion":"I","account":"{account}"}]}"#,
                ifMatch: ["selfScoring": #""0""#, "assessing": #""0""#]
            ),
            "POST division/done": Asked(
                operation: "POST /api/v1/reviews/{review}/sheets/{unit}/division/done",
                body: #"{"criterion":"I","done":true}"#
            ),
            "POST explanations": Asked(
                operation: "POST /api/v1/reviews/{review}/sheets/{unit}/explanations",
                body: #"{"explanations":{"I.1":{"text":"Số liệu đã được xác nhận"}}}"#
            ),
        ],
        stages: [
            "planning": Preparation(base: .selfScoring) { [crossChecked($0)] },
            "crossChecking": Preparation(base: .selfScoring) { cluster in
                [crossChecked(cluster)] + submitted(cluster) + [teams(cluster), moved(cluster)]
            },
            "fielded": Preparation(base: .assessing) { [field($0)] },
            "divided": Preparation(base: .selfScoring) { [division($0)] },
        ]
    )

    private static func crossChecked(_ cluster: HandMadeCluster) -> PostgresQuery {
        "update thidua.review set steps = '{crossChecking,assessing}' where id = \(cluster.review)"
    }

    private static func moved(_ cluster: HandMadeCluster) -> PostgresQuery {
        "update thidua.review set state = 'crossChecking', version = 2 where id = \(cluster.review)"
    }

    /// Every unit has submitted one result.
    private static func submitted(_ cluster: HandMadeCluster) -> [PostgresQuery] {
        [
            "update thidua.sheet set state = 'submitted', version = 2 where review_id = \(cluster.review)",
            """
            insert into thidua.ledger_entry (
                season_id, cluster_season_id, managing_unit_id, review_id, sequence, unit_id, criterion, layer, pass,
                kind, value, account_id, recorded_at
            )
            select s.season_id, s.cluster_season_id, s.managing_unit_id, s.review_id, row_number() over (order by s.unit_id),
                s.unit_id, 'I.2', 'self', 1, 'value', '{"achieved":true}', \(cluster.account("head c")), now()
            from thidua.sheet s
            where s.review_id = \(cluster.review)
            """,
        ]
    }

    private static func teams(_ cluster: HandMadeCluster) -> PostgresQuery {
        let (c, d) = (cluster.unit("c").uuidString.lowercased(), cluster.unit("d").uuidString.lowercased())
        let team = { (number: Int, unit: String, checked: String) in
            #"{"number":\#(number),"head":"\#(unit)","units":["\#(unit)"],"inspectors":[],"assigned":["\#(checked)"]}"#
        }
        return """
            insert into thidua.inspection
            select season_id, cluster_season_id, managing_unit_id, id, \("[\(team(1, d, c)),\(team(2, c, d))]"), 1
            from thidua.review where id = \(cluster.review)
            """
    }

    private static func field(_ cluster: HandMadeCluster) -> PostgresQuery {
        let e = cluster.unit("e")
        let field = #"[{"criterion":"I.2","leaves":["I.2"],"unit":"\#(e.uuidString.lowercased())"}]"#
        return """
            insert into thidua.assessing_body
            select season_id, cluster_season_id, managing_unit_id, id, \(field), array[\(e)]::uuid[], 1
            from thidua.review where id = \(cluster.review)
            """
    }

    private static func division(_ cluster: HandMadeCluster) -> PostgresQuery {
        let account = cluster.account("officer c").uuidString.lowercased()
        return """
            insert into thidua.sheet_division
            values (
                \(cluster.review), \(cluster.unit("c")),
                \(#"[{"criterion":"I","account":"\#(account)","note":null,"done":false}]"#), 1
            )
            """
    }
}
