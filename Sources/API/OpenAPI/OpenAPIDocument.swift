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
        writer.object("info") { writer in
            writer.member("title", "ThiDua")
            writer.member("version", "1")
        }
        writer.object("paths") { writer in
            for (path, operations) in Dictionary(grouping: operations, by: \.path).sorted(by: { $0.key < $1.key }) {
                writer.object(named: path) { writer in
                    for operation in operations.sorted(by: { $0.method.rawValue < $1.method.rawValue }) {
                        writer.object(named: operation.method.rawValue.lowercased(), write: operation.writeDescription)
                    }
                }
            }
        }
        writer.object("components") { writer in
            let named = (operations.flatMap(\.schemas) + [.problem]).flatMap(\.withThoseInside)
            writer.object("schemas") { writer in
                for (name, schemas) in Dictionary(grouping: named, by: \.name).sorted(by: { $0.key < $1.key }) {
                    writer.object(named: name) { writer in schemas.first?.writeDefinition(to: &writer) }
                }
            }
            writer.object("securitySchemes", write: writeSecuritySchemes)
        }
        writer.endObject()
        return writer.bytes
    }

    private static func writeSecuritySchemes(to writer: inout JSONWriter) {
        writer.object("bearer") { writer in
            writer.member("type", "http")
            writer.member("scheme", "bearer")
            writer.member("description", "A session's token (tds_…) or a service key (tdk_…), for programs.")
        }
        writer.object("cookie") { writer in
            writer.member("type", "apiKey")
            writer.member("in", "cookie")
            writer.member("name", SessionCookie.name)
            writer.member(
                "description",
                "A session in a browser. Every method but GET and HEAD needs the header X-CSRF-Token as well."
            )
        }
    }
}
