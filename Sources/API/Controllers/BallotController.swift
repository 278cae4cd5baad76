import Application
import Domain
import HTTP
import HTTPTypes
import Hummingbird
import StrictJSON

/// Secret ballots: taken by name, cast without one (docs/ballot.md).
struct BallotController {
    private static let one = "/api/v1/votes/{vote}"

    static let operations = [
        Operation(
            method: .post,
            path: one + "/blind-signatures",
            id: "takeBallot",
            summary: Wording(vi: "Nhận phiếu: ký mù mã phiếu", en: "Take a ballot: have a blinded token signed"),
            access: .signedIn,
            isWrite: true,
            reads: .read(BlindSignatureRequest.self),
            status: 201,
            answers: .written(BlindSignatureBody.self),
            problems: [.notPermitted, .wrongState, .ballotTaken, .ballotRefused]
        ),
        Operation(
            method: .post,
            path: one + "/ballots",
            id: "castBallot",
            summary: Wording(vi: "Bỏ phiếu kín, không đăng nhập", en: "Cast a secret ballot, signed in as nobody"),
            isUnrecorded: true,
            reads: .read(BallotRequest.self),
            status: 201,
            answers: .written(BallotReceiptBody.self),
            problems: [.wrongState, .ballotRefused, .unavailable, .outcomeUnknown]
        ),
        Operation(
            method: .get,
            path: one + "/ballots",
            id: "ballots",
            summary: Wording(vi: "Mã của các phiếu đã bỏ", en: "The tokens that were cast, and who took a ballot"),
            access: .signedIn,
            answers: .written(BallotListBody.self),
            problems: [.notPermitted]
        ),
    ]

    let services: Services

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.post(RouterPath(Self.one + "/blind-signatures"), use: take)
        routes.get(RouterPath(Self.one + "/ballots"), use: list)
        router.post(RouterPath(Self.one + "/ballots"), use: cast)
    }

    @Sendable private func take(_ request: Request, context: SignedInContext) async throws -> Response {
        let command = try await request.command(BlindSignatureRequest.self)
        return try await services.carryOut(
            TakeBallot(try context.vote(), blinded: command.body.blinded),
            command,
            as: context.caller,
            status: .created
        ) { BlindSignatureBody($0) }
    }

    @Sendable private func list(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(BallotListBody(try await services.readVotes.ballots(as: context.caller, try context.vote())))
    }

    /// Whoever shows who they are is refused before anything is read: a client that does so would tell what they chose.
    @Sendable private func cast(_ request: Request, context: AppRequestContext) async throws -> Response {
        let named: [HTTPField.Name?] = [.authorization, .cookie, .idempotencyKey, .requestID, .csrfToken]
        guard named.allSatisfy({ name in name.map { request.headers[$0] == nil } ?? true }) else {
            throw Problem(
                .invalidRequest,
                detail: Wording(
                    vi: "Phiếu kín không được gửi kèm phiên, cookie, Idempotency-Key hay X-Request-ID.",
                    en: "A secret ballot comes without session, cookie, Idempotency-Key and X-Request-ID."
                )
            )
        }
        guard let vote = context.parameters.get("vote").flatMap({ VoteID($0) }) else { throw Problem(.notFound) }
        let ballot = try await request.read(BallotRequest.self, limit: 16_384).ballot
        try await services.castBallot.run(ballot, in: vote)
        return Response(BallotReceiptBody(), status: .created)
    }
}
