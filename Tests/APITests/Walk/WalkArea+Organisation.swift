extension WalkArea {
    /// The organisation that they stand in.
    static let organisation = WalkArea(
        table: """
            route                          | stage       | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            GET units                      | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET unit                       | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET seasons                    | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET blocks                     | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET clusters                   | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET cluster                    | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET cluster-seasons            | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET cluster-season             | selfScoring | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            POST units                     | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 201           | 403          | 403       | 403    | 401
            PATCH unit                     | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 200           | 403          | 403       | 403    | 401
            POST seasons                   | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 201             | 403     | 403           | 403          | 403       | 403    | 401
            POST blocks                    | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 403           | 403          | 403       | 403    | 401
            POST clusters                  | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 403           | 403          | 403       | 403    | 401
            PATCH cluster                  | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 403           | 403          | 403       | 403    | 401
            POST cluster-seasons           | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 403           | 403          | 403       | 403    | 401
            POST members                   | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 201             | 201             | 403     | 403           | 403          | 403       | 403    | 401
            POST departure                 | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 403           | 403          | 403       | 403    | 401
            POST leadership                | selfScoring | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 403           | 403          | 403       | 403    | 401
            """,
        requests: [
            "GET units": Asked(operation: "GET /api/v1/units"),
            "GET unit": Asked(operation: "GET /api/v1/units/{unit}"),
            "GET seasons": Asked(operation: "GET /api/v1/seasons"),
            "GET blocks": Asked(operation: "GET /api/v1/blocks"),
            "GET clusters": Asked(operation: "GET /api/v1/clusters"),
            "GET cluster": Asked(operation: "GET /api/v1/clusters/{cluster}"),
            "GET cluster-seasons": Asked(operation: "GET /api/v1/cluster-seasons"),
            "GET cluster-season": Asked(operation: "GET /api/v1/cluster-seasons/{clusterSeason}"),
            "POST units": Asked(
                operation: "POST /api/v1/units",
                body: #"{"code":"{code}","name":"Phòng mới","parent":"{province}","from":"2026-01-01"}"#
            ),
            "PATCH unit": Asked(
                operation: "PATCH /api/v1/units/{unit}",
                body: #"{"name":"Tên mới"}"#,
                ifMatch: ["selfScoring": #""1""#]
            ),
            "POST seasons": Asked(
                operation: "POST /api/v1/seasons",
                body: #"{"kind":"schoolYear","name":"{code}","from":"2026-08-01","to":"2027-08-01"}"#
            ),
            "POST blocks": Asked(
                operation: "POST /api/v1/blocks",
                body: #"{"managingUnit":"{province}","name":"Khối các phòng"}"#
            ),
            "POST clusters": Asked(
                operation: "POST /api/v1/clusters",
                body: #"{"managingUnit":"{province}","number":2,"from":"2026-01-01"}"#
            ),
            "PATCH cluster": Asked(
                operation: "PATCH /api/v1/clusters/{cluster}",
                body: #"{"to":"2100-01-01"}"#,
                ifMatch: ["selfScoring": #""1""#]
            ),
            "POST cluster-seasons": Asked(
                operation: "POST /api/v1/cluster-seasons",
                body: #"{"season":"{nextSeason}","cluster":"{cluster}","members":[{"unit":"{unit}"}],"lead":"{unit}"}"#
            ),
            "POST members": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/members",
                body: #"{"unit":"{e}","from":"2030-01-01"}"#,
                ifMatch: ["selfScoring": #""1""#]
            ),
            "POST departure": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/members/{unit}/departure",
                body: #"{"on":"2030-01-01"}"#,
                ifMatch: ["selfScoring": #""1""#]
            ),
            "POST leadership": Asked(
                operation: "POST /api/v1/cluster-seasons/{clusterSeason}/leadership",
                body: #"{"role":"lead","unit":"{unit}","from":"2030-01-01"}"#,
                ifMatch: ["selfScoring": #""1""#]
            ),
        ]
    )
}
