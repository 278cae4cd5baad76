import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// What offices keep of awards: catalogues, quotas, and what keeps units back.
struct AwardController {
    private static let award = "/api/v1/awards/{award}"
    private static let quota = "/api/v1/award-quotas/{quota}"
    private static let disqualifier = "/api/v1/disqualifiers/{disqualifier}"

    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/awards",
            id: "awards",
            summary: Wording(vi: "Danh mục danh hiệu, hình thức khen thưởng", en: "Catalogues of awards, by versions"),
            access: .signedIn,
            query: AwardQuery.self,
            answers: .written(PageBody<AwardBody>.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: "/api/v1/awards",
            id: "addAward",
            summary: Wording(
                vi: "Thêm một bản vào danh mục",
                en: "Add a version; the one before ends on its first day"
            ),
            access: .signedIn,
            isWrite: true,
            reads: .read(AwardRequest.self),
            status: 201,
            answers: .written(AwardBody.self),
            problems: [.notPermitted, .alreadyExists, .invalidName, .invalidPeriod, .unknownReference]
        ),
        Operation(
            method: .post,
            path: award + "/end",
            id: "endAward",
            summary: Wording(vi: "Kết thúc một bản của danh mục", en: "End a version, with none in its place"),
            access: .signedIn,
            isWrite: true,
            reads: .read(AwardEndRequest.self),
            answers: .written(AwardBody.self),
            problems: [.notPermitted, .wrongState, .invalidPeriod]
        ),
        Operation(
            method: .get,
            path: "/api/v1/award-quotas",
            id: "awardQuotas",
            summary: Wording(vi: "Chỉ tiêu khen thưởng của kỳ", en: "A season's quotas"),
            access: .signedIn,
            query: AwardQuotaQuery.self,
            answers: .written(PageBody<AwardQuotaBody>.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: "/api/v1/award-quotas",
            id: "addAwardQuota",
            summary: Wording(vi: "Đặt chỉ tiêu khen thưởng", en: "Set a quota"),
            access: .signedIn,
            isWrite: true,
            reads: .read(QuotaRequest.self),
            status: 201,
            answers: .written(AwardQuotaBody.self),
            problems: [.notPermitted, .unknownReference]
        ),
        Operation(
            method: .put,
            path: quota,
            id: "changeAwardQuota",
            summary: Wording(vi: "Sửa chỉ tiêu khen thưởng", en: "Change what a quota says"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(QuotaTermsRequest.self),
            answers: .written(AwardQuotaBody.self),
            problems: [.notPermitted, .unknownReference]
        ),
        Operation(
            method: .get,
            path: "/api/v1/disqualifiers",
            id: "disqualifiers",
            summary: Wording(
                vi: "Những lý do chưa được xét khen thưởng",
                en: "What keeps units back, as far as the caller may know"
            ),
            access: .signedIn,
            query: DisqualifierQuery.self,
            answers: .written(PageBody<DisqualifierBody>.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: "/api/v1/disqualifiers",
            id: "addDisqualifier",
            summary: Wording(vi: "Ghi lý do chưa được xét", en: "Record what keeps a unit, or somebody of it, back"),
            access: .signedIn,
            isWrite: true,
            reads: .read(DisqualifierRequest.self),
            status: 201,
            answers: .written(DisqualifierBody.self),
            problems: [.notPermitted, .reasonRequired, .reasonInvalid, .invalidName, .unknownReference]
        ),
        Operation(
            method: .post,
            path: disqualifier + "/lifting",
            id: "liftDisqualifier",
            summary: Wording(vi: "Gỡ lý do chưa được xét", en: "Lift what kept a unit back"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(LiftingRequest.self),
            answers: .written(DisqualifierBody.self),
            problems: [.notPermitted, .wrongState, .invalidPeriod, .reasonRequired, .reasonInvalid]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get("/api/v1/awards", use: awards)
        routes.post("/api/v1/awards", use: add)
        routes.post(RouterPath(Self.award + "/end"), use: end)
        routes.get("/api/v1/award-quotas", use: quotas)
        routes.post("/api/v1/award-quotas", use: addQuota)
        routes.put(RouterPath(Self.quota), use: changeQuota)
        routes.get("/api/v1/disqualifiers", use: disqualifiers)
        routes.post("/api/v1/disqualifiers", use: addDisqualifier)
        routes.post(RouterPath(Self.disqualifier + "/lifting"), use: lift)
    }

    @Sendable private func awards(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(AwardQuery.self)
        let page = try await services.readAwards.awards(
            of: query.managingUnit,
            query.kind,
            on: query.day,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { AwardBody($0) })
    }

    @Sendable private func add(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AwardRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            AddAward(command.body.wish),
            command,
            as: context.caller,
            status: .created
        ) { AwardBody($0) }
    }

    @Sendable private func end(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AwardEndRequest.self)
        return try await services.carryOut(
            EndAward(try context.identifier("award"), on: command.body.day),
            command,
            as: context.caller
        ) { AwardBody($0) }
    }

    @Sendable private func quotas(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(AwardQuotaQuery.self)
        let page = try await services.readAwards.quotas(
            in: query.season,
            of: query.clustersOf,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { AwardQuotaBody($0) })
    }

    @Sendable private func addQuota(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(QuotaRequest.self, limit: 64 << 10)
        return try await services.carryOut(command.body.wish, command, as: context.caller, status: .created) {
            AwardQuotaBody($0)
        }
    }

    @Sendable private func changeQuota(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(QuotaTermsRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            ChangeQuota(try context.identifier("quota"), seen: try request.seenVersion(), command.body.terms),
            command,
            as: context.caller
        ) { AwardQuotaBody($0) }
    }

    @Sendable private func disqualifiers(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(DisqualifierQuery.self)
        let page = try await services.readAwards.disqualifiers(
            of: query.unit,
            on: query.day,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { DisqualifierBody($0) })
    }

    @Sendable private func addDisqualifier(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(DisqualifierRequest.self, limit: 64 << 10)
        return try await services.carryOut(command.body.wish, command, as: context.caller, status: .created) {
            DisqualifierBody($0)
        }
    }

    @Sendable private func lift(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(LiftingRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            LiftDisqualifier(
                try context.identifier("disqualifier"),
                seen: try request.seenVersion(),
                on: command.body.day,
                reason: command.body.reason
            ),
            command,
            as: context.caller
        ) { DisqualifierBody($0) }
    }
}
