import Domain
import HTTP
import StrictJSON

/// What was counted; which figures are needed the vote's method says, and each misfit is named.
struct TallyRequest: ReadableBody {
    private static let counts = Schema.array(of: .count, maximum: VoteDocument.mostOptions)
    private static let voters = Schema.array(of: .uuid, maximum: 100_000)
    private static let agreement = ObjectSchema(
        "ConsensusFigures",
        [.optional("against", voters), .optional("absent", voters), .optional("written", voters)],
        example: #"{"against":[],"absent":[]}"#
    )
    private static let hands = ObjectSchema(
        "HandFigures",
        [
            .required("present", .count), .optional("written", .count), .required("for", counts),
            .required("against", counts), .required("abstaining", counts),
        ],
        example: #"{"present":8,"for":[7],"against":[1],"abstaining":[0]}"#
    )
    private static let paper = ObjectSchema(
        "PaperFigures",
        [
            .required("present", .count), .optional("written", .count), .required("issued", .count),
            .required("returned", .count), .required("valid", .count), .required("invalid", .count),
            .required("for", counts), .required("against", counts),
        ],
        example: #"{"present":8,"issued":8,"returned":8,"valid":7,"invalid":1,"for":[7],"against":[0]}"#
    )
    static let schema = ObjectSchema(
        "TallyRequest",
        [
            .optional("consensus", .object(agreement)), .optional("showOfHands", .object(hands)),
            .optional("paper", .object(paper)), .optional("file", .uuid),
        ],
        example: #"""
            {"paper":{"present":8,"issued":8,"returned":8,"valid":7,"invalid":1,"for":[7],"against":[0]}}
            """#
    )

    private let given: [(method: VoteMethod, figures: JSONValue)]
    let file: FileID?

    init(_ object: CheckedObject) {
        let members: [(VoteMethod, JSONValue?)] = [
            (.consensus, object.value("consensus")), (.showOfHands, object.value("showOfHands")),
            (.paper, object.value("paper")),
        ]
        given = members.compactMap { method, value in value.map { (method, $0) } }
        file = object.optionalIdentifier("file")
    }

    /// The one method by which was counted, and its figures.
    ///
    /// - Throws: `Problem` `invalid-request` where there is none, or more than one.
    func counted() throws -> (method: VoteMethod, figures: JSONValue) {
        guard given.count == 1 else {
            throw Problem(
                .invalidRequest,
                detail: Wording(
                    vi: "Cần đúng một trong: consensus, showOfHands, paper.",
                    en: "Exactly one of consensus, showOfHands and paper is needed."
                )
            )
        }
        return given[0]
    }
}

/// Why a vote is cancelled.
struct CancellationRequest: ReadableBody {
    static let schema = ObjectSchema(
        "VoteCancellationRequest",
        [.required("reason", .text(0...10_000))],
        example: #"{"reason":"Thiếu thành viên"}"#
    )

    let reason: String

    init(_ object: CheckedObject) throws { reason = try object.string("reason") }
}
