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
        writeComponents(to: &writer)
        writer.endObject()
        return writer.bytes
    }

    private static func writeComponents(to writer: inout JSONWriter) {
        writer.key("components")
        writer.beginObject()
        writer.key("schemas")
        writer.beginObject()
        writer.key("Problem")
        writer.beginObject()
        writer.member("type", "object")
        writer.key("required")
        writer.beginArray()
        for name in ["code", "title", "status", "instance"] { writer.string(name) }
        writer.endArray()
        writer.key("properties")
        writer.beginObject()
        writer.key("code")
        writer.beginObject()
        writer.key("enum")
        writer.beginArray()
        for code in ProblemCode.allCases { writer.string(code.rawValue) }
        writer.endArray()
        writer.endObject()
        for name in ["title", "detail", "instance"] { writer.schema(name, "string") }
        writer.schema("status", "integer")
        writer.key("errors")
        writer.beginObject()
        writer.member("type", "array")
        writer.key("items")
        writer.beginObject()
        writer.member("type", "object")
        writer.key("properties")
        writer.beginObject()
        for name in ["pointer", "detail"] { writer.schema(name, "string") }
        for _ in 0..<7 { writer.endObject() }
    }
}

extension Operation {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("operationId", id)
        writer.member("summary", summary.vi)
        writer.member("description", summary.en)
        if let reads {
            writer.key("requestBody")
            writer.beginObject()
            writer.key("required")
            writer.boolean(true)
            writer.content(reads, schema: nil)
            writer.endObject()
        }
        writer.key("responses")
        writer.beginObject()
        writer.key("200")
        writer.beginObject()
        writer.member("description", "OK")
        writer.content(answers, schema: nil)
        writer.endObject()
        for (status, codes) in Dictionary(grouping: problems, by: \.status).sorted(by: { $0.key < $1.key }) {
            writer.key(String(status))
            writer.beginObject()
            writer.member("description", codes.map(\.rawValue).joined(separator: ", "))
            writer.content("application/problem+json", schema: "#/components/schemas/Problem")
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: StaticString, _ text: String) {
        key(name)
        string(text)
    }

    fileprivate mutating func schema(_ name: String, _ type: String) {
        key(name)
        beginObject()
        member("type", type)
        endObject()
    }

    fileprivate mutating func content(_ type: String, schema: String?) {
        key("content")
        beginObject()
        key(type)
        beginObject()
        if let schema {
            key("schema")
            beginObject()
            member("$ref", schema)
            endObject()
        }
        endObject()
        endObject()
    }
}
