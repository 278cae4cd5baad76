/// The values of a query, in binary format and one buffer.
struct PostgresParameters: Sendable {
    struct Parameter: Sendable {
        let type: PostgresType
        /// Where its bytes are; nil for null.
        let range: Range<Int>?
    }

    private(set) var list: [Parameter] = []
    private var writer = PostgresWriter()
    /// The first value that PostgreSQL cannot hold: a literal cannot throw, so the run does.
    private(set) var refusal: PostgresError.Kind?

    var bytes: [UInt8] { writer.bytes }
    var types: [UInt32] { list.map(\.type.rawValue) }

    mutating func append<Value: PostgresValue>(_ value: Value) {
        var range: Range<Int>?
        do throws(PostgresValueError) {
            range = try writer.writeParameter(value)
        } catch {
            refusal = refusal ?? .encoding(parameter: list.count + 1, type: Value.postgresType, reason: error)
        }
        list.append(Parameter(type: Value.postgresType, range: range))
    }

    mutating func append(contentsOf others: PostgresParameters) {
        if refusal == nil, case .encoding(let parameter, let type, let reason) = others.refusal {
            refusal = .encoding(parameter: list.count + parameter, type: type, reason: reason)
        }
        let offset = writer.bytes.count
        writer.write(others.bytes)
        for other in others.list {
            let range = other.range.map { $0.lowerBound + offset..<$0.upperBound + offset }
            list.append(Parameter(type: other.type, range: range))
        }
    }
}
