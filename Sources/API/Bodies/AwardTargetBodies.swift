import Application
import Domain
import HTTP
import StrictJSON

/// What a cluster means to win.
struct AwardTargetsRequest: ReadableBody {
    private static let share = ObjectSchema(
        "AwardShare",
        [
            .required("numerator", .integer(0...1_000_000_000)),
            .required("denominator", .integer(1...1_000_000_000)),
        ],
        example: #"{"numerator":1,"denominator":2}"#
    )
    static let targetMembers: [ObjectSchema.Member] = [
        .required("award", .text(1...Award.longestCode)), .optional("count", .integer(0...1_000_000)),
        .optional("share", .object(share)), .optional("including", .awardCodes),
    ]
    private static let target = ObjectSchema(
        "AwardTarget",
        targetMembers,
        example: #"{"award":"CoBCA","share":{"numerator":1,"denominator":2},"including":["CoCP"]}"#
    )
    static let schema = ObjectSchema(
        "AwardTargetsRequest",
        [
            .required("agreement", .text(1...2_000)),
            .required("targets", .array(of: .object(target), maximum: 50)),
        ],
        example: #"""
            {"agreement":"50% đơn vị được tặng Cờ thi đua của Bộ, trong đó 1 đơn vị được tặng Cờ thi đua của Chính phủ","targets":[{"award":"CoBCA","share":{"numerator":1,"denominator":2},"including":["CoCP"]},{"award":"CoCP","count":1}]}
            """#
    )

    let agreement: String
    let targets: AwardTargets

    init(_ object: CheckedObject) throws {
        agreement = try object.string("agreement")
        guard let value = object.value("targets"), let targets = AwardTargets(value) else {
            throw Problem(
                .invalidRequest,
                errors: object.value("targets").map { value in
                    [
                        JSONProblem(
                            at: value,
                            wording: Wording(
                                vi: "Mỗi chỉ tiêu có “count” hoặc “share”, không cả hai.",
                                en: "Each target has “count” or “share”, and not both."
                            )
                        )
                    ]
                } ?? []
            )
        }
        self.targets = targets
    }
}

/// What a cluster means to win, and what came of it.
struct AwardTargetsBody: WritableBody {
    private static let target = ObjectSchema(
        "JudgedAwardTarget",
        AwardTargetsRequest.targetMembers + [
            .required("reached", .nullable(.integer(0...1_000_000))), .required("isMet", .nullable(.boolean)),
        ],
        example: #"{"award":"CoCP","count":1,"including":[],"reached":1,"isMet":true}"#
    )
    static let schema = ObjectSchema(
        "AwardTargets",
        [
            .required("agreement", .nullable(.text(1...2_000))), .required("units", .count),
            .required("targets", .array(of: .object(target), maximum: 50)),
            .required("isMet", .nullable(.boolean)),
        ],
        example: #"{"agreement":"1 Cờ thi đua của Chính phủ","units":8,"targets":[],"isMet":null}"#
    )

    private let view: ReadAwards.Targets

    init(_ view: ReadAwards.Targets) { self.view = view }

    func write(to writer: inout JSONWriter) {
        let targets = view.stored?.targets.targets ?? []
        writer.beginObject()
        writer.member("agreement", view.stored?.agreement)
        writer.member("units", view.members)
        writer.objects("targets", targets.indices) { index, writer in
            let reached = view.judgement?.reached[index]
            targets[index].writeMembers(to: &writer)
            writer.member("reached", reached?.units)
            writer.nullable("isMet", reached?.isMet)
        }
        writer.nullable("isMet", view.judgement?.isMet)
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes a member that is true, false or null.
    fileprivate mutating func nullable(_ name: StaticString, _ value: Bool?) {
        key(name)
        if let value { boolean(value) } else { null() }
    }
}
