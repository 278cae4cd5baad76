import Application
import HTTP
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import StrictJSON

/// The rankings of a season as files, with what the one who asks may read.
struct ExportController {
    static let operations = RankingFileKind.allCases.map { kind in
        Operation(
            method: .get,
            path: path(kind),
            id: kind.operationID,
            summary: kind.summary,
            access: .signedIn,
            hasETag: true,
            isDocument: true,
            query: ExportQuery.self,
            answers: .media(kind.mediaType),
            problems: [.notPermitted, .exportTooLarge]
        )
    }

    private static func path(_ kind: RankingFileKind) -> String { "/api/v1/exports/\(kind.name)" }

    let services: Services
    /// Files that are being written at one time: each holds a connection of the pool until it is whole, and others need
    /// some too.
    private let writing = Gate(places: 2)
    /// Files that are on the disk at one time: each has its room until its client has taken it, however slowly.
    private let taking = Gate(places: 20)

    init(services: Services) { self.services = services }

    func addRoutes(to router: Router<AppRequestContext>) {
        let routes = router.signedIn(services.scopes)
        for kind in RankingFileKind.allCases {
            routes.get(RouterPath(Self.path(kind))) { request, context in
                try await export(kind, request, context)
            }
        }
    }

    @Sendable private func export(
        _ kind: RankingFileKind,
        _ request: Request,
        _ context: SignedInContext
    ) async throws -> Response {
        let query = try request.query(ExportQuery.self)
        guard let room = taking.enter() else { throw Problem.unavailable(retryAfter: .seconds(30)) }
        guard let place = writing.enter() else { throw Problem.unavailable(retryAfter: .seconds(2)) }
        defer { withExtendedLifetime(place) {} }
        let file = try await services.exportRankingFile.run(kind, query.filter, as: context.caller)
        return Response(file, holding: room).unlessHeld(by: request)
    }
}

extension RankingFileKind {
    fileprivate var operationID: String {
        switch self {
        case .rankingsCSV: "exportRankingsCSV"
        case .rankingsJSON: "exportRankingsJSON"
        case .rankingsWorkbook: "exportRankingsWorkbook"
        case .resultsCSV: "exportResultsCSV"
        }
    }

    fileprivate var summary: Wording {
        switch self {
        case .rankingsCSV:
            Wording(
                vi: "Tệp CSV: mỗi dòng một đơn vị, cho chương trình",
                en: "The rankings, a row a unit, for programs"
            )
        case .rankingsJSON:
            Wording(vi: "Tệp JSON: như tệp CSV, theo từng cụm", en: "The same rankings, a member a cluster")
        case .rankingsWorkbook:
            Wording(vi: "Bảng tính: mỗi dòng một đơn vị, cho người đọc", en: "The same rankings, for people")
        case .resultsCSV:
            Wording(
                vi: "Tệp CSV: mỗi dòng một đơn vị và tiêu chí của các lần đã công bố",
                en: "A row a unit and criterion of what is published"
            )
        }
    }

    fileprivate var mediaType: String {
        switch self {
        case .rankingsCSV, .resultsCSV: "text/csv"
        case .rankingsJSON: "application/json"
        case .rankingsWorkbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }

    fileprivate var contentType: String {
        switch self {
        case .rankingsCSV, .resultsCSV: "\(mediaType); charset=utf-8; header=present"
        case .rankingsJSON, .rankingsWorkbook: mediaType
        }
    }
}

extension Response {
    /// A good answer that is not to be cached, and is kept as a file.
    fileprivate init(_ file: RankingFile, holding room: Gate.Place) {
        self.init(
            status: .ok,
            headers: [
                .contentType: file.kind.contentType,
                .contentDisposition: "attachment; filename=\"\(file.nameWithDay)\"",
                .contentLength: String(file.count),
                .eTag: "\"\(file.sha256)\"",
                .cacheControl: "no-store",
            ],
            // Without the length: the request's line of the log is then written when the last byte was taken.
            body: ResponseBody { writer in
                var offset = 0
                while offset < file.count {
                    let piece = try await NIOThreadPool.singleton.runIfActive { [offset] in
                        try file.bytes(at: offset, upTo: 1 << 16)
                    }
                    offset += piece.count
                    try await writer.write(ByteBuffer(bytes: piece))
                }
                try await writer.finish(nil)
                withExtendedLifetime(room) {}
            }
        )
    }
}

extension RankingFile {
    /// `rankings-2026-11-21.csv`: several days' files lie in one folder.
    fileprivate var nameWithDay: String {
        let parts = kind.name.split(separator: ".", maxSplits: 1)
        return "\(parts[0])-\(day).\(parts[1])"
    }
}
