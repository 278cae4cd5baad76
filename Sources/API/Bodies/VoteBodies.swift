import Application
import Domain
import HTTP
import StrictJSON

/// What a vote is about and how it is decided: all of it.
struct VoteRequest: ReadableBody {
    private static let document = ObjectSchema(
        "VotedDocument",
        [.required("id", .uuid), .required("sha256", .text(64...64))],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000001","sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
            """#
    )
    private static let subject = ObjectSchema(
        "VoteSubject",
        [
            .required("kind", .oneOf(VoteSubject.Kind.allCases.map(\.rawValue))),
            .optional("document", .object(document)),
        ],
        example: #"{"kind":"nomination"}"#
    )
    private static let basis = ObjectSchema(
        "VoteRuleBasis",
        [.optional("officialDocument", .uuid), .optional("words", .text(1...1_000))],
        example: #"{"words":"Quy chế hoạt động của Cụm, Điều 7"}"#
    )
    private static let rule = ObjectSchema(
        "VoteRule",
        [
            .required("threshold", .text(3...11), meaning: "A fraction such as 9/10."),
            .required("comparison", .oneOf(VoteRule.Comparison.allCases.map(\.rawValue))),
            .required(
                "denominator",
                .oneOf(VoteRule.Denominator.allCases.map(\.rawValue)),
                meaning: "Of whom the threshold is a part: all on the roll, those who take part, the valid votes."
            ),
            .optional("quorum", .text(3...11)), .required("seats", .integer(1...VoteDocument.mostOptions)),
            .optional("absentees", .oneOf(VoteRule.Absentees.allCases.map(\.rawValue))),
            .optional("ownUnitVotes", .boolean), .optional("runoff", .oneOf(VoteRule.Runoff.allCases.map(\.rawValue))),
            .optional("least", .integer(VoteRule.fewestCounted...1_000)), .optional("basis", .object(basis)),
        ],
        example: #"""
            {"threshold":"9/10","comparison":"atLeast","denominator":"members","quorum":"2/3","seats":2,"runoff":"next"}
            """#
    )
    private static let delegate = ObjectSchema(
        "VoteDelegate",
        [.required("unit", .uuid), .required("account", .uuid)],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000001","account":"0199a000-0000-7000-8000-000000000002"}
            """#
    )
    static let schema = ObjectSchema(
        "VoteRequest",
        [
            .required("title", .text(1...500)), .required("subject", .object(subject)),
            .required("options", .array(of: .object(.voteOption), maximum: VoteDocument.mostOptions)),
            .required("method", .oneOf(VoteMethod.allCases.map(\.rawValue))), .required("rule", .object(rule)),
            .optional("tellers", .array(of: .uuid, maximum: 20)),
            .optional("delegates", .array(of: .object(delegate), maximum: 1_000)), .optional("runoffOf", .uuid),
        ],
        example: #"""
            {"title":"Suy tôn Cờ thi đua của Bộ","subject":{"kind":"nomination"},"options":[{"unit":"0199a000-0000-7000-8000-000000000001"}],"method":"secret","rule":{"threshold":"9/10","comparison":"atLeast","denominator":"members","seats":1}}
            """#
    )

    let document: JSONValue

    init(_ object: CheckedObject) { document = object.object }
}

extension ObjectSchema {
    /// One thing that can be chosen: a unit, or words.
    static let voteOption = ObjectSchema(
        "VoteOption",
        [.optional("unit", .uuid), .optional("words", .text(1...1_000))],
        example: #"{"words":"Phương án 1"}"#
    )
}

extension Schema {
    static let voteState = Schema.oneOf(VoteState.allCases.map(\.rawValue))
}

/// What came of a change of a vote.
struct VoteReceiptBody: WritableBody {
    static let schema = ObjectSchema(
        "VoteReceipt",
        [
            .required("id", .uuid), .required("state", .voteState), .required("version", .version),
            .required("rollSha256", .nullable(.sha256)),
        ],
        example: #"{"id":"0199a000-0000-7000-8000-000000000001","state":"prepared","version":1,"rollSha256":null}"#
    )

    private let receipt: VoteReceipt

    init(_ receipt: VoteReceipt) { self.receipt = receipt }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", receipt.id)
        writer.member("state", receipt.state)
        writer.member("version", receipt.version)
        writer.member("rollSha256", receipt.rollSHA256?.hexadecimal)
        writer.endObject()
    }
}

/// The votes of a body.
struct VoteListBody: WritableBody {
    private static let vote = ObjectSchema(
        "VoteHeader",
        [
            .required("id", .uuid), .required("title", .text(1...500)),
            .required("method", .oneOf(VoteMethod.allCases.map(\.rawValue))),
            .required("subject", .oneOf(VoteSubject.Kind.allCases.map(\.rawValue))), .required("state", .voteState),
            .required("version", .version),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000001","title":"Bầu Cụm trưởng","method":"secret","subject":"election","state":"open","version":2}
            """#
    )
    static let schema = ObjectSchema(
        "VoteList",
        [.required("votes", .array(of: .object(vote), maximum: 1_000_000))],
        example: #"{"votes":[]}"#
    )

    private let headers: [VoteHeader]

    init(_ headers: [VoteHeader]) { self.headers = headers }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.objects("votes", headers) { header, writer in
            writer.member("id", header.id)
            writer.member("title", header.title)
            writer.member("method", header.method)
            writer.member("subject", header.subject)
            writer.member("state", header.state)
            writer.member("version", header.version)
        }
        writer.endObject()
    }
}
