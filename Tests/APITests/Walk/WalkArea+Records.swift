import Postgres
import TestSupport

extension WalkArea {
    /// Movements and activities of province's cluster, exemplars and practices of `c`.
    static let records = WalkArea(
        table: """
            route                          | stage           | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            GET movements                  | recordsDrafted  | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST movements                 | selfScoring     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            GET movement                   | recordsDrafted  | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            PUT movement                   | recordsDrafted  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            PUT movement                   | recordsUnderWay | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST movement state            | recordsDrafted  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST movement amendment        | recordsUnderWay | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            GET movement entries           | recordsUnderWay | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST movement entry            | recordsUnderWay | 201       | 201    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            GET activities                 | recordsDrafted  | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST activities                | selfScoring     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            GET activity                   | recordsDrafted  | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            PUT activity                   | recordsDrafted  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST activity state            | recordsDrafted  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST activity amendment        | recordsUnderWay | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            GET activity entries           | recordsUnderWay | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST activity entry            | recordsUnderWay | 201       | 201    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            GET activity summary           | recordsUnderWay | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET exemplars                  | recordsDrafted  | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST exemplars                 | selfScoring     | 201       | 201    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            GET exemplar                   | recordsDrafted  | 200       | 200    | 404      | 403   | 404       | 404    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            PUT exemplar                   | recordsDrafted  | 200       | 200    | 404      | 403   | 404       | 404    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST exemplar state            | recordsUnderWay | 403       | 403    | 404      | 403   | 404       | 404    | 200       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            GET practices                  | recordsDrafted  | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST practices                 | selfScoring     | 201       | 201    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            GET practice                   | recordsDrafted  | 200       | 200    | 404      | 403   | 404       | 404    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET practice                   | recordsUnderWay | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            PUT practice                   | recordsDrafted  | 200       | 200    | 404      | 403   | 404       | 404    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST practice state            | recordsDrafted  | 200       | 200    | 404      | 403   | 404       | 404    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST practice amendment        | recordsUnderWay | 200       | 200    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 403           | 403          | 403       | 403    | 401
            GET uptakes                    | recordsUnderWay | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST uptake                    | recordsUnderWay | 403       | 403    | 403      | 403   | 201       | 201    | 403       | 403       | 403    | 403             | 403             | 403     | 403           | 403          | 403       | 403    | 401
            """,
        requests: [
            "GET movements": Asked(
                operation: "GET /api/v1/movements"
            ),
            "POST movements": Asked(
                operation: "POST /api/v1/movements",
                body:
                    #"{"owner":{"kind":"clusterSeason","id":"{clusterSeason}"},"text":{"kind":"campaign","title":"Đợt","from":"2026-01-02","to":"2026-06-30","contents":[{"title":"x"}]}}"#
            ),
            "GET movement": Asked(
                operation: "GET /api/v1/movements/{movement}"
            ),
            "PUT movement": Asked(
                operation: "PUT /api/v1/movements/{movement}",
                body:
                    #"{"text":{"kind":"campaign","title":"Đợt","from":"2026-01-02","to":"2026-06-30","contents":[{"title":"x"}]}}"#,
                ifMatch: ["recordsDrafted": #""1""#, "recordsUnderWay": #""2""#]
            ),
            "POST movement state": Asked(
                operation: "POST /api/v1/movements/{movement}/state",
                body: #"{"to":"launched","occurredOn":"2026-01-02","words":"Mưa"}"#,
                ifMatch: ["recordsDrafted": #""1""#, "recordsUnderWay": #""2""#]
            ),
            "POST movement amendment": Asked(
                operation: "POST /api/v1/movements/{movement}/amendments",
                body:
                    #"{"text":{"kind":"campaign","title":"Đợt","from":"2026-01-02","to":"2026-06-30","contents":[{"title":"x"}]},"reason":"Sửa"}"#,
                ifMatch: ["recordsDrafted": #""1""#, "recordsUnderWay": #""2""#]
            ),
            "GET movement entries": Asked(
                operation: "GET /api/v1/movements/{movement}/participations"
            ),
            "POST movement entry": Asked(
                operation: "POST /api/v1/movements/{movement}/participations",
                body: #"{"unit":"{unit}","kind":"joined","occurredOn":"2026-01-02","persons":3}"#
            ),
            "GET activities": Asked(
                operation: "GET /api/v1/activities"
            ),
            "POST activities": Asked(
                operation: "POST /api/v1/activities",
                body: #"{"clusterSeason":"{clusterSeason}","text":{"kind":"visit","title":"Thăm","month":"2026-07"}}"#
            ),
            "GET activity": Asked(
                operation: "GET /api/v1/activities/{activity}"
            ),
            "PUT activity": Asked(
                operation: "PUT /api/v1/activities/{activity}",
                body: #"{"text":{"kind":"visit","title":"Thăm","month":"2026-07"}}"#,
                ifMatch: ["recordsDrafted": #""1""#, "recordsUnderWay": #""2""#]
            ),
            "POST activity state": Asked(
                operation: "POST /api/v1/activities/{activity}/state",
                body: #"{"to":"cancelled","occurredOn":"2026-01-02","words":"Mưa"}"#,
                ifMatch: ["recordsDrafted": #""1""#, "recordsUnderWay": #""2""#]
            ),
            "POST activity amendment": Asked(
                operation: "POST /api/v1/activities/{activity}/amendments",
                body:
                    #"{"text":{"kind":"visit","title":"Thăm","outcome":{"from":"2026-01-02","to":"2026-01-03"}},"reason":"Sửa"}"#,
                ifMatch: ["recordsDrafted": #""1""#, "recordsUnderWay": #""2""#]
            ),
            "GET activity entries": Asked(
                operation: "GET /api/v1/activities/{activity}/participations"
            ),
            "POST activity entry": Asked(
                operation: "POST /api/v1/activities/{activity}/participations",
                body: #"{"unit":"{unit}","kind":"tookPart","occurredOn":"2026-01-02","persons":3}"#
            ),
            "GET exemplars": Asked(
                operation: "GET /api/v1/exemplars"
            ),
            "POST exemplars": Asked(
                operation: "POST /api/v1/exemplars",
                body:
                    #"{"clusterSeason":"{clusterSeason}","unit":"{unit}","text":{"kind":"person","name":"Nguyễn Văn A","achievement":"Cứu dân"},"occurredOn":"2026-01-02"}"#
            ),
            "GET exemplar": Asked(
                operation: "GET /api/v1/exemplars/{exemplar}"
            ),
            "PUT exemplar": Asked(
                operation: "PUT /api/v1/exemplars/{exemplar}",
                body: #"{"text":{"kind":"person","name":"Nguyễn Văn A","achievement":"Cứu dân"}}"#,
                ifMatch: ["recordsDrafted": #""1""#, "recordsUnderWay": #""2""#]
            ),
            "POST exemplar state": Asked(
                operation: "POST /api/v1/exemplars/{exemplar}/state",
                body: #"{"to":"verified","occurredOn":"2026-01-02","words":"Mưa"}"#,
                ifMatch: ["recordsDrafted": #""1""#, "recordsUnderWay": #""2""#]
            ),
            "GET practices": Asked(
                operation: "GET /api/v1/practices"
            ),
            "POST practices": Asked(
                operation: "POST /api/v1/practices",
                body:
                    #"{"clusterSeason":"{clusterSeason}","unit":"{unit}","text":{"field":"An ninh","title":"Camera","description":"Góp camera"}}"#
            ),
            "GET practice": Asked(
                operation: "GET /api/v1/practices/{practice}"
            ),
            "PUT practice": Asked(
                operation: "PUT /api/v1/practices/{practice}",
                body: #"{"text":{"field":"An ninh","title":"Camera","description":"Góp camera"}}"#,
                ifMatch: ["recordsDrafted": #""1""#, "recordsUnderWay": #""2""#]
            ),
            "POST practice state": Asked(
                operation: "POST /api/v1/practices/{practice}/state",
                body: #"{"to":"published","occurredOn":"2026-01-02","words":"Mưa"}"#,
                ifMatch: ["recordsDrafted": #""1""#, "recordsUnderWay": #""2""#]
            ),
            "POST practice amendment": Asked(
                operation: "POST /api/v1/practices/{practice}/amendments",
                body: #"{"text":{"field":"An ninh","title":"Camera","description":"Góp camera"},"reason":"Sửa"}"#,
                ifMatch: ["recordsDrafted": #""1""#, "recordsUnderWay": #""2""#]
            ),
            "GET uptakes": Asked(
                operation: "GET /api/v1/practices/{practice}/uptakes"
            ),
            "POST uptake": Asked(
                operation: "POST /api/v1/practices/{practice}/uptakes",
                body: #"{"unit":"{d}","kind":"tookUp","occurredOn":"2026-01-02"}"#
            ),
            "GET activity summary": Asked(
                operation: "GET /api/v1/cluster-seasons/{clusterSeason}/activities/summary"
            ),
        ],
        stages: [
            "recordsDrafted": Preparation(base: .selfScoring) { cluster in
                [
                    record("movement", draft, of: cluster, "draft", reach: "cluster"),
                    record("activity", activity, of: cluster, "planned", reach: "cluster"),
                    record("exemplar", exemplar, of: cluster, "discovered", reach: "unit", hasUnit: true),
                    record("practice", practice, of: cluster, "draft", reach: "unit", hasUnit: true),
                ]
            },
            "recordsUnderWay": Preparation(base: .selfScoring) { cluster in
                [
                    record("movement", draft, of: cluster, "launched", reach: "cluster", version: 2),
                    record("activity", heldActivity, of: cluster, "held", reach: "cluster", version: 2),
                    record("exemplar", exemplar, of: cluster, "nurtured", reach: "unit", hasUnit: true, version: 2),
                    record(
                        "practice",
                        practice,
                        of: cluster,
                        "published",
                        reach: "ministry",
                        hasUnit: true,
                        version: 2
                    ),
                ]
            },
        ]
    )

    private static let draft =
        #"{"kind":"campaign","title":"Đợt","from":"2026-01-02","to":"2026-06-30","contents":[{"title":"x"}]}"#
    private static let activity = #"{"kind":"visit","title":"Thăm","month":"2026-07"}"#
    private static let heldActivity =
        #"{"kind":"visit","title":"Thăm","outcome":{"from":"2026-01-02","to":"2026-01-03"}}"#
    private static let exemplar = #"{"kind":"person","name":"Nguyễn Văn A","achievement":"Cứu dân"}"#
    private static let practice = #"{"field":"An ninh","title":"Camera","description":"Góp camera"}"#

    /// A record of `c`'s cluster, or of `c`.
    private static func record(
        _ table: PostgresIdentifier,
        _ document: String,
        of cluster: HandMadeCluster,
        _ state: String,
        reach: String,
        hasUnit: Bool = false,
        version: Int32 = 1
    ) -> PostgresQuery {
        let unitColumn: PostgresQuery = hasUnit ? ", unit_id" : ""
        let unit: PostgresQuery = hasUnit ? ", \(cluster.unit("c"))" : ""
        let kind = ["activity": "visit", "exemplar": "person"][table.name] ?? "campaign"
        return """
            insert into thidua.\(identifier: table) (
                id, season_id, cluster_season_id, managing_unit_id, kind, title, search_key, state, reach, document, version
                \(unitColumn)
            )
            select \(cluster.thing(table.name)), season_id, id, managing_unit_id, \(kind), 'x', 'x', \(state), \(reach),
                \(Array(document.utf8)), \(version) \(unit)
            from thidua.cluster_season
            where id = \(cluster.clusterSeason(of: "c"))
            """
    }
}
