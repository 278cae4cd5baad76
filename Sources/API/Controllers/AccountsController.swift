import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Others' accounts: who they are, what they are entrusted with, and whether they are let in.
struct AccountsController {
    private static let all = "/api/v1/accounts"
    private static let one = "/api/v1/accounts/{account}"

    static let operations = [
        Operation(
            method: .get,
            path: all,
            id: "accounts",
            summary: Wording(vi: "Danh sách tài khoản", en: "The accounts that one keeps or audits, by login"),
            access: .signedIn,
            query: AccountQuery.self,
            answers: .written(PageBody<AccountLineBody>.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .get,
            path: one,
            id: "keptAccount",
            summary: Wording(vi: "Một tài khoản", en: "An account with its functions"),
            access: .signedIn,
            hasETag: true,
            answers: .written(KeptAccountBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: all,
            id: "makeAccount",
            summary: Wording(
                vi: "Lập tài khoản; mã dùng một lần chỉ hiện một lần",
                en: "Make an account; its one-time code is shown once"
            ),
            access: .signedIn,
            isWrite: true,
            reads: .read(AccountRequest.self),
            status: 201,
            answers: .written(MadeAccountReceipt.self),
            problems: [.notPermitted, .alreadyExists, .invalidPeriod, .unknownReference]
        ),
        Operation(
            method: .patch,
            path: one,
            id: "renameAccount",
            summary: Wording(vi: "Đổi tên tài khoản", en: "Rename an account"),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(AccountNameRequest.self),
            answers: .written(AccountReceipt.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: one + "/block",
            id: "blockAccount",
            summary: Wording(vi: "Khóa tài khoản", en: "Block an account: its sessions and keys end"),
            access: .signedIn,
            isWrite: true,
            answers: .written(AccountReceipt.self),
            problems: [.notPermitted, .wrongState] + noBody
        ),
        Operation(
            method: .post,
            path: one + "/unblock",
            id: "unblockAccount",
            summary: Wording(vi: "Mở khóa tài khoản", en: "Let a blocked account in again"),
            access: .signedIn,
            isWrite: true,
            answers: .written(AccountReceipt.self),
            problems: [.notPermitted, .wrongState] + noBody
        ),
        Operation(
            method: .post,
            path: one + "/one-time-code",
            id: "resetPassword",
            summary: Wording(
                vi: "Cấp mã dùng một lần, chỉ hiện một lần; các phiên kết thúc",
                en: "Give an account a one-time code, shown once; its sessions end"
            ),
            access: .signedIn,
            isWrite: true,
            answers: .written(CodeReceipt.self),
            problems: [.notPermitted] + noBody
        ),
        Operation(
            method: .post,
            path: one + "/functions",
            id: "entrustFunction",
            summary: Wording(vi: "Giao nhiệm vụ", en: "Entrust an account with a function"),
            access: .signedIn,
            isWrite: true,
            reads: .read(FunctionRequest.self),
            status: 201,
            answers: .written(AccountReceipt.self),
            problems: [.notPermitted, .alreadyExists, .invalidPeriod, .unknownReference]
        ),
        Operation(
            method: .post,
            path: one + "/functions/end",
            id: "endFunction",
            summary: Wording(vi: "Kết thúc nhiệm vụ", en: "End a function of an account"),
            access: .signedIn,
            isWrite: true,
            reads: .read(FunctionEndRequest.self),
            answers: .written(AccountReceipt.self),
            problems: [.notPermitted, .invalidPeriod, .unknownReference]
        ),
    ]

    /// What can be wrong with a body that says nothing.
    static let noBody: [ProblemCode] = [.malformedJSON, .unsupportedMediaType, .invalidRequest]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.all), use: list)
        routes.get(RouterPath(Self.one), use: show)
        routes.post(RouterPath(Self.all), use: make)
        routes.patch(RouterPath(Self.one), use: rename)
        routes.post(RouterPath(Self.one + "/block"), use: block)
        routes.post(RouterPath(Self.one + "/unblock"), use: unblock)
        routes.post(RouterPath(Self.one + "/one-time-code"), use: handOutCode)
        routes.post(RouterPath(Self.one + "/functions"), use: entrust)
        routes.post(RouterPath(Self.one + "/functions/end"), use: end)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        let query = try request.query(AccountQuery.self)
        let page = try await services.readAccounts.list(
            named: query.text,
            below: query.unit,
            query.page,
            as: context.caller
        )
        return Response(PageBody(page) { AccountLineBody($0) })
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let view = try await services.readAccounts.account(try context.account(), as: context.caller)
        return Response(KeptAccountBody(view), version: view.account.version)
    }

    @Sendable private func make(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AccountRequest.self, limit: 1 << 16)
        let wish = command.body
        let code = try await services.makeOneTimeCode.run(as: context.caller)
        return try await services.carryOut(
            MakeAccount(of: wish.unit, login: wish.login, name: wish.name, functions: wish.functions, code: code),
            command,
            as: context.caller,
            status: .created
        ) { MadeAccountReceipt($0) }
    }

    @Sendable private func rename(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(AccountNameRequest.self)
        return try await services.carryOut(
            RenameAccount(try context.account(), seen: try request.seenVersion(), to: command.body.name),
            command,
            as: context.caller
        ) { AccountReceipt($0) }
    }

    @Sendable private func block(_ request: Request, context: SignedInContext) async throws -> Response {
        try await change(isBlocked: true, request, context)
    }

    @Sendable private func unblock(_ request: Request, context: SignedInContext) async throws -> Response {
        try await change(isBlocked: false, request, context)
    }

    private func change(isBlocked: Bool, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let command = try await request.command(NoBody.self)
        let account = try context.account()
        // Whatever became of the write: a scope that is asked for again is never wrong.
        defer { services.scopes.forgetAll(of: account) }
        return try await services.carryOut(
            BlockAccount(account, isBlocked: isBlocked),
            command,
            as: context.caller
        ) { AccountReceipt($0) }
    }

    @Sendable private func handOutCode(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(NoBody.self)
        let account = try context.account()
        let code = try await services.makeOneTimeCode.run(as: context.caller)
        defer { services.scopes.forgetAll(of: account) }
        return try await services.carryOut(HandOutCode(to: account, code), command, as: context.caller) {
            CodeReceipt($0)
        }
    }

    @Sendable private func entrust(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(FunctionRequest.self)
        return try await services.carryOut(
            EntrustFunction(try context.account(), command.body.wish),
            command,
            as: context.caller,
            status: .created
        ) { AccountReceipt($0) }
    }

    @Sendable private func end(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(FunctionEndRequest.self)
        let wish = command.body
        return try await services.carryOut(
            EndFunction(try context.account(), wish.function, over: wish.unit, from: wish.from, on: wish.end),
            command,
            as: context.caller
        ) { AccountReceipt($0) }
    }
}

extension SignedInContext {
    /// The account that the path names.
    ///
    /// - Throws: `Problem` `not-found` where it names none.
    func account() throws -> AccountID { try identifier("account") }
}
