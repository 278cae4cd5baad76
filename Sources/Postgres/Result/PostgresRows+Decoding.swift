extension PostgresRows {
    /// Decodes all rows.
    ///
    ///     for (id, name, closed) in try rows.decode((UUID, String, PostgresDate?).self) { … }
    ///
    /// - Parameter type: The Swift types of all columns, in their order.
    /// - Returns: One tuple a row, in the server's order.
    /// - Throws: `.decoding`: another number of columns, a column of a type that the Swift type does not take, a null
    ///   for a type that is not optional, or a value out of the Swift type's range. Columns are checked first, so a
    ///   wrong type is found even when there are no rows.
    public func decode<each Column: PostgresValue>(
        _ type: (repeat each Column).Type
    ) throws(PostgresError) -> [(repeat each Column)] {
        do throws(PostgresDecodingFailure) {
            try RowDecoder.check(handle, (repeat each Column).self)
            var rows: [(repeat each Column)] = []
            rows.reserveCapacity(count)
            for row in 0..<count {
                rows.append(try RowDecoder.decode(handle, row: row, (repeat each Column).self))
            }
            return rows
        } catch {
            throw PostgresError(.decoding(error), sql: sql)
        }
    }
}

/// Reads tuples out of a result.
enum RowDecoder {
    /// Checks number and types of the columns, once a result.
    static func check<each Column: PostgresValue>(
        _ handle: borrowing ResultHandle,
        _ type: (repeat each Column).Type
    ) throws(PostgresDecodingFailure) {
        var expected = 0
        for _ in repeat (each Column).self { expected += 1 }
        guard expected == handle.columnCount else {
            throw .columnCount(expected: expected, found: handle.columnCount)
        }
        var index = 0
        for column in repeat (each Column).self {
            let found = handle.columnType(index)
            guard column.accepts(found) else {
                throw .columnType(
                    column: handle.columnName(index),
                    index: index,
                    expected: "\(column)",
                    found: found
                )
            }
            index += 1
        }
    }

    /// Decodes one row of a checked result.
    static func decode<each Column: PostgresValue>(
        _ handle: borrowing ResultHandle,
        row: Int,
        _ type: (repeat each Column).Type
    ) throws(PostgresDecodingFailure) -> (repeat each Column) {
        var index = 0
        return (repeat try value(handle, row: row, next: &index, (each Column).self))
    }

    private static func value<Value: PostgresValue>(
        _ handle: borrowing ResultHandle,
        row: Int,
        next index: inout Int,
        _ type: Value.Type
    ) throws(PostgresDecodingFailure) -> Value {
        defer { index += 1 }
        do throws(PostgresValueError) {
            guard let bytes = handle.value(row: row, column: index) else {
                guard let null = Value.null else { throw PostgresValueError.null }
                return null
            }
            var reader = PostgresReader(bytes, type: handle.columnType(index))
            return try Value(from: &reader)
        } catch {
            throw .value(
                column: handle.columnName(index),
                index: index,
                row: row,
                expected: "\(Value.self)",
                reason: error
            )
        }
    }
}
