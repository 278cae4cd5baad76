import HTTP
import HTTPTypes
import StrictJSON

/// The description of all routes, OpenAPI 3.1.
enum OpenAPIDocument {
    /// The document's bytes: the same operations make the same bytes.
    static func bytes(_ operations: [Operation]) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("openapi", "3.1.0")
        writer.key("info")
        writer.beginObject()
        writer.member("title", "ThiDua")
        writer.member("version", "1")
        writer.endObject()
        writer.key("paths")
        writer.beginObject()
        for (path, operations) in Dictionary(grouping: operations, by: \.path).sorted(by: { $0.key < $1.key }) {
            writer.key(path)
            writer.beginObject()
            for operation in operations.sorted(by: { $0.method.rawValue < $1.method.rawValue }) {
                writer.key(operation.method.rawValue.lowercased())
                operation.write(to: &writer)
            }
            writer.endObject()
        }
        writer.endObject()
        writeComponents(operations, to: &writer)
        writer.endObject()
        return writer.bytes
    }

    private static func writeComponents(_ operations: [Operation], to writer: inout JSONWriter) {
        writer.key("components")
        writer.beginObject()
        writer.key("schemas")
        writer.beginObject()
        let named = (operations.flatMap(\.schemas) + [.problem]).flatMap(\.withThoseInside)
        for (name, schemas) in Dictionary(grouping: named, by: \.name).sorted(by: { $0.key < $1.key }) {
            writer.key(name)
            schemas.first?.writeDefinition(to: &writer)
        }
        writer.endObject()
        writer.key("securitySchemes")
        writer.beginObject()
        writer.key("bearer")
        writer.beginObject()
        writer.member("type", "http")
        writer.member("scheme", "bearer")
        writer.member("description", "A session's token (tds_…) or a service key (tdk_…), for programs.")
        writer.endObject()
        writer.key("cookie")
        writer.beginObject()
        writer.member("type", "apiKey")
        writer.member("in", "cookie")
        writer.member("name", SessionCookie.name)
        writer.member(
            "description",
            "A session in a browser. Every method but GET and HEAD needs the header X-CSRF-Token as well."
        )
        writer.endObject()
        writer.endObject()
        writer.endObject()
    }
}

extension Operation {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("operationId", id)
        writer.member("summary", summary.vi)
        writer.member("description", summary.en)
        if access != .everybody {
            writer.key("security")
            writer.beginArray()
            for scheme in ["bearer", "cookie"] {
                writer.beginObject()
                writer.key(scheme)
                writer.beginArray()
                writer.endArray()
                writer.endObject()
            }
            writer.endArray()
        }
        writeParameters(to: &writer)
        if let reads {
            writer.key("requestBody")
            writer.beginObject()
            writer.key("required")
            writer.boolean(true)
            reads.write(to: &writer)
            writer.endObject()
        }
        writer.key("responses")
        writer.beginObject()
        writer.key(String(status))
        writer.beginObject()
        writer.member("description", "OK")
        answers?.write(to: &writer)
        writer.endObject()
        for (status, codes) in Dictionary(grouping: allProblems, by: \.status).sorted(by: { $0.key < $1.key }) {
            writer.key(String(status))
            writer.beginObject()
            writer.member("description", codes.map(\.rawValue).joined(separator: ", "))
            writer.content("application/problem+json", schema: .problem)
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
    }
}

extension Operation {
    /// The path's parameters, the query's, and the header fields that it needs.
    private func writeParameters(to writer: inout JSONWriter) {
        var parameters = pathParameters.map { name in
            let schema = name == "number" ? Schema.integer(1...Int(Int32.max)) : .uuid
            return (name: name, place: "path", isRequired: true, schema: schema)
        }
        parameters += (query?.schema.members ?? []).map { member in
            (name: member.key.description, place: "query", isRequired: member.isRequired, schema: member.schema)
        }
        if isWrite { parameters.append((HTTPField.Name.idempotencyKey.rawName, "header", true, .text(8...200))) }
        if needsMatch { parameters.append((HTTPField.Name.ifMatch.rawName, "header", true, .text(3...100))) }
        guard !parameters.isEmpty else { return }
        writer.key("parameters")
        writer.beginArray()
        for parameter in parameters {
            writer.beginObject()
            writer.member("name", parameter.name)
            writer.member("in", parameter.place)
            writer.key("required")
            writer.boolean(parameter.isRequired)
            writer.key("schema")
            parameter.schema.write(to: &writer)
            writer.endObject()
        }
        writer.endArray()
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

extension ObjectSchema {
    /// This one, and all that its members name.
    fileprivate var withThoseInside: [ObjectSchema] {
        [self] + members.flatMap { $0.schema.objects }
    }

    fileprivate func writeDefinition(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("type", "object")
        writer.key("additionalProperties")
        writer.boolean(false)
        writer.key("required")
        writer.beginArray()
        for member in members where member.isRequired { writer.string(member.key.description) }
        writer.endArray()
        writer.key("properties")
        writer.beginObject()
        for member in members {
            writer.key(member.key.description)
            member.schema.write(to: &writer, meaning: member.meaning)
        }
        writer.endObject()
        writer.key("example")
        // JSON already: a number is written as its text, and so is this.
        writer.number { $0.append(contentsOf: example.utf8) }
        writer.endObject()
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

    func write(to writer: inout JSONWriter, meaning: String? = nil) {
        writer.beginObject()
        if let meaning { writer.member("description", meaning) }
        switch self {
        case .string(let schema):
            writer.member("type", "string")
            if let words = schema.words {
                writer.key("enum")
                writer.beginArray()
                for word in words { writer.string(word) }
                writer.endArray()
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
            writer.key("additionalProperties")
            element.write(to: &writer)
        case .nullable(let schema):
            writer.key("anyOf")
            writer.beginArray()
            schema.write(to: &writer)
            writer.beginObject()
            writer.member("type", "null")
            writer.endObject()
            writer.endArray()
        case .array(let element, let maximum):
            writer.member("type", "array")
            writer.member("maxItems", maximum)
            writer.key("items")
            element.write(to: &writer)
        case .object(let schema): writer.member("$ref", "#/components/schemas/\(schema.name)")
        }
        writer.endObject()
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: StaticString, _ text: String) {
        key(name)
        string(text)
    }

    fileprivate mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }

    fileprivate mutating func content(_ type: String, schema: ObjectSchema?) {
        key("content")
        beginObject()
        key(type)
        beginObject()
        if let schema {
            key("schema")
            beginObject()
            member("$ref", "#/components/schemas/\(schema.name)")
            endObject()
        }
        endObject()
        endObject()
    }
}
