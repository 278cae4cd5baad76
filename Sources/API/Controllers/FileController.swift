import Application
import Domain
import Files
import HTTP
import HTTPTypes
import Hummingbird
import NIOCore
import StrictJSON

/// Files: evidence, scans, photographs. Their bytes are streamed, in and out.
struct FileController {
    static let path = "/api/v1/files"

    static let operations = [
        Operation(
            method: .post,
            path: path,
            id: "addFile",
            summary: Wording(
                vi: "Đưa tệp lên (không đưa tài liệu mật)",
                en: "Hand in a file, sent as it is; classified material does not belong here"
            ),
            access: .signedIn,
            isWrite: true,
            query: FileQuery.self,
            reads: .media("application/octet-stream"),
            status: 201,
            answers: .written(FileBody.Receipt.self),
            problems: [
                .notFound, .notPermitted, .wrongState, .unsupportedMediaType, .fileRefused, .noRoom, .invalidName,
                .unknownReference,
            ]
        ),
        Operation(
            method: .get,
            path: "\(path)/{file}",
            id: "file",
            summary: Wording(vi: "Thông tin của một tệp", en: "What is known of a file"),
            access: .signedIn,
            answers: .written(FileBody.self),
            problems: [.notPermitted]
        ),
        Operation(
            method: .get,
            path: "\(path)/{file}/content",
            id: "fileContent",
            summary: Wording(
                vi: "Nội dung của một tệp, cả tệp hoặc một phần",
                en: "A file's bytes, all or a range of them"
            ),
            access: .signedIn,
            hasETag: true,
            isDocument: true,
            isRanged: true,
            answers: .media("application/octet-stream"),
            problems: [.notPermitted, .rangeNotSatisfiable]
        ),
    ]

    let services: Services
    /// Files that are being taken in at one time: each has its room on the disk until it is kept or refused.
    private let taking = Gate(places: 16)

    init(services: Services) { self.services = services }

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        routes.post(RouterPath(Self.path), use: add)
        routes.get(RouterPath("\(Self.path)/{file}"), use: show)
        routes.get(RouterPath("\(Self.path)/{file}/content"), use: content)
    }

    @Sendable private func add(_ request: Request, context: SignedInContext) async throws -> Response {
        let wish = try request.query(FileQuery.self).wish
        let declared = try request.declaredType()
        try request.requireKey()
        guard context.caller.isSession else { throw Problem(Refusal.noSession) }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > services.files.largest {
            throw Problem(FileRefusal(.tooLarge(limit: services.files.largest)))
        }
        guard let place = taking.enter() else { throw Problem.unavailable(retryAfter: .seconds(5)) }
        defer { withExtendedLifetime(place) {} }
        do {
            let received = try await services.files.intake.receive(
                request.body.pieces,
                name: wish.name,
                declared: declared
            )
            let key = try request.writeKey(ofBody: received.received.bytes)
            let answer = try await services.writer.write(
                AddFile(received, wish, room: services.files.room),
                as: context.caller,
                key: key
            ) { FileBody.Receipt($0).text }
            return Response(answer, FileBody.Receipt.self, status: .created)
        } catch let refusal as FileRefusal {
            throw Problem(refusal)
        } catch let failure as FileStoreFailure where failure.isFull {
            throw Problem.unavailable(
                retryAfter: .seconds(60),
                detail: Wording(vi: "Ổ đĩa của máy chủ đã đầy.", en: "The server's disk is full.")
            )
        }
    }

    @Sendable private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        Response(FileBody(try await services.readFile.run(try context.file(), as: context.caller)))
    }

    @Sendable private func content(_ request: Request, context: SignedInContext) async throws -> Response {
        let file = try await services.readFile.run(try context.file(), as: context.caller)
        let content = try await services.readFile.content(of: file)
        return try Response(content, of: file, answering: request)
    }
}

extension SignedInContext {
    fileprivate func file() throws -> FileID { try identifier("file") }
}

extension Request {
    /// The media type that the client says the body has, without parameters.
    ///
    /// - Throws: `Problem` `unsupported-media-type` where it says none.
    fileprivate func declaredType() throws -> String {
        guard let type = headers[.contentType]?.split(separator: ";").first?.filter({ !$0.isWhitespace }), !type.isEmpty
        else {
            throw Problem(
                .unsupportedMediaType,
                detail: Wording(
                    vi: "Cần Content-Type của tệp, hoặc application/octet-stream.",
                    en: "Content-Type must say what the file is, or application/octet-stream."
                )
            )
        }
        return String(type)
    }
}

extension RequestBody {
    /// Its bytes as they come.
    fileprivate var pieces: AsyncMapSequence<RequestBody, ByteBufferView> { map(\.readableBytesView) }
}

extension Problem {
    fileprivate init(_ refusal: FileRefusal) {
        switch refusal.cause {
        case .tooLarge: self.init(.contentTooLarge, detail: refusal.wording)
        default: self.init(.fileRefused, detail: refusal.wording)
        }
    }
}
