import Application
import Domain
import HTTP
import StrictJSON

/// The standings of a review, as far as the reader may see them.
struct StandingsBody: WritableBody {
    static let schema = ObjectSchema(
        "Standings",
        [
            .required("review", .uuid), .required("illustrative", .boolean), .required("state", .reviewState),
            .required("isWhole", .boolean),
            .required("units", .array(of: .object(.standing), maximum: 10_000)),
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
        for line in view.lines {
            writer.beginObject()
            writer.members(of: line)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}
