extension WalkArea {
    /// What has happened: everybody follows what they may know of.
    static let events = WalkArea(
        table: """
            route                          | stage       | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            GET events                     | assessing   | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET event stream               | assessing   | 410       | 410    | 410      | 403   | 410       | 410    | 410       | 410       | 410    | 410             | 410             | 410     | 410           | 410          | 410       | 410    | 401
            """,
        requests: [
            "GET events": Asked(operation: "GET /api/v1/events"),
            // From an event that there is not: a stream that begins would not end.
            "GET event stream": Asked(operation: "GET /api/v1/events/stream", query: "?after={event}"),
        ]
    )
}
