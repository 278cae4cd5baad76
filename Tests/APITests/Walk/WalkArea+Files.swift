import Crypto
import Domain
import Foundation
import Postgres
import TestSupport

extension WalkArea {
    /// Files, and the register of official documents.
    static let files = WalkArea(
        table: """
            route                          | stage       | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
            POST files                     | selfScoring | 201       | 201    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            POST files                     | published   | 409       | 409    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
            GET file                       | evidence    | 200       | 200    | 404      | 404   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 404     | 404           | 404          | 404       | 404    | 401
            GET file                       | submitted   | 200       | 200    | 404      | 404   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET content                    | evidence    | 200       | 200    | 404      | 404   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 404     | 404           | 404          | 404       | 404    | 401
            GET content                    | submitted   | 200       | 200    | 404      | 404   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            GET official-documents         | registered  | 200       | 200    | 200      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 200           | 200          | 200       | 200    | 401
            GET official-document          | registered  | 200       | 200    | 404      | 404   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
            POST official-documents        | registered  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
            PUT official-document          | registered  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
            """,
        requests: [
            "POST files": Asked(
                operation: "POST /api/v1/files",
                query: "?name=a.txt&unit={unit}&review={review}",
                body: "Số liệu quý III",
                contentType: "text/plain"
            ),
            "GET file": Asked(operation: "GET /api/v1/files/{file}"),
            "GET content": Asked(operation: "GET /api/v1/files/{file}/content"),
            "GET official-documents": Asked(operation: "GET /api/v1/official-documents"),
            "GET official-document": Asked(operation: "GET /api/v1/official-documents/{officialDocument}"),
            "POST official-documents": Asked(
                operation: "POST /api/v1/official-documents",
                body: #"{"clusterSeason":"{clusterSeason}","kind":"decision","symbol":"12/QĐ","summary":"Lập cụm"}"#
            ),
            "PUT official-document": Asked(
                operation: "PUT /api/v1/official-documents/{officialDocument}",
                body: #"{"kind":"decision","symbol":"13/QĐ","summary":"Lập cụm"}"#,
                ifMatch: ["registered": #""1""#]
            ),
        ],
        stages: [
            "evidence": Preparation(base: .assessing) { file(of: $0, isSubmitted: false) },
            "submitted": Preparation(base: .assessing) { file(of: $0, isSubmitted: true) },
            "registered": Preparation(base: .selfScoring) { cluster in
                [
                    """
                    insert into thidua.official_document (
                        id, season_id, cluster_season_id, managing_unit_id, kind, symbol, summary
                    )
                    values (
                        \(cluster.thing("officialDocument")), \(cluster.season), \(cluster.clusterSeason(of: "c")),
                        \(cluster.office(of: "c")), 'decision', '12/QĐ', 'Lập cụm'
                    )
                    """
                ]
            },
        ]
    )

    /// A file that `c` has as evidence, its content where the walk's services look for it.
    private static func file(of cluster: HandMadeCluster, isSubmitted: Bool) -> [PostgresQuery] {
        let content = Array("Số liệu".utf8)
        let hash = SHA256.hash(data: content)
        let folder =
            FileManager.default.temporaryDirectory.path + "/thidua-files/contents/\(hash.hexadecimal.prefix(2))"
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? Data(content).write(to: URL(filePath: "\(folder)/\(hash.hexadecimal)"), options: .atomic)
        return [
            """
            insert into thidua.file (
                id, season_id, cluster_season_id, managing_unit_id, unit_id, review_id, audience, is_submitted, name,
                media_type, size, sha256, account_id, recorded_at
            )
            values (
                \(cluster.thing("file")), \(cluster.season), \(cluster.clusterSeason(of: "c")), \(cluster.office(of: "c")),
                \(cluster.unit("c")), \(cluster.review), 'unit', \(isSubmitted), 'a.txt', 'text/plain', \(content.count),
                \(Array(hash)), \(cluster.account("officer c")), now()
            )
            """
        ]
    }
}
