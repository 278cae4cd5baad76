import Foundation
import Postgres
import TestSupport

extension WalkArea {
    /// Votes of province's cluster, where the heads are on the roll, and a council of the province, where `officer c` is.
    static let votes = WalkArea(
        table: """
            route                 | stage        | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            GET votes             | votePrepared | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST votes            | selfScoring  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            GET vote              | votePrepared | 200       | 200    | 404      | 404   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET vote              | voteOpen     | 200       | 200    | 404      | 404   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            PUT vote              | votePrepared | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            PUT vote              | voteOpen     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            GET roll              | votePrepared | 404       | 404    | 404      | 404   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 404     | 404           | 404          | 404       | 404    | 401
            GET roll              | voteOpen     | 200       | 200    | 404      | 404   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST opening          | votePrepared | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST opening          | voteOpen     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST tallies          | voteOpen     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            POST tallies          | votePrepared | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST closing          | voteSecret   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST closing          | voteOpen     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST cancellation     | voteOpen     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST cancellation     | voteSecret   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST blind-signatures | voteSecret   | 403       | 201    | 404      | 403   | 403       | 201    | 403       | 403       | 201    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST blind-signatures | voteOpen     | 403       | 409    | 404      | 403   | 403       | 409    | 403       | 403       | 409    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            GET ballots           | voteSecret   | 200       | 200    | 404      | 404   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET councils          | council      | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST councils         | selfScoring  | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 403           | 403          | 403       | 403    | 401
            GET council           | council      | 200       | 404    | 404      | 404   | 404       | 404    | 404       | 404       | 404    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            PUT council           | council      | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 403           | 403          | 403       | 403    | 401
            GET council votes     | council      | 200       | 404    | 404      | 404   | 404       | 404    | 404       | 404       | 404    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST council votes    | council      | 403       | 404    | 404      | 403   | 404       | 404    | 404       | 404       | 404    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            """,
        requests: [
            "GET votes": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/votes"),
            "POST votes": Asked(operation: "POST /api/v1/cluster-seasons/{clusterSeason}/votes", body: text),
            "GET vote": Asked(operation: "GET /api/v1/votes/{vote}"),
            "PUT vote": Asked(operation: "PUT /api/v1/votes/{vote}", body: text, ifMatch: first),
            "GET roll": Asked(operation: "GET /api/v1/votes/{vote}/roll"),
            "POST opening": Asked(operation: "POST /api/v1/votes/{vote}/opening", ifMatch: first),
            "POST tallies": Asked(
                operation: "POST /api/v1/votes/{vote}/tallies",
                body: #"{"showOfHands":{"present":4,"for":[3],"against":[1],"abstaining":[0]}}"#,
                ifMatch: first
            ),
            "POST closing": Asked(operation: "POST /api/v1/votes/{vote}/closing", ifMatch: first),
            "POST cancellation": Asked(
                operation: "POST /api/v1/votes/{vote}/cancellation",
                body: #"{"reason":"Thiếu thành viên"}"#,
                ifMatch: first
            ),
            "POST blind-signatures": Asked(
                operation: "POST /api/v1/votes/{vote}/blind-signatures",
                body: #"{"blinded":"\#(String(repeating: "E", count: 341))A"}"#
            ),
            "GET ballots": Asked(operation: "GET /api/v1/votes/{vote}/ballots"),
            "GET councils": Asked(operation: "GET /api/v1/councils"),
            "POST councils": Asked(
                operation: "POST /api/v1/councils",
                body: #"{"managingUnit":"{province}","name":"Hội đồng","members":[]}"#
            ),
            "GET council": Asked(operation: "GET /api/v1/councils/{council}"),
            "PUT council": Asked(
                operation: "PUT /api/v1/councils/{council}",
                body: #"{"name":"Hội đồng","members":[]}"#,
                ifMatch: first
            ),
            "GET council votes": Asked(operation: "GET /api/v1/councils/{council}/votes"),
            "POST council votes": Asked(operation: "POST /api/v1/councils/{council}/votes", body: text),
        ],
        stages: [
            "votePrepared": Preparation(base: .selfScoring) { [vote("showOfHands", in: $0)] },
            "voteOpen": Preparation(base: .selfScoring) { [vote("showOfHands", in: $0), opening(in: $0)] },
            "voteSecret": Preparation(base: .selfScoring) { cluster in
                let modulus = [UInt8](repeating: 255, count: 256)
                return [
                    vote("secret", in: cluster),
                    "select set_config('thidua.scope', auth.issue_scope(\(cluster.secret(of: "officer a"))), true)",
                    "select auth.open_ballots(\(cluster.thing("vote")), \(modulus), '\\x03', 1, 1, 3)",
                    opening(in: cluster),
                ]
            },
            "council": Preparation(base: .selfScoring) { cluster in
                [
                    """
                    insert into thidua.council (id, managing_unit_id, name)
                    values (\(cluster.thing("council")), \(cluster.unit("province")), 'Hội đồng')
                    """,
                    """
                    insert into thidua.council_member (council_id, account_id, from_day)
                    values (\(cluster.thing("council")), \(cluster.account("officer c")), '2020-01-01')
                    """,
                ]
            },
        ]
    )

    private static let first = ["votePrepared", "voteOpen", "voteSecret", "council"]
        .reduce(into: [:]) { $0[$1] = #""1""# }

    private static let text = document("showOfHands")

    private static func document(_ method: String) -> String {
        #"{"method":"\#(method)","options":[{"words":"Đồng ý"}],"rule":{"comparison":"atLeast","#
            + #""denominator":"members","seats":1,"threshold":"1/2"},"subject":{"kind":"question"},"title":"Biểu quyết"}"#
    }

    private static func vote(_ method: String, in cluster: HandMadeCluster) -> PostgresQuery {
        """
        insert into thidua.vote (
            id, season_id, cluster_season_id, managing_unit_id, document, title, method, subject_kind
        )
        values (
            \(cluster.thing("vote")), \(cluster.season), \(cluster.clusterSeason(of: "c")), \(cluster.unit("province")),
            \(Array(document(method).utf8)), 'Biểu quyết', \(method), 'question'
        )
        """
    }

    /// Opens it with the heads on the roll.
    private static func opening(in cluster: HandMadeCluster) -> PostgresQuery {
        let voters = ["a", "b", "c", "d"].map { name in
            (cluster.unit(name).uuidString.lowercased(), cluster.account("head \(name)").uuidString.lowercased())
        }
        let members = voters.sorted { $0.0 < $1.0 }
            .map { #"{"account":"\#($0.1)","unit":"\#($0.0)"}"# }.joined(separator: ",")
        let roll =
            #"{"council":null,"vote":"\#(cluster.thing("vote").uuidString.lowercased())","voters":[\#(members)]}"#
        return """
            update thidua.vote set state = 'open', roll = \(Array(roll.utf8)) where id = \(cluster.thing("vote"))
            """
    }
}
