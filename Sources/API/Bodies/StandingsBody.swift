import Application
import Domain
import HTTP
import StrictJSON

/// The standings of a review, as far as the reader may see them.
struct StandingsBody: WritableBody {
    private static let line = ObjectSchema(
        "Standing",
        [
            .required("unit", .uuid), .required("name", .text(1...300)), .required("code", .text(1...1_000)),
            .required("rank", .nullable(.integer(1...1_000_000))), .required("points", .number),
            .required("assignedMax", .number), .required("bonus", .number), .required("penalty", .number),
            .required("total", .number), .required("percent", .number),
            .required("grade", .nullable(.text(0...1_000))), .required("eligible", .boolean),
            .required("complete", .boolean), .required("missing", .array(of: .code, maximum: 1_000_000)),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000001","name":"Phòng Tham mưu","code":"PX01","rank":1,"points":12,"assignedMax":15,"bonus":0,"penalty":0,"total":12,"percent":80.0000,"grade":null,"eligible":true,"complete":true,"missing":[]}
            """#
    )
    static let schema = ObjectSchema(
        "Standings",
        [
            .required("review", .uuid), .required("illustrative", .boolean), .required("state", .reviewState),
            .required("isWhole", .boolean),
            .required("units", .array(of: .object(line), maximum: 10_000)),
        ],
        example: #"""
            {"review":"0199a000-0000-7000-8000-000000000002","illustrative":false,"state":"published","isWhole":true,"units":[]}
            """#
    )

    private let view: ReadStandings.View

    init(_ view: ReadStandings.View) { self.view = view }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("review")
        writer.id(view.review.id)
        writer.key("illustrative")
        writer.boolean(view.review.isIllustrative)
        writer.key("state")
        writer.string(view.review.state.rawValue)
        writer.key("isWhole")
        writer.boolean(view.isWhole)
        writer.key("units")
        writer.beginArray()
        for line in view.lines { writer.value(json: Self.json(line)) }
        writer.endArray()
        writer.endObject()
    }

    /// The stored summary as it is, with the unit and its name as its first members.
    private static func json(_ line: ReadStandings.Line) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("unit")
        writer.id(line.unit)
        writer.key("name")
        writer.string(line.name)
        return writer.bytes + [UInt8(ascii: ",")] + line.summary.dropFirst()
    }
}
