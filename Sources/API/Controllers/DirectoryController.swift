import HTTP
import Hummingbird
import StrictJSON

/// The entrance: what can be asked without knowing the id of anything.
struct DirectoryController {
    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1",
            id: "directory",
            summary: Wording(vi: "Danh mục API", en: "Where the API begins"),
            answers: .written(DirectoryBody.self)
        )
    ]

    private let bytes: [UInt8]

    /// - Parameter operations: All routes.
    init(of operations: [Operation]) {
        var writer = JSONWriter()
        DirectoryBody(operations).write(to: &writer)
        bytes = writer.bytes
    }

    func addRoutes(to router: Router<AppRequestContext>) {
        router.get("/api/v1", use: directory)
    }

    @Sendable private func directory(_ request: Request, context: AppRequestContext) -> Response {
        Response(json: bytes)
    }
}
