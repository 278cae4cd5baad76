import Application
import Domain
import HTTP
import StrictJSON

extension ObjectSchema {
    /// An inspection team.
    fileprivate static let team = ObjectSchema(
        "InspectionTeam",
        [
            .required("number", .integer(1...10_000)), .required("head", .uuid),
            .required("units", .array(of: .uuid, maximum: InspectionPlan.most)),
            .optional("inspectors", .array(of: .uuid, maximum: InspectionPlan.most)),
            .optional("assigned", .array(of: .uuid, maximum: 1_000)),
        ],
        example: #"""
            {"number":1,"head":"0199a000-0000-7000-8000-000000000001","units":["0199a000-0000-7000-8000-000000000001"],"inspectors":[],"assigned":["0199a000-0000-7000-8000-000000000002"]}
            """#
    )
}

/// All inspection teams of a review, and what each checks.
struct InspectionRequest: ReadableBody {
    static let schema = ObjectSchema(
        "InspectionRequest",
        [.required("teams", .array(of: .object(.team), maximum: InspectionPlan.most))],
        example: #"{"teams":[\#(ObjectSchema.team.example)]}"#
    )

    let teams: [InspectionTeam]

    init(_ object: CheckedObject) throws {
        teams = try object.objectList("teams", .team).map { team in
            guard let number = Int32(exactly: try team.integer("number")) else { throw SchemaMismatch() }
            return InspectionTeam(
                number: number,
                head: try team.identifier("head"),
                units: team.identifiers("units"),
                inspectors: Set(team.identifiers("inspectors")),
                assigned: team.identifiers("assigned")
            )
        }
    }
}

/// The inspection teams of a review.
struct InspectionBody: WritableBody {
    static let schema = ObjectSchema(
        "Inspection",
        [
            .required("version", .integer(0...Int(Int32.max))),
            .required("teams", .array(of: .object(.team), maximum: InspectionPlan.most)),
        ],
        example: #"{"version":1,"teams":[\#(ObjectSchema.team.example)]}"#
    )

    private let plan: InspectionPlan

    init(_ plan: InspectionPlan) { self.plan = plan }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("version", plan.version)
        writer.member("teams", plan.teams) { $0.write(to: &$1) }
        writer.endObject()
    }
}
