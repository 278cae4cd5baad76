import HTTP
import HTTPTypes
import StrictJSON

/// The lists that the API begins with, each with its path and what it is.
struct DirectoryBody: WritableBody {
    private static let entry = ObjectSchema(
        "DirectoryEntry",
        [.required("path", .text(1...200)), .required("vi", .text(1...200)), .required("en", .text(1...200))],
        example: #"{"path":"/api/v1/units","vi":"Các đơn vị","en":"Units"}"#
    )
    static let schema = ObjectSchema(
        "Directory",
        [
            .required("name", .text(1...20)), .required("description", .text(1...200)),
            .required("lists", .array(of: .object(entry), maximum: 100)),
        ],
        example: #"{"name":"ThiDua","description":"/openapi.json","lists":[\#(entry.example)]}"#
    )

    private let lists: [Operation]

    /// - Parameter operations: All routes; those that only need somebody to be signed in are told of.
    init(_ operations: [Operation]) {
        lists = operations.filter { $0.method == .get && $0.access == .signedIn && $0.pathParameters.isEmpty }
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", "ThiDua")
        writer.member("description", "/openapi.json")
        writer.objects("lists", lists) { operation, writer in
            writer.member("path", operation.path)
            writer.member("vi", operation.summary.vi)
            writer.member("en", operation.summary.en)
        }
        writer.endObject()
    }
}
