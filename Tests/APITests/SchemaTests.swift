import HTTP
import HTTPTypes
import HummingbirdTesting
import StrictJSON
import Testing

@testable import API

@Suite struct `a schema` {
    @Test func `has an example that holds to it`() throws {
        for schema in API.operations.flatMap(\.schemas) + [.problem] {
            _ = try CheckedObject(try JSONDocument(Array(schema.example.utf8)).root, schema)
        }
    }

    @Test func `promises all that its reader asks for, and what is missing is named`() throws {
        let readers = API.operations.compactMap(\.reader) + API.operations.compactMap(\.query)
        #expect(!readers.isEmpty)
        for reader in readers {
            let example = try JSONDocument(Array(reader.schema.example.utf8)).root
            _ = try reader.init(try CheckedObject(example, reader.schema))
            for member in reader.schema.members {
                let shorter = try JSONDocument(without(member.key, in: example)).root
                if member.isRequired {
                    let problem = #expect(throws: Problem.self) { try CheckedObject(shorter, reader.schema) }
                    #expect(problem?.code == .invalidRequest)
                } else {
                    _ = try reader.init(try CheckedObject(shorter, reader.schema))
                }
            }
        }
    }

    @Test func `of problems is what problems are`() async throws {
        try await TestApplication.run { client in
            let json = try await client.execute(uri: "/nothing", method: .get).json
            _ = try CheckedObject(json, .problem)
            #expect(json.member("type")?.string == "/errors#not-found")
        }
    }

    @Test func `stands in openapi.json, with whom a route is for`() async throws {
        try await TestApplication.run { client in
            let json = try await client.execute(uri: "/openapi.json", method: .get).json
            let components = try #require(json.member("components"))
            for schema in API.operations.flatMap(\.schemas) {
                let definition = try #require(components.member("schemas")?.member(schema.name))
                let properties = try #require(definition.member("properties")?.members)
                #expect(properties.map { $0.key.string } == schema.members.map(\.key.description))
                #expect(properties.map { $0.value.member("description")?.string } == schema.members.map(\.meaning))
            }
            for operation in API.operations {
                let described = json.member("paths")?.member(operation.path)?
                    .member(operation.method.rawValue.lowercased())?.member("parameters")?.elements
                let inQuery = (described.map { Array($0) } ?? []).filter { $0.member("in")?.string == "query" }
                let expected = operation.query?.schema.members ?? []
                #expect(inQuery.map { $0.member("name")?.string } == expected.map(\.key.description))
                #expect(inQuery.map { $0.member("required")?.boolean } == expected.map(\.isRequired))
            }
            #expect(components.member("securitySchemes")?.member("cookie")?.member("name")?.string == "__Host-thidua")
            let account = json.member("paths")?.member("/api/v1/account")?.member("get")
            #expect(account?.member("security")?.elements.map { Array($0).count } == 2)
            #expect(account?.member("responses")?.member("401") != nil)
        }
    }

    /// The object without one member, written again.
    private func without(_ key: JSONKey, in object: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        if let members = object.members {
            for (name, value) in members where !name.hasText(key) {
                writer.key(name.string ?? "")
                write(value, to: &writer)
            }
        }
        writer.endObject()
        return writer.bytes
    }

    private func write(_ value: JSONValue, to writer: inout JSONWriter) {
        if let members = value.members {
            writer.beginObject()
            for (name, member) in members {
                writer.key(name.string ?? "")
                write(member, to: &writer)
            }
            writer.endObject()
        } else if let elements = value.elements {
            writer.beginArray()
            for element in elements { write(element, to: &writer) }
            writer.endArray()
        } else if let string = value.string {
            writer.string(string)
        } else {
            let text = value.withText(Array.init) ?? Array((value.boolean.map { "\($0)" } ?? "null").utf8)
            writer.number { $0.append(contentsOf: text) }
        }
    }
}
