import CLibPQ

/// One `PGresult`, freed when this goes.
///
/// `@unchecked Sendable` without a lock: libpq writes to a result only until it hands it out, and this type only
/// reads; being non-copyable, it is freed once, after the last reader.
struct ResultHandle: ~Copyable, @unchecked Sendable {
    private let result: OpaquePointer

    init(owning result: OpaquePointer) {
        self.result = result
    }

    deinit {
        PQclear(result)
    }

    var status: ExecStatusType { PQresultStatus(result) }
    var rowCount: Int { Int(PQntuples(result)) }
    var columnCount: Int { Int(PQnfields(result)) }

    /// What the server says it did, such as `INSERT 0 1` or `ROLLBACK`.
    var commandTag: String { String(cString: PQcmdStatus(result)) }

    /// The rows that the command touched; nil when it is none that counts rows.
    var affectedRows: Int? { Int(String(cString: PQcmdTuples(result))) }

    func columnName(_ column: Int) -> String {
        PQfname(result, Int32(column)).map { String(cString: $0) } ?? ""
    }

    func columnType(_ column: Int) -> PostgresType {
        PostgresType(rawValue: PQftype(result, Int32(column)))
    }

    /// The bytes of one value in binary format, nil for null.
    ///
    /// They live as long as this handle.
    func value(row: Int, column: Int) -> UnsafeRawBufferPointer? {
        guard PQgetisnull(result, Int32(row), Int32(column)) == 0 else { return nil }
        let length = Int(PQgetlength(result, Int32(row), Int32(column)))
        return UnsafeRawBufferPointer(start: PQgetvalue(result, Int32(row), Int32(column)), count: length)
    }

    /// What the server said, for a result that is an error; nil when libpq made the error itself.
    var serverError: PostgresServerError? { PostgresServerError(fieldsOf: result) }

    /// libpq's own words, for an error that the server did not send.
    var errorMessage: String { String(cString: PQresultErrorMessage(result)) }
}
