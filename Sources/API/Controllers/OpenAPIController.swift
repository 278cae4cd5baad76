import HTTP
import Hummingbird
import StrictJSON

/// The description of the API, for programs.
struct OpenAPIController {
    static let operations = [
        Operation(
            method: .get,
            path: "/openapi.json",
            id: "openapi",
            summary: Wording(vi: "Mô tả API", en: "Description of the API"),
            answers: .media("application/json")
        )
    ]

    let document: [UInt8]

    func addRoutes(to router: Router<AppRequestContext>) {
        router.get("/openapi.json", use: description)
    }

    @Sendable private func description(_ request: Request, context: AppRequestContext) -> Response {
        Response(json: document)
    }
}
