import Postgres
import TestSupport

extension WalkArea {
    /// What has happened: everybody follows what they may know of.
    static let events = WalkArea(
        table: """
            route                          | stage       | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            GET events                     | assessing   | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET event stream               | assessing   | 410       | 410    | 410      | 403   | 410       | 410    | 410       | 410       | 410    | 410             | 410             | 410     | 410           | 410          | 410       | 410    | 401
            GET webhooks                   | webhook     | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 200             | 200             | 200     | 403           | 403          | 403       | 403    | 401
            POST webhooks                  | webhook     | 403       | 403    | 403      | 403   | 403       | 403    | 403       | 403       | 403    | 422             | 422             | 403     | 403           | 403          | 403       | 403    | 401
            GET webhook                    | webhook     | 404       | 404    | 404      | 404   | 404       | 404    | 404       | 404       | 404    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            PUT webhook                    | webhook     | 404       | 404    | 404      | 403   | 404       | 404    | 404       | 404       | 404    | 422             | 422             | 403     | 404           | 404          | 404       | 404    | 401
            DELETE webhook                 | webhook     | 404       | 404    | 404      | 403   | 404       | 404    | 404       | 404       | 404    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            GET deliveries                 | webhook     | 404       | 404    | 404      | 404   | 404       | 404    | 404       | 404       | 404    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST redelivery                | webhook     | 404       | 404    | 404      | 403   | 404       | 404    | 404       | 404       | 404    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            """,
        requests: [
            "GET events": Asked(operation: "GET /api/v1/events"),
            // From an event that there is not: a stream that begins would not end.
            "GET event stream": Asked(operation: "GET /api/v1/events/stream", query: "?after={nothing}"),
            "GET webhooks": Asked(operation: "GET /api/v1/units/{unit}/webhooks"),
            // No origin is allowed here.
            "POST webhooks": Asked(
                operation: "POST /api/v1/units/{unit}/webhooks",
                body: #"{"name":"Bảng","url":"https://bang.example.vn/"}"#
            ),
            "GET webhook": Asked(operation: "GET /api/v1/webhooks/{webhook}"),
            "PUT webhook": Asked(
                operation: "PUT /api/v1/webhooks/{webhook}",
                body: #"{"name":"Bảng","url":"https://bang.example.vn/","paused":true}"#,
                ifMatch: ["webhook": #""1""#]
            ),
            "DELETE webhook": Asked(operation: "DELETE /api/v1/webhooks/{webhook}", ifMatch: ["webhook": #""1""#]),
            "GET deliveries": Asked(operation: "GET /api/v1/webhooks/{webhook}/deliveries"),
            "POST redelivery": Asked(
                operation: "POST /api/v1/webhooks/{webhook}/deliveries/{event}/redelivery",
                body: "{}"
            ),
        ],
        stages: [
            // Province's webhook, with an event that was given up.
            "webhook": Preparation(base: .selfScoring) { cluster in
                [
                    """
                    insert into thidua.webhook (id, managing_unit_id, name, url, secret, account_id, recorded_at)
                    values (
                        \(cluster.thing("webhook")), \(cluster.unit("province")), 'Bảng', 'https://bang.example.vn/',
                        decode(repeat('00', 32), 'hex'), \(cluster.account("office province")), now()
                    )
                    """,
                    """
                    insert into thidua.event (id, managing_unit_id, action, audience, subject, recorded_at)
                    values (
                        \(cluster.thing("event")), \(cluster.unit("province")), 'block.created', 'everybody', '{}', now()
                    )
                    """,
                    """
                    insert into thidua.webhook_delivery (
                        webhook_id, position, event_id, managing_unit_id, sequence_id, state, attempts, next_attempt_at
                    )
                    values (
                        \(cluster.thing("webhook")), 1, \(cluster.thing("event")), \(cluster.unit("province")),
                        \(cluster.unit("province")), 'dead', 10, now()
                    )
                    """,
                ]
            }
        ]
    )
}
