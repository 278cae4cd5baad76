import Application
import Domain
import HTTP
import StrictJSON

/// A vote, whole; of what was counted nothing before it counts.
struct VoteAnswer: WritableBody {
    private static let voter = ObjectSchema(
        "Voter",
        [.required("unit", .uuid), .required("account", .nullable(.uuid))],
        example: #"{"unit":"0199a000-0000-7000-8000-000000000001","account":null}"#
    )
    private static let roll = ObjectSchema(
        "VoteRoll",
        [
            .required("sha256", .sha256, meaning: "Of the bytes that /roll answers."),
            .required("voters", .array(of: .object(voter), maximum: 100_000)),
        ],
        example: #"""
            {"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","voters":[]}
            """#
    )
    private static let publicKey = ObjectSchema(
        "VotePublicKey",
        [
            .required("kty", .oneOf(["RSA"])), .required("n", .text(342...683)), .required("e", .oneOf(["AQAB"])),
            .required("scheme", .oneOf(["RSABSSA-SHA384-PSS-Deterministic"])),
        ],
        example: #"""
            {"kty":"RSA","n":"\#(String(repeating: "A", count: 342))","e":"AQAB","scheme":"RSABSSA-SHA384-PSS-Deterministic"}
            """#
    )
    private static let tally = ObjectSchema(
        "VoteTally",
        [.required("number", .version), .required("account", .uuid), .required("file", .nullable(.uuid))],
        example: #"{"number":1,"account":"0199a000-0000-7000-8000-000000000001","file":null}"#
    )
    static let schema = ObjectSchema(
        "Vote",
        [
            .required("id", .uuid), .required("clusterSeason", .nullable(.uuid)),
            .required("council", .nullable(.uuid)),
            .required("state", .voteState), .required("version", .version), .required("document", .anyObject),
            .required("roll", .nullable(.object(roll))), .required("publicKey", .nullable(.object(publicKey))),
            .required("hasBallot", .boolean, meaning: "Whether you have taken your ballot, while the vote is open."),
            .required("tallies", .array(of: .object(tally), maximum: 10_000)),
            .required("outcome", .nullable(.object(.voteOutcome))), .required("reason", .nullable(.text(0...2_000))),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000001","clusterSeason":"0199a000-0000-7000-8000-000000000002","council":null,"state":"prepared","version":1,"document":{},"roll":null,"publicKey":null,"hasBallot":false,"tallies":[],"outcome":null,"reason":null}
            """#
    )

    private let view: ReadVotes.View

    init(_ view: ReadVotes.View) { self.view = view }

    func write(to writer: inout JSONWriter) {
        let vote = view.vote
        writer.beginObject()
        writer.member("id", vote.id)
        writer.member("clusterSeason", vote.place.clusterSeason)
        writer.member("council", vote.council)
        writer.member("state", vote.state)
        writer.member("version", vote.version)
        writer.member("document", json: vote.document.bytes)
        writer.key("roll")
        if let roll = vote.roll {
            writer.beginObject()
            writer.member("sha256", view.rollSHA256?.hexadecimal)
            writer.objects("voters", roll.voters) { voter, writer in
                writer.member("unit", voter.unit)
                writer.member("account", voter.account)
            }
            writer.endObject()
        } else {
            writer.null()
        }
        writer.key("publicKey")
        if let modulus = view.modulus {
            writer.beginObject()
            writer.member("kty", "RSA")
            writer.member("n", Base64URL.text(of: modulus))
            writer.member("e", "AQAB")
            writer.member("scheme", "RSABSSA-SHA384-PSS-Deterministic")
            writer.endObject()
        } else {
            writer.null()
        }
        writer.member("hasBallot", view.hasBallot)
        writer.objects("tallies", vote.tallies) { tally, writer in
            writer.member("number", tally.number)
            writer.member("account", tally.account)
            writer.member("file", tally.file)
        }
        writer.key("outcome")
        if let outcome = vote.outcome { outcome.write(to: &writer) } else { writer.null() }
        writer.member("reason", view.reason)
        writer.endObject()
    }
}
