import Application
import Domain
import HTTP
import StrictJSON

/// A review as it is shown.
struct ReviewBody: WritableBody {
    private static let member = ObjectSchema(
        "ReviewMember",
        [
            .required("unit", .uuid), .required("code", .text(1...1_000)), .required("name", .text(1...300)),
            .required("sheet", .sheetState),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000001","code":"PX01","name":"Phòng Tham mưu","sheet":"draft"}
            """#
    )
    private static let terms = ObjectSchema(
        "CriterionTerms",
        [
            .optional("guidance", .text(1...20_000)), .optional("unitOfMeasure", .text(1...50)),
            .required("evidenceRequired", .boolean), .optional("restricted", .boolean),
        ],
        example: #"{"guidance":"Theo sổ thụ lý","unitOfMeasure":"%","evidenceRequired":true}"#
    )
    static let schema = ObjectSchema(
        "Review",
        [
            .required("id", .uuid), .required("kind", .oneOf(ReviewKind.allCases.map(\.rawValue))),
            .required("name", .nullable(.text(1...200))), .required("illustrative", .boolean),
            .required("state", .reviewState), .required("nextState", .nullable(.reviewState)),
            .required("steps", .array(of: .oneOf(ReviewStep.allCases.map(\.rawValue)), maximum: 4)),
            .required("selfScoringUntil", .day), .required("version", .version), .required("season", .uuid),
            .required("clusterSeason", .uuid), .required("managingUnit", .uuid), .required("lead", .nullable(.uuid)),
            .required("deputy", .nullable(.uuid)), .required("members", .array(of: .object(member), maximum: 10_000)),
            .required("scale", .anyObject), .required("terms", .map(of: .object(terms), counts: 0...1_000_000)),
            .required("grounds", .grounds(.ground)),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000002","kind":"annual","name":null,"illustrative":false,"state":"selfScoring","nextState":"assessing","steps":["assessing"],"selfScoringUntil":"2026-11-30","version":1,"season":"0199a000-0000-7000-8000-000000000003","clusterSeason":"0199a000-0000-7000-8000-000000000004","managingUnit":"0199a000-0000-7000-8000-000000000005","lead":"0199a000-0000-7000-8000-000000000001","deputy":null,"members":[],"scale":{},"terms":{"I.1":\#(terms.example)},"grounds":[\#(ObjectSchema.ground.example)]}
            """#
    )

    private let view: ReadReview.View

    init(_ view: ReadReview.View) { self.view = view }

    func write(to writer: inout JSONWriter) {
        let review = view.facts.review
        writer.beginObject()
        writer.member("id", review.id)
        writer.member("kind", review.kind)
        writer.member("name", review.name)
        writer.member("illustrative", review.isIllustrative)
        writer.member("state", review.state)
        writer.member("nextState", review.nextState)
        writer.key("steps")
        writer.beginArray()
        for step in ReviewStep.allCases where review.steps.contains(step) { writer.string(step.rawValue) }
        writer.endArray()
        writer.member("selfScoringUntil", review.selfScoringUntil)
        writer.member("version", review.version)
        writer.member("season", review.season)
        writer.member("clusterSeason", review.clusterSeason)
        writer.member("managingUnit", review.managingUnit)
        writer.member("lead", view.facts.lead)
        writer.member("deputy", view.facts.deputy)
        writer.member("members", view.members, write: Self.write)
        writer.member("scale", json: view.scale)
        writer.object("terms") { writer in
            for noted in view.notes {
                writer.key(noted.code.utf8)
                Self.write(noted.note, to: &writer)
            }
        }
        writer.objects("grounds", view.grounds) { ground, writer in writer.members(of: ground) }
        writer.endObject()
    }

    private static func write(_ note: CriterionNote, to writer: inout JSONWriter) {
        writer.beginObject()
        if let guidance = note.guidance {
            writer.member("guidance", guidance)
        }
        if let unitOfMeasure = note.unitOfMeasure {
            writer.member("unitOfMeasure", unitOfMeasure)
        }
        writer.member("evidenceRequired", note.isEvidenceRequired)
        if note.isRestricted {
            writer.member("restricted", true)
        }
        writer.endObject()
    }

    private static func write(_ member: ReviewMember, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("unit", member.unit)
        writer.member("code", member.code)
        writer.member("name", member.name)
        writer.member("sheet", member.sheet)
        writer.endObject()
    }
}
