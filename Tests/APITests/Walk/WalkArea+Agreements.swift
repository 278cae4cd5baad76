extension WalkArea {
    /// Agreements of province's cluster, and the reviews that are opened by them.
    static let agreements = WalkArea(
        table: """
            route                          | stage       | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            GET agreements                 | drafting    | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET agreements                 | forMinistry | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET agreement                  | signing     | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST agreements                | selfScoring | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            POST agreements                | drafting    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            PUT agreement                  | drafting    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            PUT agreement                  | signing     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST agreement state           | drafting    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST signature                 | signing     | 403       | 201    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST signature                 | drafting    | 403       | 409    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST paper                     | signing     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            POST enforcement               | signing     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            GET reviews                    | selfScoring | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET reviews                    | forMinistry | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST reviews                   | running     | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            POST reviews                   | selfScoring | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            """,
        requests: [
            "GET agreements": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/agreements"),
            "POST agreements": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/agreements",
                body: #"{"slogan":"Kỷ cương"}"#
            ),
            "GET agreement": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}"),
            "PUT agreement": Asked(
                operation: "PUT /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}",
                body: #"{"slogan":"Kỷ cương"}"#,
                ifMatch: ["drafting": #""1""#, "signing": #""1""#]
            ),
            "POST agreement state": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}/state",
                body: #"{"to":"signing"}"#,
                ifMatch: ["drafting": #""1""#]
            ),
            "POST signature": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}/signatures",
                body: #"{"unit":"{unit}"}"#,
                ifMatch: ["drafting": #""1""#, "signing": #""1""#]
            ),
            "POST paper": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}/signatures",
                body: #"{"unit":"{unit}","paper":{"name":"Nguyễn Văn A","form":"KT","signedOn":"2026-01-02"}}"#,
                ifMatch: ["signing": #""1""#]
            ),
            "POST enforcement": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/agreements/{number}/enforcement",
                body: #"{"outstanding":["{a}","{b}","{unit}","{d}"],"reason":"Đang sáp nhập"}"#,
                ifMatch: ["signing": #""1""#]
            ),
            "GET reviews": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}/reviews"),
            "POST reviews": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/reviews",
                body: #"{"kind":"midYear","steps":["assessing"],"selfScoringUntil":"2099-06-30"}"#
            ),
        ]
    )
}
