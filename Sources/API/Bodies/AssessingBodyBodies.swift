import Application
import Domain
import HTTP
import StrictJSON

extension ObjectSchema {
    /// A body outside the cluster, and what it assesses.
    fileprivate static let assessingBody = ObjectSchema(
        "AssessingBody",
        [.required("criterion", .code), .required("unit", .uuid)],
        example: #"{"criterion":"II","unit":"0199a000-0000-7000-8000-000000000001"}"#
    )
}

/// All bodies outside the cluster that assess something in a review.
struct AssessingBodiesRequest: ReadableBody {
    static let schema = ObjectSchema(
        "AssessingBodiesRequest",
        [.required("bodies", .array(of: .object(.assessingBody), maximum: FieldPlan.most))],
        example: #"{"bodies":[\#(ObjectSchema.assessingBody.example)]}"#
    )

    let bodies: [(criterion: Code, unit: UnitID)]

    init(_ object: CheckedObject) throws {
        bodies = try object.objectList("bodies", .assessingBody).map { body in
            (Code(try body.string("criterion")), try body.identifier("unit"))
        }
    }
}

/// The bodies outside the cluster that assess something in a review.
struct AssessingBodiesBody: WritableBody {
    static let schema = ObjectSchema(
        "AssessingBodies",
        [
            .required("version", .integer(0...Int(Int32.max))),
            .required("bodies", .array(of: .object(.assessingBody), maximum: FieldPlan.most)),
        ],
        example: #"{"version":1,"bodies":[\#(ObjectSchema.assessingBody.example)]}"#
    )

    private let plan: FieldPlan

    init(_ plan: FieldPlan) { self.plan = plan }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("version", plan.version)
        writer.objects("bodies", plan.fields) { field, writer in
            writer.member("criterion", field.criterion)
            writer.member("unit", field.unit)
        }
        writer.endObject()
    }
}
