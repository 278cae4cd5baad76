extension WalkArea {
    /// The account of `officer c`, and the service key of `key c`.
    static let accounts = WalkArea(
        table: """
            route                          | stage       | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            GET accounts                   | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 200     | 200           | 403          | 403       | 403    | 401
            GET account                    | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 200     | 200           | 403          | 403       | 403    | 401
            POST accounts                  | selfScoring | 403       | 403    | 201      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 201           | 403          | 403       | 403    | 401
            PATCH account                  | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
            POST block                     | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
            POST unblock                   | selfScoring | 404       | 404    | 409      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 409           | 404          | 404       | 404    | 401
            POST one-time-code             | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 200           | 403          | 403       | 403    | 401
            POST functions                 | selfScoring | 404       | 404    | 201      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 201           | 404          | 404       | 404    | 401
            POST functions/end             | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
            GET keys                       | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 200           | 403          | 403       | 403    | 401
            POST keys                      | selfScoring | 404       | 404    | 201      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 201           | 404          | 404       | 404    | 401
            DELETE key                     | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
            """,
        requests: [
            "GET accounts": Asked(operation: "GET /api/v1/accounts"),
            "GET account": Asked(operation: "GET /api/v1/accounts/{account}"),
            "POST accounts": Asked(
                operation: "POST /api/v1/accounts",
                body: #"{"unit":"{unit}","login":"{code}","name":"Nguyễn An","functions":[{"function":"officer"}]}"#
            ),
            "PATCH account": Asked(
                operation: "PATCH /api/v1/accounts/{account}",
                body: #"{"name":"Nguyễn Văn An"}"#,
                ifMatch: ["selfScoring": #""1""#]
            ),
            "POST block": Asked(operation: "POST /api/v1/accounts/{account}/block"),
            "POST unblock": Asked(operation: "POST /api/v1/accounts/{account}/unblock"),
            "POST one-time-code": Asked(operation: "POST /api/v1/accounts/{account}/one-time-code"),
            "POST functions": Asked(
                operation: "POST /api/v1/accounts/{account}/functions",
                body: #"{"function":"head"}"#
            ),
            "POST functions/end": Asked(
                operation: "POST /api/v1/accounts/{account}/functions/end",
                body: #"{"function":"officer","unit":"{unit}","from":"2020-01-01","on":"2099-01-01"}"#
            ),
            "GET keys": Asked(operation: "GET /api/v1/accounts/{account}/keys"),
            "POST keys": Asked(
                operation: "POST /api/v1/accounts/{account}/keys",
                body: #"{"name":"Bảng điện tử","scopes":["standings"],"days":30}"#
            ),
            "DELETE key": Asked(operation: "DELETE /api/v1/accounts/{account}/keys/{key}"),
        ]
    )
}
