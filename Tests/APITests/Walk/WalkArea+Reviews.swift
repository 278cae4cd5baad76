extension WalkArea {
    /// A review of province's cluster, its sheets, rankings and exports.
    static let reviews = WalkArea(
        table: """
            route                          | stage       | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            GET review                     | selfScoring | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET review                     | returned    | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET review                     | forMinistry | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET sheet                      | selfScoring | 200       | 200    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET sheet                      | assessing   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET sheet                      | returned    | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET sheet                      | forMinistry | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            PATCH draft                    | selfScoring | 200       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            PATCH draft                    | returned    | 200       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST submission                | selfScoring | 403       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST submission                | returned    | 403       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST assessment                | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST assessment                | returned    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST assessment                | explaining  | 403       | 403    | 404      | 403   | 403       | 403    | 409       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST assessment                | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST acceptance                | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST acceptance                | returned    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST acceptance                | explaining  | 403       | 403    | 404      | 403   | 403       | 403    | 409       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST acceptance                | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST return                    | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST return                    | returned    | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST return                    | explaining  | 403       | 403    | 404      | 403   | 403       | 403    | 409       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            POST return                    | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            POST state                     | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            GET standings                  | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET standings                  | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET standings                  | published   | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET standings                  | forMinistry | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET standings                  | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST settlements               | appraising  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            POST settlements               | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 409       | 409    | 409             | 409             | 403     | 404           | 404          | 404       | 404    | 401
            GET settlements                | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET settlements                | appraising  | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET settlements                | published   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET settlements                | forMinistry | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET derivation                 | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET derivation                 | reassessing | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET derivation                 | published   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET derivation                 | forMinistry | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET scoring-document           | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET scoring-document           | published   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET scoring-document           | forMinistry | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST publications              | appraising  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            GET publications               | appraising  | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET publications               | published   | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET publications               | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET publications               | forNobody   | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET publication                | published   | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET publication                | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET publication                | forNobody   | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET rankings                   | assessing   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings.csv               | assessing   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings.json              | assessing   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings.xlsx              | assessing   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET results.csv                | assessing   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings                   | published   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings                   | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings                   | forNobody   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings.csv               | published   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings.json              | published   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings.xlsx              | published   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET results.csv                | published   | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings.csv               | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings.json              | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET rankings.xlsx              | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET results.csv                | forMinistry | 200       | 200    | 200      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET audit-events               | assessing   | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 200     | 200           | 200          | 403       | 403    | 401
            """,
        requests: [
            "GET review": Asked(operation: "GET /api/v1/reviews/{review}"),
            "GET sheet": Asked(operation: "GET /api/v1/reviews/{review}/sheets/{unit}"),
            "PATCH draft": Asked(
                operation: "PATCH /api/v1/reviews/{review}/sheets/{unit}/draft",
                body: #"{"results":{"I.2":{"result":{"achieved":true},"version":0}}}"#
            ),
            "POST submission": Asked(
                operation: "POST /api/v1/reviews/{review}/sheets/{unit}/submission",
                ifMatch: ["selfScoring": #""1.1""#, "returned": #""3.1""#]
            ),
            "POST assessment": Asked(
                operation: "POST /api/v1/reviews/{review}/sheets/{unit}/assessment",
                body: #"{"findings":{"I.1":{"kind":"awarded","result":{"awarded":4},"reason":"Theo biên bản"}}}"#,
                ifMatch: assessed
            ),
            "POST acceptance": Asked(
                operation: "POST /api/v1/reviews/{review}/sheets/{unit}/acceptance",
                body: "{}",
                ifMatch: assessed
            ),
            "POST settlements": Asked(
                operation: "POST /api/v1/reviews/{review}/settlements",
                body: #"{"unit":"{unit}","reason":"Không nộp phiếu","disqualified":true}"#,
                ifMatch: assessed
            ),
            "GET settlements": Asked(operation: "GET /api/v1/reviews/{review}/settlements"),
            "POST return": Asked(
                operation: "POST /api/v1/reviews/{review}/sheets/{unit}/return",
                body: #"{"reasons":{"I.2":"Thiếu minh chứng"}}"#,
                ifMatch: assessed
            ),
            "POST state": Asked(
                operation: "POST /api/v1/reviews/{review}/state",
                body: #"{"to":"appraising"}"#,
                ifMatch: ["assessing": #""2""#]
            ),
            "GET standings": Asked(operation: "GET /api/v1/reviews/{review}/standings"),
            "GET derivation": Asked(operation: "GET /api/v1/reviews/{review}/derivations/{unit}"),
            "GET scoring-document": Asked(operation: "GET /api/v1/reviews/{review}/scoring-document"),
            "GET audit-events": Asked(operation: "GET /api/v1/audit-events"),
            "GET rankings": Asked(operation: "GET /api/v1/rankings", query: "?season={season}"),
            "GET rankings.csv": Asked(operation: "GET /api/v1/exports/rankings.csv", query: "?season={season}"),
            "GET rankings.json": Asked(operation: "GET /api/v1/exports/rankings.json", query: "?season={season}"),
            "GET rankings.xlsx": Asked(operation: "GET /api/v1/exports/rankings.xlsx", query: "?season={season}"),
            "GET results.csv": Asked(operation: "GET /api/v1/exports/results.csv", query: "?season={season}"),
            "POST publications": Asked(
                operation: "POST /api/v1/reviews/{review}/publications",
                body: #"{"audience":["members"]}"#,
                ifMatch: ["appraising": #""2""#]
            ),
            "GET publications": Asked(operation: "GET /api/v1/reviews/{review}/publications"),
            "GET publication": Asked(operation: "GET /api/v1/reviews/{review}/publications/{number}"),
        ]
    )

    /// The revision of `c`'s sheet to those above it.
    private static let assessed = [
        "assessing": #""2.0.3""#, "returned": #""3.0.4""#, "explaining": #""2.0.3""#, "reassessing": #""2.0.3""#,
        "appraising": #""2.0.3""#, "crossChecking": #""2.0.1""#,
    ]
}
