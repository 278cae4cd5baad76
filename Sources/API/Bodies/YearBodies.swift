import Application
import Domain
import HTTP
import StrictJSON

/// Where a cluster's year goes on to.
struct YearRequest: ReadableBody {
    static let schema = ObjectSchema(
        "YearRequest",
        [
            .required("to", .oneOf(MoveClusterSeason.Move.allCases.map(\.rawValue))), .optional("occurredOn", .day),
            .optional("officialDocument", .nullable(.uuid)),
        ],
        example: #"{"to":"decided","occurredOn":"2026-12-28"}"#
    )

    let move: MoveClusterSeason.Move
    let day: Day?
    let document: OfficialDocumentID?

    init(_ object: CheckedObject) throws {
        let to = try object.string("to")
        guard let move = MoveClusterSeason.Move(rawValue: to) else { throw SchemaMismatch() }
        self.move = move
        if move == .discussing || move == .submitted { try object.refuse("officialDocument", beside: to) }
        day = object.optionalDay("occurredOn")
        document = object.optionalIdentifier("officialDocument")
    }
}

/// What came of it.
struct YearReceipt: WritableBody {
    static let schema = ObjectSchema(
        "YearReceipt",
        [.required("id", .uuid), .required("state", .clusterSeasonState), .required("version", .version)],
        example: #"{"id":"0199a000-0000-7000-8000-000000000007","state":"decided","version":8}"#
    )

    private let receipt: MoveClusterSeason.Receipt

    init(_ receipt: MoveClusterSeason.Receipt) { self.receipt = receipt }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", receipt.clusterSeason)
        writer.member("state", receipt.state)
        writer.member("version", receipt.version)
        writer.endObject()
    }
}

/// How far a cluster's year is.
struct YearBody: WritableBody {
    private static let step = ObjectSchema(
        "YearStep",
        [
            .required("state", .clusterSeasonState), .required("occurredOn", .day),
            .required("officialDocument", .nullable(.uuid)),
        ],
        example: #"{"state":"submitted","occurredOn":"2026-12-05","officialDocument":null}"#
    )
    static let schema = ObjectSchema(
        "Year",
        [
            .required("state", .clusterSeasonState), .required("version", .version),
            .required("steps", .array(of: .object(step), maximum: 1_000)),
        ],
        example: #"{"state":"submitted","version":7,"steps":[\#(step.example)]}"#
    )

    private let view: ReadRotation.YearView

    init(_ view: ReadRotation.YearView) { self.view = view }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("state", view.state)
        writer.member("version", view.version)
        writer.objects("steps", view.steps) { step, writer in
            writer.member("state", step.state)
            writer.member("occurredOn", step.occurredOn)
            writer.member("officialDocument", step.officialDocument)
        }
        writer.endObject()
    }
}
