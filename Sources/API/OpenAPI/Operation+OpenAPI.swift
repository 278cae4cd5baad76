import HTTP
import HTTPTypes
import StrictJSON

extension Operation {
    /// Writes the members of its Operation Object.
    func writeDescription(to writer: inout JSONWriter) {
        writer.member("operationId", id)
        writer.member("summary", summary.vi)
        writer.member("description", summary.en)
        if access != .everybody {
            writer.objects("security", ["bearer", "cookie"]) { scheme, writer in
                writer.key(scheme)
                writer.beginArray()
                writer.endArray()
            }
        }
        if !parameters.isEmpty { writer.objects("parameters", parameters) { $0.write(to: &$1) } }
        if let reads {
            writer.object("requestBody") { writer in
                writer.member("required", true)
                reads.write(to: &writer)
            }
        }
        writer.object("responses") { writer in
            writer.object(named: String(status), write: writeAnswer)
            if isRanged {
                writer.object(named: "206") { $0.member("description", "Partial Content: what Range names") }
            }
            if isDocument {
                writer.object(named: "304") { $0.member("description", "Not Modified: If-None-Match names it") }
            }
            for (status, codes) in Dictionary(grouping: allProblems, by: \.status).sorted(by: { $0.key < $1.key }) {
                writer.object(named: String(status)) { writer in
                    writer.member("description", codes.map(\.rawValue).joined(separator: ", "))
                    writer.content("application/problem+json", schema: .problem)
                }
            }
        }
    }

    private func writeAnswer(to writer: inout JSONWriter) {
        writer.member("description", "OK")
        if !answerFields.isEmpty {
            writer.object("headers") { writer in
                for field in answerFields { writer.object(named: field.name, write: field.writeMembers) }
            }
        }
        answers?.write(to: &writer)
    }

    /// The path's parameters, the query's, and the header fields that it needs.
    private var parameters: [Parameter] {
        var parameters = pathParameters.map { name in
            Parameter(
                name: name,
                place: "path",
                schema: Self.schema(ofPathParameter: name)
            )
        }
        parameters += (query?.schema.members ?? []).map { member in
            Parameter(
                name: member.key.description,
                place: "query",
                isRequired: member.isRequired,
                schema: member.schema
            )
        }
        if isWrite { parameters.append(Parameter(field: .idempotencyKey, schema: .text(8...200))) }
        if needsMatch { parameters.append(Parameter(field: .ifMatch, schema: .text(3...100))) }
        if isDocument {
            parameters.append(Parameter(field: .ifNoneMatch, isRequired: false, schema: .text(1...10_000)))
        }
        if isRanged { parameters.append(Parameter(field: .range, isRequired: false, schema: .text(1...100))) }
        return parameters
    }

    private static func schema(ofPathParameter name: String) -> Schema {
        switch name {
        case "number": .integer(1...Int(Int32.max))
        case "criterion": .code
        default: .uuid
        }
    }

    /// The header fields that tell something of a good answer.
    private var answerFields: [Parameter] {
        var fields: [Parameter] = []
        if hasETag { fields.append(Parameter(field: .eTag, isRequired: false, schema: .text(3...100))) }
        if isWrite {
            fields.append(Parameter(field: .idempotencyReplayed, isRequired: false, schema: .oneOf(["true"])))
        }
        return fields
    }
}

/// Something that is said beside a body.
private struct Parameter {
    let name: String
    let place: String
    let isRequired: Bool
    let schema: Schema

    init(name: String, place: String, isRequired: Bool = true, schema: Schema) {
        self.name = name
        self.place = place
        self.isRequired = isRequired
        self.schema = schema
    }

    init(field: HTTPField.Name, isRequired: Bool = true, schema: Schema) {
        self.init(name: field.rawName, place: "header", isRequired: isRequired, schema: schema)
    }

    func write(to writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member("in", place)
        writeMembers(to: &writer)
    }

    /// Writes what a Header Object has too, which is named by its key.
    func writeMembers(to writer: inout JSONWriter) {
        writer.member("required", isRequired)
        writer.object("schema", write: schema.writeDefinition)
    }
}

extension Operation.Content {
    fileprivate func write(to writer: inout JSONWriter) {
        switch self {
        case .media(let type): writer.content(type, schema: nil)
        case .read, .written: writer.content("application/json", schema: schema)
        }
    }
}

extension JSONWriter {
    /// Writes the member `content`.
    fileprivate mutating func content(_ type: String, schema: ObjectSchema?) {
        object("content") { writer in
            writer.object(named: type) { writer in
                guard let schema else { return }
                writer.object("schema", write: Schema.object(schema).writeDefinition)
            }
        }
    }
}
