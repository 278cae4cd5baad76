import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Results of many units at once: the grid that an assessing body fills, and the matrix of all layers.
struct GridController {
    private static let grid = "/api/v1/reviews/{review}/grids/{criterion}"
    private static let matrix = "/api/v1/reviews/{review}/matrix"

    static let operations = [
        Operation(
            method: .get,
            path: grid,
            id: "grid",
            summary: Wording(
                vi: "Lưới chấm của một lĩnh vực",
                en: "A field of all units, for the body that assesses it"
            ),
            access: .signedIn,
            answers: .written(GridBody.self),
            problems: [.notPermitted, .wrongState]
        ),
        Operation(
            method: .post,
            path: grid,
            id: "fillGrid",
            summary: Wording(vi: "Chấm một lĩnh vực cho nhiều đơn vị", en: "Enter findings of a field, row by row"),
            access: .signedIn,
            isWrite: true,
            reads: .read(GridRequest.self),
            answers: .written(GridReceipt.self),
            problems: [.notPermitted, .wrongState]
        ),
        Operation(
            method: .get,
            path: matrix,
            id: "matrix",
            summary: Wording(vi: "Bảng tổng hợp các lớp điểm", en: "What every layer says, by unit and criterion"),
            access: .signedIn,
            query: MatrixQuery.self,
            answers: .written(PageBody<MatrixUnitBody>.self),
            problems: [.notPermitted, .unknownCriterion]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.grid), use: show)
        routes.post(RouterPath(Self.grid), use: fill)
        routes.get(RouterPath(Self.matrix), use: showMatrix)
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(
            GridBody(
                try await services.readGrid.run(as: context.caller, try context.review(), try context.criterion())
            )
        )
    }

    @Sendable private func fill(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(GridRequest.self, limit: 4 << 20)
        return try await services.carryOut(
            FillGrid(try context.review(), try context.criterion(), command.body.rows),
            command,
            as: context.caller
        ) { GridReceipt($0) }
    }

    @Sendable private func showMatrix(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(MatrixQuery.self)
        let page = try await services.readMatrix.run(
            as: context.caller,
            try context.review(),
            under: query.criterion,
            query.page
        )
        return Response(PageBody(page) { MatrixUnitBody($0) })
    }
}
