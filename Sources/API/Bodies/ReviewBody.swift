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
            .required("scale", .anyObject),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000002","kind":"annual","name":null,"illustrative":false,"state":"selfScoring","nextState":"assessing","steps":["assessing"],"selfScoringUntil":"2026-11-30","version":1,"season":"0199a000-0000-7000-8000-000000000003","clusterSeason":"0199a000-0000-7000-8000-000000000004","managingUnit":"0199a000-0000-7000-8000-000000000005","lead":"0199a000-0000-7000-8000-000000000001","deputy":null,"members":[],"scale":{}}
            """#
    )

    private let view: ReadReview.View

    init(_ view: ReadReview.View) { self.view = view }

    func write(to writer: inout JSONWriter) {
        let review = view.facts.review
        writer.beginObject()
        writer.key("id")
        writer.id(review.id)
        writer.key("kind")
        writer.string(review.kind.rawValue)
        writer.key("name")
        writer.text(review.name)
        writer.key("illustrative")
        writer.boolean(review.isIllustrative)
        writer.key("state")
        writer.string(review.state.rawValue)
        writer.key("nextState")
        if let next = review.nextState { writer.string(next.rawValue) } else { writer.null() }
        writer.key("steps")
        writer.beginArray()
        for step in ReviewStep.allCases where review.steps.contains(step) { writer.string(step.rawValue) }
        writer.endArray()
        writer.key("selfScoringUntil")
        writer.string(review.selfScoringUntil.description)
        writer.key("version")
        writer.number(Int(review.version))
        writer.key("season")
        writer.id(review.season)
        writer.key("clusterSeason")
        writer.id(review.clusterSeason)
        writer.key("managingUnit")
        writer.id(review.managingUnit)
        writer.key("lead")
        writer.id(view.facts.lead)
        writer.key("deputy")
        writer.id(view.facts.deputy)
        writer.key("members")
        writer.beginArray()
        for member in view.members { Self.write(member, to: &writer) }
        writer.endArray()
        writer.key("scale")
        writer.value(json: view.scale)
        writer.endObject()
    }

    private static func write(_ member: ReviewMember, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("unit")
        writer.id(member.unit)
        writer.key("code")
        writer.string(member.code.utf8)
        writer.key("name")
        writer.string(member.name)
        writer.key("sheet")
        writer.string(member.sheet.rawValue)
        writer.endObject()
    }
}
