import Application
import Domain
import HTTP
import StrictJSON

/// A voter's token, blinded so that nobody but the voter knows it.
struct BlindSignatureRequest: ReadableBody {
    static let schema = ObjectSchema(
        "BlindSignatureRequest",
        [.required("blinded", .text(1...1_000), meaning: "Base64url, as long as the vote's key.")],
        example: #"{"blinded":"AAAA"}"#
    )

    let blinded: [UInt8]

    init(_ object: CheckedObject) throws { blinded = try object.base64URL("blinded") }
}

/// The signature on it, still blinded.
struct BlindSignatureBody: WritableBody {
    static let schema = ObjectSchema(
        "BlindSignature",
        [.required("signature", .text(342...683))],
        example: #"{"signature":"\#(String(repeating: "A", count: 342))"}"#
    )

    private let signature: [UInt8]

    init(_ signature: [UInt8]) { self.signature = signature }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("signature", Base64URL.text(of: signature))
        writer.endObject()
    }
}

/// A ballot, of nobody in particular.
struct BallotRequest: ReadableBody {
    static let schema = ObjectSchema(
        "BallotRequest",
        [
            .required("token", .text(43...43), meaning: "32 random bytes of the voter's, in base64url."),
            .required("signature", .text(1...1_000), meaning: "On the token, unblinded; base64url."),
            .required(
                "choice",
                .array(of: .oneOf(Ballot.Mark.allCases.map(\.rawValue)), maximum: VoteDocument.mostOptions),
                meaning: "For each option, in their order."
            ),
        ],
        example: #"{"token":"\#(String(repeating: "A", count: 43))","signature":"AAAA","choice":["for","none"]}"#
    )

    let ballot: Ballot

    init(_ object: CheckedObject) throws {
        ballot = Ballot(
            token: try object.base64URL("token"),
            signature: try object.base64URL("signature"),
            choice: try object.strings("choice").compactMap(Ballot.Mark.init)
        )
    }
}

/// That a ballot is in the box: the same for everybody.
struct BallotReceiptBody: WritableBody {
    static let schema = ObjectSchema(
        "BallotReceipt",
        [.required("cast", .boolean)],
        example: #"{"cast":true}"#
    )

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("cast", true)
        writer.endObject()
    }
}

/// What the end of a secret vote made public.
struct BallotListBody: WritableBody {
    static let schema = ObjectSchema(
        "BallotList",
        [
            .required("tokens", .array(of: .text(43...43), maximum: 100_000)),
            .required("taken", .array(of: .uuid, maximum: 100_000), meaning: "The accounts that took a ballot."),
        ],
        example: #"{"tokens":["\#(String(repeating: "A", count: 43))"],"taken":[]}"#
    )

    private let ballots: ReadVotes.Ballots

    init(_ ballots: ReadVotes.Ballots) { self.ballots = ballots }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("tokens", ballots.tokens) { token, writer in writer.string(Base64URL.text(of: token)) }
        writer.member("taken", ballots.taken)
        writer.endObject()
    }
}

extension CheckedObject {
    /// Bytes that stand as base64url.
    ///
    /// - Throws: `Problem` `invalid-request` for another text.
    fileprivate func base64URL(_ key: JSONKey) throws -> [UInt8] {
        guard let bytes = Base64URL.bytes(of: try string(key)) else {
            throw invalid(key, vi: "Phải là base64url, không có dấu “=”.", en: "Must be base64url without padding.")
        }
        return bytes
    }
}
