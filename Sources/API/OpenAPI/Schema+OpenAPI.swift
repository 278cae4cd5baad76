import StrictJSON

extension ObjectSchema {
    /// This one, and all that its members name.
    var withThoseInside: [ObjectSchema] {
        [self] + members.flatMap { $0.schema.objects }
    }

    /// Writes the members of its JSON Schema.
    func writeDefinition(to writer: inout JSONWriter) {
        writer.member("type", "object")
        writer.member("additionalProperties", false)
        writer.member("required", members.filter(\.isRequired)) { $1.string($0.key.description) }
        writer.object("properties") { writer in
            for member in members {
                writer.object(named: member.key.description) { writer in
                    if let meaning = member.meaning { writer.member("description", meaning) }
                    member.schema.writeDefinition(to: &writer)
                }
            }
        }
        writer.member("example", json: Array(example.utf8))
    }
}

extension Schema {
    fileprivate var objects: [ObjectSchema] {
        switch self {
        case .string, .integer, .number, .boolean, .anyObject: []
        case .array(let element, _), .map(let element, _), .nullable(let element): element.objects
        case .object(let schema): schema.withThoseInside
        }
    }

    /// Writes the members of its JSON Schema.
    func writeDefinition(to writer: inout JSONWriter) {
        switch self {
        case .string(let schema):
            writer.member("type", "string")
            if let words = schema.words {
                writer.member("enum", words) { $1.string($0) }
            } else if let format = schema.format {
                writer.member("format", format)
            } else {
                writer.member("minLength", schema.lengths.lowerBound)
                writer.member("maxLength", schema.lengths.upperBound)
            }
        case .integer(let range):
            writer.member("type", "integer")
            writer.member("minimum", range.lowerBound)
            writer.member("maximum", range.upperBound)
        case .number: writer.member("type", "number")
        case .boolean: writer.member("type", "boolean")
        case .anyObject: writer.member("type", "object")
        case .map(let element, let counts):
            writer.member("type", "object")
            writer.member("minProperties", counts.lowerBound)
            writer.member("maxProperties", counts.upperBound)
            writer.object("additionalProperties", write: element.writeDefinition)
        case .nullable(let schema):
            writer.objects("anyOf", [schema, nil]) { schema, writer in
                if let schema { schema.writeDefinition(to: &writer) } else { writer.member("type", "null") }
            }
        case .array(let element, let maximum):
            writer.member("type", "array")
            writer.member("maxItems", maximum)
            writer.object("items", write: element.writeDefinition)
        case .object(let schema): writer.member("$ref", "#/components/schemas/\(schema.name)")
        }
    }
}
