import Application
import Domain
import HTTP
import StrictJSON

/// What a file that is handed in is, and where it belongs; the body is the file itself.
struct FileQuery: ReadableBody {
    static let schema = ObjectSchema(
        "FileQuery",
        [
            .required("name", .text(1...KeptFile.longestName)), .required("unit", .uuid), .optional("review", .uuid),
            .optional("clusterSeason", .uuid), .optional("audience", .fileAudience),
        ],
        example: #"""
            {"name":"Báo cáo quý III.pdf","unit":"0199a000-0000-7000-8000-000000000003","review":"0199a000-0000-7000-8000-000000000008"}
            """#
    )

    let wish: AddFile.Wish

    init(_ object: CheckedObject) throws {
        let (review, clusterSeason): (ReviewID?, ClusterSeasonID?) = (
            object.optionalIdentifier("review"), object.optionalIdentifier("clusterSeason")
        )
        guard review == nil || clusterSeason == nil else {
            throw Problem(
                .invalidRequest,
                detail: Wording(
                    vi: "Chỉ nêu review hoặc clusterSeason: lần chấm điểm thuộc về một năm thi đua của cụm.",
                    en: "Name the review or the clusterSeason: a review belongs to one."
                )
            )
        }
        wish = AddFile.Wish(
            name: try object.string("name"),
            unit: try object.identifier("unit"),
            review: review,
            clusterSeason: clusterSeason,
            audience: object.optionalString("audience").flatMap { FileAudience(rawValue: $0) } ?? .unit
        )
    }
}

extension Schema {
    static let fileAudience = Schema.oneOf(FileAudience.allCases.map(\.rawValue))
    static let sha256 = Schema.text(64...64)
}

/// What is known of a file.
struct FileBody: WritableBody {
    static let members: [ObjectSchema.Member] = [
        .required("id", .uuid), .required("name", .text(1...KeptFile.longestName)),
        .required("mediaType", .text(3...100)), .required("size", .integer(1...Int.max)),
        .required("sha256", .sha256, meaning: "Of the bytes that are kept, which is also the ETag of the content"),
        .required("unit", .uuid), .required("review", .nullable(.uuid)), .required("clusterSeason", .nullable(.uuid)),
        .required("audience", .fileAudience), .required("isSubmitted", .boolean),
    ]
    private static let exampleMembers = #"""
        "id":"0199a000-0000-7000-8000-00000000000a","name":"Báo cáo quý III.pdf","mediaType":"application/pdf","size":48213,"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","unit":"0199a000-0000-7000-8000-000000000003","review":"0199a000-0000-7000-8000-000000000008","clusterSeason":"0199a000-0000-7000-8000-000000000007","audience":"unit","isSubmitted":false
        """#
    static let schema = ObjectSchema("File", members, example: "{\(exampleMembers)}")

    private let file: KeptFile

    init(_ file: KeptFile) { self.file = file }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writeMembers(to: &writer)
        writer.endObject()
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("id", file.id)
        writer.member("name", file.name)
        writer.member("mediaType", file.mediaType)
        writer.member("size", file.size)
        writer.member("sha256", file.sha256.hexadecimal)
        writer.member("unit", file.unit)
        writer.member("review", file.review)
        writer.member("clusterSeason", file.place.clusterSeason)
        writer.member("audience", file.audience)
        writer.member("isSubmitted", file.isSubmitted)
    }

    /// A file that was taken in.
    struct Receipt: WritableBody {
        private static let warning = Wording(
            vi: "Không đưa tài liệu mật, tài liệu chứa bí mật nhà nước lên hệ thống này.",
            en: "Classified material and state secrets do not belong in this system."
        )
        static let schema = ObjectSchema(
            "FileReceipt",
            FileBody.members + [
                .required(
                    "positionRemoved",
                    .boolean,
                    meaning: "Whether the picture told where it was taken; what is kept does not"
                ),
                .required("warning", .object(warningSchema)),
            ],
            example: #"{\#(FileBody.exampleMembers),"positionRemoved":false,"warning":\#(warningSchema.example)}"#
        )
        private static let warningSchema = ObjectSchema(
            "FileWarning",
            [.required("vi", .text(1...300)), .required("en", .text(1...300))],
            example: #"{"vi":"\#(warning.vi)","en":"\#(warning.en)"}"#
        )

        private let receipt: AddFile.Receipt

        init(_ receipt: AddFile.Receipt) { self.receipt = receipt }

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            FileBody(receipt.file).writeMembers(to: &writer)
            writer.member("positionRemoved", receipt.hadPosition)
            writer.object("warning") { writer in
                writer.member("vi", Self.warning.vi)
                writer.member("en", Self.warning.en)
            }
            writer.endObject()
        }
    }
}
