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
        writer.member("review", view.review.id)
        writer.member("illustrative", view.review.isIllustrative)
        writer.member("state", view.review.state)
        writer.member("isWhole", view.isWhole)
        writer.objects("units", view.lines) { line, writer in
            writer.members(of: line)
        }
        writer.endObject()
    }
}
