import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// What a cluster's units mean to win in a season, and who is proposed for what.
struct NominationController {
    private static let path = "/api/v1/cluster-seasons/{clusterSeason}"
    private static let registrations = path + "/registrations"
    private static let nominations = path + "/nominations"
    private static let nomination = nominations + "/{nomination}"
    private static let targets = path + "/award-targets"

    static let operations = [
        Operation(
            method: .get,
            path: registrations,
            id: "titleRegistrations",
            summary: Wording(vi: "Đăng ký thi đua của cụm", en: "What a cluster's units mean to win"),
            access: .signedIn,
            hasETag: true,
            answers: .written(RegistrationListBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: registrations,
            id: "setRegistrationDeadline",
            summary: Wording(vi: "Đặt hạn đăng ký thi đua", en: "Set the last day on which units register"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(DeadlineRequest.self),
            answers: .written(SavedBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: registrations + "/{unit}",
            id: "registerTitles",
            summary: Wording(vi: "Đăng ký thi đua của một đơn vị", en: "Save which awards a unit means to win"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(RegistrationRequest.self),
            answers: .written(SavedBody.self),
            problems: [.notPermitted, .deadlinePassed, .unknownReference]
        ),
        Operation(
            method: .get,
            path: nominations,
            id: "nominations",
            summary: Wording(vi: "Các đề nghị khen thưởng của cụm", en: "Who of a cluster is proposed for what"),
            access: .signedIn,
            answers: .written(NominationListBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: nominations,
            id: "nominate",
            summary: Wording(vi: "Đề nghị khen thưởng", en: "Propose a unit, or somebody of it, for an award"),
            access: .signedIn,
            isWrite: true,
            reads: .read(NominationRequest.self),
            status: 201,
            answers: .written(NominationBody.self),
            problems: [
                .notPermitted, .notAMember, .unknownReference, .invalidPeriod, .requirementUnmet, .disqualified,
                .quotaExceeded, .alreadyExists, .reasonRequired, .reasonInvalid,
            ]
        ),
        Operation(
            method: .post,
            path: nomination + "/confirmation",
            id: "confirmNomination",
            summary: Wording(
                vi: "Xác nhận đề nghị vượt chỉ tiêu",
                en: "Confirm, as a second person, what is beyond a quota"
            ),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(NoBody.self),
            answers: .written(NominationBody.self),
            problems: [.notPermitted, .conflictOfInterest, .wrongState]
        ),
        Operation(
            method: .post,
            path: nomination + "/withdrawal",
            id: "withdrawNomination",
            summary: Wording(vi: "Rút đề nghị khen thưởng", en: "Withdraw a nomination, and its dossier"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(WithdrawalRequest.self),
            answers: .written(NominationBody.self),
            problems: [.notPermitted, .wrongState, .reasonRequired, .reasonInvalid]
        ),
        Operation(
            method: .get,
            path: targets,
            id: "awardTargets",
            summary: Wording(
                vi: "Chỉ tiêu khen thưởng chung của cụm",
                en: "What a cluster means to win, and what came of it"
            ),
            access: .signedIn,
            hasETag: true,
            answers: .written(AwardTargetsBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .put,
            path: targets,
            id: "setAwardTargets",
            summary: Wording(vi: "Ghi chỉ tiêu khen thưởng chung", en: "Save what a cluster means to win"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(AwardTargetsRequest.self),
            answers: .written(SavedBody.self),
            problems: [.notPermitted]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.registrations), use: registrations)
        routes.put(RouterPath(Self.registrations), use: setDeadline)
        routes.put(RouterPath(Self.registrations + "/{unit}"), use: register)
        routes.get(RouterPath(Self.nominations), use: nominations)
        routes.post(RouterPath(Self.nominations), use: nominate)
        routes.post(RouterPath(Self.nomination + "/confirmation"), use: confirm)
        routes.post(RouterPath(Self.nomination + "/withdrawal"), use: withdraw)
        routes.get(RouterPath(Self.targets), use: targets)
        routes.put(RouterPath(Self.targets), use: setTargets)
    }

    @Sendable private func registrations(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readAwards.registrations(try context.clusterSeason(), as: context.caller)
        return Response(RegistrationListBody(view), version: view.version)
    }

    @Sendable private func setDeadline(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(DeadlineRequest.self)
        return try await services.carryOut(
            SetRegistrationDeadline(
                try context.clusterSeason(),
                seen: try request.seenVersionOrNone(),
                command.body.day
            ),
            command,
            as: context.caller
        ) { SavedBody($0) }
    }

    @Sendable private func register(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(RegistrationRequest.self)
        return try await services.carryOut(
            RegisterTitles(
                try context.clusterSeason(),
                try context.unit(),
                seen: try request.seenVersionOrNone(),
                command.body.awards
            ),
            command,
            as: context.caller
        ) { SavedBody($0) }
    }

    @Sendable private func nominations(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(
            NominationListBody(
                try await services.readAwards.nominations(try context.clusterSeason(), as: context.caller)
            )
        )
    }

    @Sendable private func nominate(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(NominationRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            Nominate(
                in: try context.clusterSeason(),
                command.body.subject,
                citing: command.body.review,
                command.body.publication,
                exception: command.body.exception
            ),
            command,
            as: context.caller,
            status: .created
        ) { NominationBody($0) }
    }

    @Sendable private func confirm(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(NoBody.self)
        return try await services.carryOut(
            try move(.confirm, request, context),
            command,
            as: context.caller
        ) { NominationBody($0) }
    }

    @Sendable private func withdraw(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(WithdrawalRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            try move(.withdraw(reason: command.body.reason), request, context),
            command,
            as: context.caller
        ) { NominationBody($0) }
    }

    private func move(
        _ move: MoveNomination.Move,
        _ request: Request,
        _ context: SignedInContext
    ) throws -> MoveNomination {
        MoveNomination(
            try context.identifier("nomination"),
            in: try context.clusterSeason(),
            seen: try request.seenVersion(),
            move
        )
    }

    @Sendable private func targets(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readAwards.targets(try context.clusterSeason(), as: context.caller)
        return Response(AwardTargetsBody(view), version: view.stored?.version ?? 0)
    }

    @Sendable private func setTargets(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AwardTargetsRequest.self, limit: 64 << 10)
        return try await services.carryOut(
            SetAwardTargets(
                try context.clusterSeason(),
                seen: try request.seenVersionOrNone(),
                agreement: command.body.agreement,
                command.body.targets
            ),
            command,
            as: context.caller
        ) { SavedBody($0) }
    }
}
