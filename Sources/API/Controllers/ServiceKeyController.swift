import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// The service keys of an account, for whoever keeps it.
struct ServiceKeyController {
    private static let path = "/api/v1/accounts/{account}/keys"

    static let operations = [
        Operation(
            method: .get,
            path: path,
            id: "keys",
            summary: Wording(vi: "Khóa dịch vụ của tài khoản", en: "An account's service keys, without their secrets"),
            access: .signedIn,
            answers: .written(ServiceKeysBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .post,
            path: path,
            id: "issueKey",
            summary: Wording(
                vi: "Cấp khóa dịch vụ, chỉ hiện một lần",
                en: "Make a service key; its secret is shown once"
            ),
            access: .signedIn,
            isWrite: true,
            reads: .read(KeyRequest.self),
            status: 201,
            answers: .written(IssuedKeyReceipt.self),
            problems: [.notPermitted, .wrongState]
        ),
        Operation(
            method: .delete,
            path: path + "/{key}",
            id: "revokeKey",
            summary: Wording(vi: "Thu hồi khóa dịch vụ", en: "Revoke a service key"),
            access: .signedIn,
            isWrite: true,
            answers: .written(RevocationReceipt.self),
            problems: [.notPermitted] + AccountsController.noBody
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.get(RouterPath(Self.path), use: list)
        routes.post(RouterPath(Self.path), use: issue)
        routes.delete(RouterPath(Self.path + "/{key}"), use: revoke)
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(ServiceKeysBody(try await services.readAccounts.keys(of: try context.account(), as: context.caller)))
    }

    @Sendable private func issue(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(KeyRequest.self)
        let wish = command.body
        return try await services.carryOut(
            IssueKey(for: try context.account(), name: wish.name, scopes: wish.scopes, days: wish.days),
            command,
            as: context.caller,
            status: .created
        ) { IssuedKeyReceipt($0) }
    }

    @Sendable private func revoke(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(NoBody.self)
        let account = try context.account()
        // Whatever became of the write: a scope that is asked for again is never wrong.
        defer { services.scopes.forgetAll(of: account) }
        return try await services.carryOut(
            RevokeKey(try context.identifier("key"), of: account),
            command,
            as: context.caller
        ) { RevocationReceipt($0) }
    }
}
