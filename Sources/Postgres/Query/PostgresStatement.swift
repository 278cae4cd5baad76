/// A query together with how its answer is read: what it returns is part of its type.
///
/// It is a plain value. A data layer builds them and need not know where they run: alone, in a pipeline, or in a
/// transaction.
///
///     func name(of unit: UUID) -> PostgresStatement<String?> {
///         .optionalRow("select name from unit where id = \(unit)", as: String.self)
///     }
public struct PostgresStatement<Output: Sendable>: Sendable {
    /// What is sent.
    public let query: PostgresQuery
    /// The number of rows that it must touch or return before its transaction may commit; nil for any.
    public private(set) var expectedRows: ClosedRange<Int>?
    let read: @Sendable (PostgresRows) throws(PostgresError) -> Output

    /// A statement whose answer is read by a function.
    ///
    /// - Parameters:
    ///   - query: What is sent.
    ///   - read: Reads the answer, on the connection's thread.
    public init(
        _ query: PostgresQuery,
        reading read: @escaping @Sendable (_ rows: PostgresRows) throws(PostgresError) -> Output
    ) {
        self.query = query
        self.read = read
    }

    /// The same statement with its result transformed.
    ///
    /// - Parameter transform: Makes the new result, on the connection's thread.
    /// - Returns: The new statement.
    public func map<Other: Sendable>(
        _ transform: @escaping @Sendable (_ output: Output) throws(PostgresError) -> Other
    ) -> PostgresStatement<Other> {
        let read = self.read
        var other = PostgresStatement<Other>(query) { rows throws(PostgresError) in
            try transform(try read(rows))
        }
        other.expectedRows = expectedRows
        return other
    }

    /// The same statement, which fails unless it touches or returns this number of rows.
    ///
    /// Sent together with a COMMIT, it costs a round trip of its own: the number has to come back before the COMMIT may
    /// go. Where that matters, let the statement check itself: `… returning 1 / (condition)::int`.
    ///
    /// - Parameter count: The number of rows.
    /// - Returns: The new statement.
    public func expecting(exactly count: Int) -> PostgresStatement {
        expecting(count...count)
    }

    /// The same statement, which fails unless it touches or returns a number of rows in this range.
    ///
    /// - Parameter count: The numbers of rows that are right.
    /// - Returns: The new statement.
    public func expecting(_ count: ClosedRange<Int>) -> PostgresStatement {
        var copy = self
        copy.expectedRows = count
        return copy
    }
}

extension PostgresStatement {
    /// A statement that returns all its rows: 0…n, in the server's order.
    ///
    /// - Parameters:
    ///   - query: What is sent.
    ///   - type: The Swift types of all columns.
    /// - Returns: The statement.
    public static func rows<each Column: PostgresValue>(
        _ query: PostgresQuery,
        as type: (repeat each Column).Type
    ) -> PostgresStatement where Output == [(repeat each Column)] {
        PostgresStatement(query) { rows throws(PostgresError) in
            try rows.decode((repeat each Column).self)
        }
    }

    /// A statement that returns exactly one row; any other number throws `.rowCount`.
    ///
    /// - Parameters:
    ///   - query: What is sent.
    ///   - type: The Swift types of all columns.
    /// - Returns: The statement.
    public static func row<each Column: PostgresValue>(
        _ query: PostgresQuery,
        as type: (repeat each Column).Type
    ) -> PostgresStatement where Output == (repeat each Column) {
        PostgresStatement(query) { rows throws(PostgresError) in
            let decoded = try rows.decode((repeat each Column).self)
            guard decoded.count == 1, let row = decoded.first else {
                throw PostgresError(.rowCount(expected: 1...1, found: rows.count), sql: rows.sql)
            }
            return row
        }
    }

    /// A statement that returns one row or none; more throw `.rowCount`.
    ///
    /// - Parameters:
    ///   - query: What is sent.
    ///   - type: The Swift types of all columns.
    /// - Returns: The statement.
    public static func optionalRow<each Column: PostgresValue>(
        _ query: PostgresQuery,
        as type: (repeat each Column).Type
    ) -> PostgresStatement where Output == (repeat each Column)? {
        PostgresStatement(query) { rows throws(PostgresError) in
            let decoded = try rows.decode((repeat each Column).self)
            guard decoded.count <= 1 else {
                throw PostgresError(.rowCount(expected: 0...1, found: rows.count), sql: rows.sql)
            }
            return decoded.first
        }
    }
}

extension PostgresStatement<Int> {
    /// A statement of which only the number of rows it touched matters.
    ///
    /// - Parameter query: What is sent.
    /// - Returns: The statement.
    public static func affectedRows(_ query: PostgresQuery) -> PostgresStatement {
        PostgresStatement(query) { rows in rows.affectedRows }
    }
}

extension PostgresStatement<Void> {
    /// A statement whose answer does not matter, as long as it is no error.
    ///
    /// - Parameter query: What is sent.
    /// - Returns: The statement.
    public static func done(_ query: PostgresQuery) -> PostgresStatement {
        PostgresStatement(query) { _ in }
    }
}
