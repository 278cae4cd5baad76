import Domain
import StrictJSON

extension ObjectSchema {
    private static let outcomeLine = ObjectSchema(
        "VoteOutcomeLine",
        [
            .optional("unit", .uuid), .optional("words", .text(1...1_000)), .required("for", .count),
            .required("against", .count), .required("abstaining", .count),
            .required("of", .count, meaning: "Of how many the votes for are a part."),
            .required("needed", .nullable(.count)), .required("carried", .boolean),
            .required(
                "unanimous",
                .boolean,
                meaning: "Whether all chose the same: then it is known of everybody what they chose."
            ),
        ],
        example: #"""
            {"words":"Đồng ý","for":8,"against":0,"abstaining":0,"of":8,"needed":8,"carried":true,"unanimous":true}
            """#
    )
    private static let ballots = ObjectSchema(
        "VoteBallotCounts",
        [
            .required("issued", .count), .required("returned", .count), .required("valid", .count),
            .required("invalid", .count),
        ],
        example: #"{"issued":8,"returned":8,"valid":8,"invalid":0}"#
    )

    /// What came of a vote.
    static let voteOutcome = ObjectSchema(
        "VoteOutcome",
        [
            .required("verdict", .oneOf(VoteOutcome.Verdict.allCases.map(\.rawValue))), .required("members", .count),
            .required("present", .count), .required("written", .count),
            .required("ballots", .nullable(.object(ballots))),
            .required("options", .array(of: .object(outcomeLine), maximum: VoteDocument.mostOptions)),
            .required("seatsLeft", .count),
            .required(
                "runoff",
                .array(of: .object(.voteOption), maximum: VoteDocument.mostOptions),
                meaning: "Between whom another vote decides on the seats that are left."
            ),
            .required("against", .array(of: .uuid, maximum: 100_000)),
            .required("absent", .array(of: .uuid, maximum: 100_000)),
        ],
        example: #"""
            {"verdict":"decided","members":8,"present":8,"written":0,"ballots":null,"options":[],"seatsLeft":0,"runoff":[],"against":[],"absent":[]}
            """#
    )
}

extension VoteOutcome {
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("verdict", verdict)
        writer.member("members", members)
        writer.member("present", present)
        writer.member("written", written)
        writer.key("ballots")
        if let ballots {
            writer.beginObject()
            writer.member("issued", ballots.issued)
            writer.member("returned", ballots.returned)
            writer.member("valid", ballots.valid)
            writer.member("invalid", ballots.invalid)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.objects("options", lines) { line, writer in
            line.option.writeMember(to: &writer)
            writer.member("for", line.count.votesFor)
            writer.member("against", line.count.against)
            writer.member("abstaining", line.count.abstaining)
            writer.member("of", line.whole)
            writer.member("needed", line.needed)
            writer.member("carried", line.isCarried)
            writer.member("unanimous", line.isUnanimous)
        }
        writer.member("seatsLeft", seatsLeft)
        writer.objects("runoff", runoff) { option, writer in option.writeMember(to: &writer) }
        writer.member("against", against)
        writer.member("absent", absent)
        writer.endObject()
    }
}

extension VoteOption {
    fileprivate func writeMember(to writer: inout JSONWriter) {
        switch self {
        case .unit(let unit): writer.member("unit", unit)
        case .words(let words): writer.member("words", words)
        }
    }
}
