import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Units: what there is, what it came from, and what administrators make of it.
struct UnitController {
    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/units",
            id: "units",
            summary: Wording(vi: "Danh sách đơn vị", en: "The units, by code"),
            access: .signedIn,
            query: UnitQuery.self,
            answers: .written(PageBody<UnitBody>.self)
        ),
        Operation(
            method: .get,
            path: "/api/v1/units/{unit}",
            id: "unit",
            summary: Wording(vi: "Một đơn vị", en: "A unit with its predecessors and successors"),
            access: .signedIn,
            hasETag: true,
            answers: .written(UnitDetailBody.self)
        ),
        Operation(
            method: .post,
            path: "/api/v1/units",
            id: "makeUnit",
            summary: Wording(vi: "Lập đơn vị", en: "Make a unit"),
            access: .signedIn,
            isWrite: true,
            reads: .read(UnitRequest.self),
            status: 201,
            answers: .written(UnitBody.self),
            problems: [.notPermitted, .alreadyExists, .invalidName, .invalidPeriod, .unknownReference]
        ),
        Operation(
            method: .patch,
            path: "/api/v1/units/{unit}",
            id: "changeUnit",
            summary: Wording(vi: "Đổi tên hoặc kết thúc đơn vị", en: "Rename or end a unit"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(UnitChangeRequest.self),
            answers: .written(UnitBody.self),
            problems: [.notPermitted, .stillNeeded, .invalidName, .invalidPeriod]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get("/api/v1/units", use: list)
        routes.get("/api/v1/units/{unit}", use: show)
        routes.post("/api/v1/units", use: make)
        routes.patch("/api/v1/units/{unit}", use: change)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(UnitQuery.self)
        let page = try await services.readOrganisation.units(
            named: query.text,
            below: query.parent,
            on: query.day,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { UnitBody($0) })
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readOrganisation.unit(try context.unit(), as: context.caller)
        return Response(UnitDetailBody(view), version: view.unit.version)
    }

    @Sendable private func make(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(UnitRequest.self, limit: 1 << 16)
        return try await services.carryOut(command.body.wish, command, as: context.caller, status: .created) {
            UnitBody($0)
        }
    }

    @Sendable private func change(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(UnitChangeRequest.self)
        return try await services.carryOut(
            ChangeUnit(
                try context.unit(),
                seen: try request.seenVersion(),
                name: command.body.name,
                to: command.body.to
            ),
            command,
            as: context.caller
        ) { UnitBody($0) }
    }
}
