import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Signing in and out.
struct SessionController {
    static let operations = [
        Operation(
            method: .post,
            path: "/api/v1/sessions",
            id: "signIn",
            summary: Wording(vi: "Đăng nhập", en: "Sign in"),
            reads: .read(CreateRequest.self),
            status: 201,
            answers: .written(CreateResponse.self),
            problems: [.signInRefused, .csrfRefused, .tooManyRequests, .unavailable, .outcomeUnknown]
        ),
        Operation(
            method: .delete,
            path: "/api/v1/sessions/current",
            id: "signOut",
            summary: Wording(vi: "Đăng xuất", en: "Sign out"),
            access: .credential,
            status: 204,
            problems: [.forbidden, .unavailable, .outcomeUnknown]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        router.post("/api/v1/sessions", use: create)
        router.withCredential().delete("/api/v1/sessions/current", use: delete)
    }

    @Sendable private func create(_ request: Request, context: AppRequestContext) async throws -> Response {
        let wish = try await request.read(CreateRequest.self, limit: 16_384)
        // Otherwise another site could sign a browser in as somebody else, whose work it would then do.
        if wish.carrier == .cookie { try request.refuseOtherOrigins() }
        let session = try await services.signIn.run(login: wish.login, password: wish.password)
        var response = Response(CreateResponse(session, by: wish.carrier), status: .created)
        if wish.carrier == .cookie { response.headers[.setCookie] = SessionCookie.setting(session.credential) }
        return response
    }

    @Sendable private func delete(_ request: Request, context: CredentialContext) async throws -> Response {
        let credential = context.presented.credential
        guard credential.kind == .session else {
            throw Problem(
                .forbidden,
                detail: Wording(vi: "Khóa dịch vụ không phải là phiên.", en: "A service key is no session.")
            )
        }
        // One that has ended before is as ended as was wished.
        _ = try await services.signOut.run(credential.secret)
        var response = Response.noContent()
        if context.presented.carrier == .cookie { response.headers[.setCookie] = SessionCookie.clearing }
        return response
    }
}

extension SessionController {
    struct CreateRequest: ReadableBody {
        static let schema = ObjectSchema(
            "SignInRequest",
            [
                .required("login", .text(0...1_000)), .required("password", .text(0...5_000)),
                .required("as", .oneOf(["token", "cookie"])),
            ],
            example: #"{"login":"an.nguyen","password":"mật khẩu của An","as":"token"}"#
        )

        let login: String
        let password: TypedPassword
        let carrier: Presented.Carrier

        init(_ object: CheckedObject) throws {
            login = try object.string("login")
            password = TypedPassword(try object.string("password"))
            carrier = try object.string("as") == "cookie" ? .cookie : .bearer
        }
    }

    struct CreateResponse: WritableBody {
        static let schema = ObjectSchema(
            "Session",
            [
                .optional("token", .text(47...47)), .required("accountId", .uuid), .required("expiresAt", .instant),
                .required("mustChangePassword", .boolean), .optional("csrfToken", .text(43...43)),
            ],
            example: #"""
                {"token":"tds_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","accountId":"0199a000-0000-7000-8000-000000000000","expiresAt":"2026-11-21T22:29:23Z","mustChangePassword":false}
                """#
        )

        private let session: SignIn.Session
        private let carrier: Presented.Carrier

        init(_ session: SignIn.Session, by carrier: Presented.Carrier) {
            self.session = session
            self.carrier = carrier
        }

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            if carrier == .bearer {
                writer.member("token", session.credential.text)
            }
            writer.member("accountId", session.accountID)
            writer.member("expiresAt", session.expiresAt.rfc3339)
            writer.member("mustChangePassword", session.mustChange)
            if carrier == .cookie {
                writer.member("csrfToken", session.credential.csrfToken)
            }
            writer.endObject()
        }
    }
}
