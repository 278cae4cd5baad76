import CLibPQ

extension PostgresQuery {
    enum Target {
        /// Parsed, bound and executed in one go.
        case unnamed
        /// Bound to a statement that is or is being prepared.
        case prepared(String)
    }

    /// Puts the query into libpq's buffer, everything in binary format; 0 when libpq refuses.
    func send(to connection: OpaquePointer, as target: Target) -> Int32 {
        let list = parameters.list
        let count = Int32(list.count)
        let lengths = list.map { Int32($0.range?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: list.count)
        // One byte more, so that an empty value at the end has an address too: a null pointer would mean null.
        return (parameters.bytes + [0]).withUnsafeBytes { bytes in
            let values = list.map { parameter in
                parameter.range.flatMap { range in
                    bytes.baseAddress.map { ($0 + range.lowerBound).assumingMemoryBound(to: CChar.self) }
                }
            }
            switch target {
            case .unnamed:
                return PQsendQueryParams(connection, sql, count, parameters.types, values, lengths, formats, 1)
            case .prepared(let name):
                return PQsendQueryPrepared(connection, name, count, values, lengths, formats, 1)
            }
        }
    }

    /// Drops a prepared statement.
    ///
    /// The names are this module's own (`s1`, `s2`…).
    static func deallocate(_ name: String) -> PostgresQuery {
        var text = StringInterpolation(literalCapacity: 0, interpolationCount: 0)
        text.appendLiteral("deallocate ")
        text.appendOwnName(name)
        return PostgresQuery(stringInterpolation: text).unprepared()
    }
}
