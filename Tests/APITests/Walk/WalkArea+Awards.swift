import Postgres
import TestSupport

extension WalkArea {
    /// Awards of the ministry's catalogue that units of province's cluster are proposed for, and their dossiers.
    static let awards = WalkArea(
        table: """
            route                          | stage       | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            GET awards                     | selfScoring | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST awards                    | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 201             | 403     | 403           | 403          | 403       | 403    | 401
            POST award end                 | nominated   | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 200             | 403     | 403           | 403          | 403       | 403    | 401
            GET award-quotas               | selfScoring | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST award-quotas              | nominated   | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 201             | 403     | 403           | 403          | 403       | 403    | 401
            PUT award-quota                | nominated   | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 200             | 403     | 403           | 403          | 403       | 403    | 401
            GET disqualifiers              | nominated   | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST disqualifiers             | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 403           | 403          | 403       | 403    | 401
            POST lifting                   | nominated   | 403       | 403    | 404      | 403   | 404       | 404    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            GET registrations              | nominated   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            PUT registrations              | nominated   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            PUT registration               | nominated   | 200       | 200    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            GET nominations                | nominated   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST nominations               | awardable   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            POST nominations               | selfScoring | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 422       | 422    | 422             | 422             | 403     | 404           | 404          | 404       | 404    | 401
            POST nomination confirmation   | proposed    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST nomination withdrawal     | nominated   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            GET award-targets              | nominated   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            PUT award-targets              | nominated   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            GET board                      | nominated   | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 200     | 403           | 200          | 403       | 403    | 401
            GET award-decisions            | nominated   | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST award-decisions           | nominated   | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 201             | 403     | 403           | 403          | 403       | 403    | 401
            GET award-decision             | decided     | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET honours                    | decided     | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET unit honours               | decided     | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET award-rounds               | selfScoring | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST award-rounds              | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 403           | 403          | 403       | 403    | 401
            PUT award-round                | nominated   | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 403           | 403          | 403       | 403    | 401
            GET dossiers                   | dossier     | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST dossiers                  | nominated   | 201       | 201    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            GET dossier                    | dossier     | 200       | 200    | 404      | 403   | 404       | 404    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            PUT dossier part               | dossier     | 200       | 200    | 404      | 403   | 404       | 404    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST dossier state             | dossier     | 409       | 409    | 404      | 403   | 404       | 404    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST dossier reception         | dossierSent | 403       | 403    | 404      | 403   | 404       | 404    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            """,
        requests: requestsOfCatalogues.merging(requestsOfClusters) { first, _ in first }
            .merging(requestsOfDossiers) { first, _ in first },
        stages: [
            "awardable": Preparation(base: .published) { [award(of: $0)] },
            "nominated": Preparation(base: .published) { kept(by: $0) + [nomination(in: $0, "nominated")] },
            "proposed": Preparation(base: .published) { kept(by: $0) + [nomination(in: $0, "proposed")] },
            "decided": Preparation(base: .published) {
                kept(by: $0) + [nomination(in: $0, "granted")] + decision(of: $0)
            },
            "dossier": Preparation(base: .published) {
                kept(by: $0) + [nomination(in: $0, "nominated"), dossier(of: $0, "preparing")]
            },
            "dossierSent": Preparation(base: .published) {
                kept(by: $0) + [nomination(in: $0, "nominated"), dossier(of: $0, "sent")]
            },
        ]
    )

    private static let requestsOfCatalogues: [String: Asked] = [
        "GET awards": Asked(operation: "GET /api/v1/awards"),
        "POST awards": Asked(
            operation: "POST /api/v1/awards",
            body: #"""
                {"managingUnit":"{ministry}","code":"{code}","name":"Cờ","kind":"title","recipient":"collective","level":"Bộ","basis":"Luật","from":"2026-01-01"}
                """#
        ),
        "POST award end": Asked(operation: "POST /api/v1/awards/{award}/end", body: #"{"on":"2099-01-01"}"#),
        "GET award-quotas": Asked(operation: "GET /api/v1/award-quotas", query: "?season={season}"),
        "POST award-quotas": Asked(
            operation: "POST /api/v1/award-quotas",
            body: #"""
                {"award":"{award}","season":"{season}","managingUnit":"{ministry}","clustersOf":"{province}","base":"leads","numerator":1,"denominator":5,"rounding":"floor","enforcement":"hard","basis":"NĐ 91"}
                """#
        ),
        "PUT award-quota": Asked(
            operation: "PUT /api/v1/award-quotas/{quota}",
            body:
                #"{"base":"units","numerator":1,"denominator":2,"rounding":"floor","enforcement":"warn","basis":"x"}"#,
            ifMatch: ["nominated": #""1""#]
        ),
        "GET disqualifiers": Asked(operation: "GET /api/v1/disqualifiers"),
        "POST disqualifiers": Asked(
            operation: "POST /api/v1/disqualifiers",
            body: #"{"managingUnit":"{province}","unit":"{unit}","kind":"x","reason":"y","from":"2026-01-01"}"#
        ),
        "POST lifting": Asked(
            operation: "POST /api/v1/disqualifiers/{disqualifier}/lifting",
            body: #"{"on":"2099-01-02","reason":"Xong"}"#,
            ifMatch: ["nominated": #""1""#]
        ),
        "GET board": Asked(operation: "GET /api/v1/awards/board", query: "?season={season}&award={award}"),
        "GET award-decisions": Asked(operation: "GET /api/v1/award-decisions", query: "?season={season}"),
        "POST award-decisions": Asked(
            operation: "POST /api/v1/award-decisions",
            body: #"""
                {"managingUnit":"{ministry}","season":"{season}","number":"12/QĐ","decidedOn":"2026-01-01","signer":{"name":"Nguyễn Văn A"},"nominations":[{"nomination":"{nomination}","granted":true}]}
                """#
        ),
        "GET award-decision": Asked(operation: "GET /api/v1/award-decisions/{decision}"),
        "GET honours": Asked(operation: "GET /api/v1/honours"),
        "GET unit honours": Asked(operation: "GET /api/v1/units/{unit}/honours"),
    ]

    private static let clusterSeason = "/api/v1/cluster-seasons/{clusterSeason}"

    private static let requestsOfClusters: [String: Asked] = [
        "GET registrations": Asked(operation: "GET \(clusterSeason)/registrations"),
        "PUT registrations": Asked(
            operation: "PUT \(clusterSeason)/registrations",
            body: #"{"lastDay":"2026-03-31"}"#,
            ifMatch: ["nominated": #""0""#]
        ),
        "PUT registration": Asked(
            operation: "PUT \(clusterSeason)/registrations/{unit}",
            body: #"{"awards":["{award}"]}"#,
            ifMatch: ["nominated": #""0""#]
        ),
        "GET nominations": Asked(operation: "GET \(clusterSeason)/nominations"),
        "POST nominations": Asked(
            operation: "POST \(clusterSeason)/nominations",
            body: #"{"unit":"{unit}","award":"{award}","review":"{review}","publication":1}"#
        ),
        "POST nomination confirmation": Asked(
            operation: "POST \(clusterSeason)/nominations/{nomination}/confirmation",
            ifMatch: ["proposed": #""1""#]
        ),
        "POST nomination withdrawal": Asked(
            operation: "POST \(clusterSeason)/nominations/{nomination}/withdrawal",
            body: #"{"reason":"Hội nghị thống nhất"}"#,
            ifMatch: ["nominated": #""1""#]
        ),
        "GET award-targets": Asked(operation: "GET \(clusterSeason)/award-targets"),
        "PUT award-targets": Asked(
            operation: "PUT \(clusterSeason)/award-targets",
            body: #"{"agreement":"1 Cờ","targets":[{"award":"CO","count":1}]}"#,
            ifMatch: ["nominated": #""0""#]
        ),
    ]

    private static let parts = #"[{"code":"A","title":"Tờ trình","isRequired":true}]"#

    private static let requestsOfDossiers: [String: Asked] = [
        "GET award-rounds": Asked(operation: "GET /api/v1/award-rounds", query: "?season={season}"),
        "POST award-rounds": Asked(
            operation: "POST /api/v1/award-rounds",
            body:
                #"{"season":"{season}","managingUnit":"{province}","name":"Đợt 2","dueOn":"2026-12-05","parts":\#(parts)}"#
        ),
        "PUT award-round": Asked(
            operation: "PUT /api/v1/award-rounds/{round}",
            body: #"{"name":"Đợt 3","dueOn":"2026-12-05","parts":\#(parts)}"#,
            ifMatch: ["nominated": #""1""#]
        ),
        "GET dossiers": Asked(operation: "GET /api/v1/dossiers", query: "?round={round}"),
        "POST dossiers": Asked(
            operation: "POST \(clusterSeason)/dossiers",
            body: #"{"nomination":"{nomination}","round":"{round}"}"#
        ),
        "GET dossier": Asked(operation: "GET \(clusterSeason)/dossiers/{dossier}"),
        "PUT dossier part": Asked(
            operation: "PUT \(clusterSeason)/dossiers/{dossier}/parts/{part}",
            body: #"{"state":"present","number":"15/TTr","review":"{review}","publication":1}"#,
            ifMatch: ["dossier": #""1""#]
        ),
        "POST dossier state": Asked(
            operation: "POST \(clusterSeason)/dossiers/{dossier}/state",
            body: #"{"to":"sent"}"#,
            ifMatch: ["dossier": #""1""#]
        ),
        "POST dossier reception": Asked(
            operation: "POST \(clusterSeason)/dossiers/{dossier}/state",
            body: #"{"to":"received"}"#,
            ifMatch: ["dossierSent": #""1""#]
        ),
    ]

    private static func award(of cluster: HandMadeCluster) -> PostgresQuery {
        """
        insert into thidua.award (id, managing_unit_id, code, name, kind, recipient, level, basis, from_day)
        values (
            \(cluster.thing("award")), \(cluster.unit("ministry")), 'CO', 'Cờ', 'title', 'collective', 'Bộ', 'Luật',
            '2020-01-01'
        )
        """
    }

    /// The award, a quota, a round, and what will keep `c` back one day.
    private static func kept(by cluster: HandMadeCluster) -> [PostgresQuery] {
        [
            award(of: cluster),
            """
            insert into thidua.award_quota (
                id, award_id, season_id, managing_unit_id, clusters_of, base, numerator, denominator, rounding, enforcement, basis
            )
            values (
                \(cluster.thing("quota")), \(cluster.thing("award")), \(cluster.season), \(cluster.unit("ministry")),
                \(cluster.unit("province")), 'absolute', 5, 1, 'floor', 'hard', 'Luật'
            )
            """,
            """
            insert into thidua.disqualifier (
                id, managing_unit_id, unit_id, kind, reason, from_day, account_id, recorded_at
            )
            values (
                \(cluster.thing("disqualifier")), \(cluster.unit("province")), \(cluster.unit("c")), 'x', 'y', '2099-01-01',
                \(cluster.account("office province")), now()
            )
            """,
            """
            insert into thidua.award_round (id, season_id, managing_unit_id, name, due_on, parts)
            values (
                \(cluster.thing("round")), \(cluster.season), \(cluster.unit("province")), 'Đợt 1', '2026-12-05',
                jsonb_build_array(jsonb_build_object(
                    'code', \(cluster.thing("part"))::uuid, 'title', 'Tờ trình', 'isRequired', true
                ))
            )
            """,
        ]
    }

    /// `c` proposed by the province's office.
    private static func nomination(in cluster: HandMadeCluster, _ state: String) -> PostgresQuery {
        """
        insert into thidua.nomination (
            id, season_id, cluster_season_id, managing_unit_id, unit_id, award_id, review_id, publication_number,
            publication_sha256, rank, percent, exception_reason, state, account_id, recorded_at
        )
        select \(cluster.thing("nomination")), p.season_id, p.cluster_season_id, p.managing_unit_id, \(cluster.unit("c")),
            \(cluster.thing("award")), p.review_id, p.number, p.document_sha256, 1, 66.6667,
            case when \(state) = 'proposed' then 'x' end, \(state), \(cluster.account("office province")), now()
        from thidua.publication p
        where p.review_id = \(cluster.review)
        """
    }

    private static func decision(of cluster: HandMadeCluster) -> [PostgresQuery] {
        [
            """
            insert into thidua.award_decision (
                id, managing_unit_id, season_id, number, decided_on, signer_name, account_id, recorded_at
            )
            values (
                \(cluster.thing("decision")), \(cluster.unit("ministry")), \(cluster.season), '1/QĐ', '2026-01-01', 'A',
                \(cluster.account("office ministry")), now()
            )
            """,
            """
            insert into thidua.award_result (
                id, decision_id, season_id, managing_unit_id, cluster_season_id, unit_id, award_id, nomination_id, outcome
            )
            values (
                \(cluster.thing("result")), \(cluster.thing("decision")), \(cluster.season), \(cluster.unit("ministry")),
                \(cluster.clusterSeason(of: "c")), \(cluster.unit("c")), \(cluster.thing("award")),
                \(cluster.thing("nomination")), 'granted'
            )
            """,
        ]
    }

    private static func dossier(of cluster: HandMadeCluster, _ state: String) -> PostgresQuery {
        """
        insert into thidua.dossier (
            id, season_id, cluster_season_id, managing_unit_id, unit_id, round_id, nomination_id, state
        )
        select \(cluster.thing("dossier")), n.season_id, n.cluster_season_id, n.managing_unit_id, n.unit_id,
            \(cluster.thing("round")), n.id, \(state)
        from thidua.nomination n
        where n.id = \(cluster.thing("nomination"))
        """
    }
}
