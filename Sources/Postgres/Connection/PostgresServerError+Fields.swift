import CLibPQ

extension PostgresServerError {
    /// Reads the fields of an error or notice; nil when it is not from the server, and so has no code.
    init?(fieldsOf result: OpaquePointer) {
        func field(_ code: Character) -> String? {
            guard let ascii = code.asciiValue, let text = PQresultErrorField(result, Int32(ascii)) else { return nil }
            return String(cString: text)
        }
        // The letters are those of the protocol (PG_DIAG_…), which C has as macros that Swift cannot import.
        guard let sqlState = field("C") else { return nil }
        self.init(
            severity: field("V").flatMap { word in Severity.allCases.first { word.hasPrefix($0.rawValue) } } ?? .error,
            sqlState: SQLState(rawValue: sqlState),
            message: field("M") ?? "",
            detail: field("D"),
            hint: field("H"),
            position: field("P").flatMap { Int($0) },
            context: field("W"),
            schema: field("s"),
            table: field("t"),
            column: field("c"),
            dataType: field("d"),
            constraint: field("n"),
            routine: field("R")
        )
    }
}
