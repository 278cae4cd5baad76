/// One SQL statement and the values that go with it.
///
/// Written as a literal whose interpolations become parameters, never text:
///
///     let query: PostgresQuery = "select name from unit where id = \(id) and closed_on is null"
///
/// is sent as `… where id = $1 …` with `id` beside it. There is no way to put a run-time string into the text: the
/// literal's parts are `StaticString`, names go through `PostgresIdentifier`, and parts of SQL are queries themselves.
public struct PostgresQuery: Sendable, ExpressibleByStringInterpolation {
    /// The text, with `$1`, `$2`… for the values.
    public let sql: String
    /// Whether the statement is prepared once and kept; say no for one that hardly comes again.
    ///
    /// True by default.
    public var isPrepared = true
    let fragments: [String]
    let parameters: PostgresParameters

    /// A query without parameters.
    public init(stringLiteral text: StaticString) {
        sql = "\(text)"
        fragments = [sql]
        parameters = PostgresParameters()
    }

    /// A query with parameters.
    public init(stringInterpolation interpolation: StringInterpolation) {
        fragments = interpolation.fragments
        parameters = interpolation.parameters
        var sql = fragments[0]
        for (index, fragment) in fragments.dropFirst().enumerated() {
            sql += "$\(index + 1)"
            sql += fragment
        }
        self.sql = sql
    }

    /// The same query, sent without being prepared and kept.
    ///
    /// - Returns: The query.
    public func unprepared() -> PostgresQuery {
        var copy = self
        copy.isPrepared = false
        return copy
    }
}

extension PostgresQuery {
    /// The parts of a query's literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        /// The text around the values: always one more than there are values.
        var fragments = [""]
        var parameters = PostgresParameters()

        /// An empty query.
        public init(literalCapacity: Int, interpolationCount: Int) {
            fragments.reserveCapacity(interpolationCount + 1)
        }

        /// Adds text of the literal.
        public mutating func appendLiteral(_ literal: StaticString) {
            append("\(literal)")
        }

        /// Adds a value as a parameter.
        ///
        /// - Parameter value: The value. One that PostgreSQL cannot hold makes every run of the query throw.
        public mutating func appendInterpolation(_ value: some PostgresValue) {
            parameters.append(value)
            fragments.append("")
        }

        /// Adds a value that may be null as a parameter.
        ///
        /// - Parameter value: The value; nil for null.
        public mutating func appendInterpolation<Value: PostgresValue>(_ value: Value?) {
            parameters.append(value)
            fragments.append("")
        }

        /// Adds the name of a table, a column, a role…, quoted.
        ///
        /// - Parameter identifier: The name.
        public mutating func appendInterpolation(identifier: PostgresIdentifier) {
            append(identifier.quoted)
        }

        /// Adds a part of SQL with its own parameters.
        ///
        /// - Parameter part: The part.
        public mutating func appendInterpolation(_ part: PostgresQuery) {
            append(part.fragments[0])
            parameters.append(contentsOf: part.parameters)
            fragments.append(contentsOf: part.fragments.dropFirst())
        }

        /// Adds a name that this module has made.
        mutating func appendOwnName(_ name: String) {
            append(name)
        }

        private mutating func append(_ text: String) {
            fragments[fragments.count - 1] += text
        }
    }
}

extension PostgresQuery: CustomStringConvertible {
    /// The text, without the values.
    public var description: String { sql }
}

extension PostgresQuery: CustomReflectable {
    /// The text, without the values: `dump` shows no more than `print`.
    public var customMirror: Mirror {
        Mirror(self, children: ["sql": sql])
    }
}
