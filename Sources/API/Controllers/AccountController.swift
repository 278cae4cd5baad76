import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// The account of whoever asks.
struct AccountController {
    static let operations = [
        Operation(
            method: .get,
            path: "/api/v1/account",
            id: "account",
            summary: Wording(vi: "Tài khoản đang dùng", en: "Who am I"),
            access: .credential,
            answers: .written(AccountResponse.self),
            problems: [.unavailable]
        ),
        Operation(
            method: .post,
            path: "/api/v1/account/password",
            id: "changePassword",
            summary: Wording(vi: "Đổi mật khẩu", en: "Change the password"),
            access: .credential,
            reads: .read(PasswordRequest.self),
            status: 204,
            problems: [.passwordRefused, .tooManyRequests, .unavailable, .outcomeUnknown]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.withCredential()
        routes.get("/api/v1/account", use: show)
        routes.post("/api/v1/account/password", use: changePassword)
    }

    /// While the password has to be changed there is no scope to read by: the answer says so, and no more.
    @Sendable private func show(_ request: Request, context: CredentialContext) async throws -> Response {
        let presented = context.presented
        let who: SignedIn
        do throws(AuthenticationError) {
            who = try await services.scopes.signedIn(by: presented)
        } catch {
            guard case .passwordMustBeChanged = error else { throw error }
            return Response(AccountResponse(nil, presented))
        }
        let caller = Caller(scope: who.scope, requestID: context.requestID)
        return Response(AccountResponse(try await services.readAccount.run(as: caller), presented))
    }

    @Sendable private func changePassword(_ request: Request, context: CredentialContext) async throws -> Response {
        let wish = try await request.read(PasswordRequest.self, limit: 32_768)
        try await services.changePassword.run(context.presented.credential.secret, from: wish.old, to: wish.new)
        return .noContent()
    }
}

extension AccountController {
    struct PasswordRequest: ReadableBody {
        static let schema = ObjectSchema(
            "PasswordChange",
            [.required("oldPassword", .text(0...5_000)), .required("newPassword", .text(0...5_000))],
            example: #"{"oldPassword":"2h4fk-9wq3t-hb2mn-k7xyz","newPassword":"mật khẩu mới của An"}"#
        )

        let old: TypedPassword
        let new: TypedPassword

        init(_ object: CheckedObject) throws {
            old = TypedPassword(try object.string("oldPassword"))
            new = TypedPassword(try object.string("newPassword"))
        }
    }

    struct AccountResponse: WritableBody {
        static let schema = ObjectSchema(
            "Account",
            [
                .required("mustChangePassword", .boolean), .optional("csrfToken", .text(43...43)),
                .optional("accountId", .uuid), .optional("login", .text(2...64)), .optional("name", .text(1...200)),
                .optional("unit", .object(.unitName)),
                .optional("functions", .array(of: .object(.heldFunction), maximum: 10_000)), .optional("day", .day),
            ],
            example: #"""
                {"mustChangePassword":false,"accountId":"0199a000-0000-7000-8000-000000000000","login":"an.nguyen","name":"Nguyễn An","unit":{"id":"0199a000-0000-7000-8000-000000000001","code":"PX01","name":"Phòng Tham mưu"},"functions":[],"day":"2026-11-21"}
                """#
        )

        private let account: OwnAccount?
        private let presented: Presented

        /// - Parameters:
        ///   - account: nil while the password has to be changed.
        ///   - presented: By what was asked.
        init(_ account: OwnAccount?, _ presented: Presented) {
            self.account = account
            self.presented = presented
        }

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("mustChangePassword", account == nil)
            if presented.carrier == .cookie {
                writer.member("csrfToken", presented.credential.csrfToken)
            }
            if let account { Self.write(account, to: &writer) }
            writer.endObject()
        }

        private static func write(_ account: OwnAccount, to writer: inout JSONWriter) {
            writer.member("accountId", account.id)
            writer.member("login", account.login)
            writer.member("name", account.name)
            write(account.unit, to: &writer)
            writer.objects("functions", account.functions) { function, writer in
                writer.member("function", function.name)
                write(function.unit, to: &writer)
                writer.member("from", function.from)
                if let to = function.to {
                    writer.member("to", to)
                }
            }
            writer.member("day", account.day)
        }

        private static func write(_ unit: OwnAccount.Unit, to writer: inout JSONWriter) {
            writer.unit(id: unit.id, code: unit.code, name: unit.name)
        }
    }
}
