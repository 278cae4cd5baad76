import Application
import Domain
import HTTP
import StrictJSON

/// A unit that is to lead next, or to be the deputy.
struct RotationRequest: ReadableBody {
    static let schema = ObjectSchema(
        "RotationRequest",
        [
            .required("role", .leadershipRole), .required("unit", .uuid), .required("reason", .text(0...10_000)),
        ],
        example: #"""
            {"role":"lead","unit":"0199a000-0000-7000-8000-000000000003","reason":"Luân phiên theo quy định"}
            """#
    )

    let role: LeadershipRole
    let unit: UnitID
    let reason: String

    init(_ object: CheckedObject) throws {
        guard let role = LeadershipRole(rawValue: try object.string("role")) else { throw SchemaMismatch() }
        self.role = role
        unit = try object.identifier("unit")
        reason = try object.string("reason")
    }
}

/// What becomes of a proposal.
struct RotationStateRequest: ReadableBody {
    private static let states: [RotationState] = [.elected, .confirmed, .withdrawn]
    static let schema = ObjectSchema(
        "RotationStateRequest",
        [
            .required("to", .oneOf(states.map(\.rawValue))), .optional("occurredOn", .day),
            .optional("how", .text(0...10_000)), .optional("conference", .nullable(.uuid)),
            .optional("officialDocument", .nullable(.uuid)), .optional("reason", .text(0...10_000)),
        ],
        example: #"{"to":"elected","occurredOn":"2026-11-21","how":"Biểu quyết giơ tay, 8/8"}"#
    )

    let move: MoveRotation.Move

    init(_ object: CheckedObject) throws {
        let to = try object.string("to")
        let day = object.optionalDay("occurredOn")
        switch RotationState(rawValue: to) {
        case .elected:
            try object.refuse("officialDocument", "reason", beside: to)
            move = .elect(
                on: day,
                how: object.optionalString("how") ?? "",
                at: object.optionalIdentifier("conference")
            )
        case .confirmed:
            try object.refuse("how", "conference", "reason", beside: to)
            move = .confirm(on: day, by: object.optionalIdentifier("officialDocument"))
        case .withdrawn:
            try object.refuse("occurredOn", "how", "conference", "officialDocument", beside: to)
            move = .withdraw(reason: object.optionalString("reason") ?? "")
        case .proposed, nil: throw SchemaMismatch()
        }
    }
}

/// A proposal of who leads next.
struct RotationBody: WritableBody {
    static let schema = ObjectSchema(
        "Rotation",
        [
            .required("id", .uuid), .required("role", .leadershipRole), .required("unit", .uuid),
            .required("state", .oneOf(RotationState.allCases.map(\.rawValue))), .required("reason", .text(1...2_000)),
            .required("electedOn", .nullable(.day)), .required("how", .nullable(.text(1...2_000))),
            .required("conference", .nullable(.uuid)), .required("confirmedOn", .nullable(.day)),
            .required("officialDocument", .nullable(.uuid)), .required("withdrawal", .nullable(.text(1...2_000))),
            .required("version", .version),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-00000000000e","role":"lead","unit":"0199a000-0000-7000-8000-000000000003","state":"proposed","reason":"Luân phiên theo quy định","electedOn":null,"how":null,"conference":null,"confirmedOn":null,"officialDocument":null,"withdrawal":null,"version":1}
            """#
    )

    private let rotation: Rotation

    init(_ rotation: Rotation) { self.rotation = rotation }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", rotation.id)
        writer.member("role", rotation.role)
        writer.member("unit", rotation.unit)
        writer.member("state", rotation.state)
        writer.member("reason", rotation.reason)
        writer.member("electedOn", rotation.election?.on)
        writer.member("how", rotation.election?.how)
        writer.member("conference", rotation.election?.conference)
        writer.member("confirmedOn", rotation.confirmedOn)
        writer.member("officialDocument", rotation.officialDocument)
        writer.member("withdrawal", rotation.withdrawal)
        writer.member("version", rotation.version)
        writer.endObject()
    }
}

/// All proposals of who leads next.
struct RotationListBody: WritableBody {
    static let schema = ObjectSchema(
        "RotationList",
        [.required("rotations", .array(of: .object(RotationBody.schema), maximum: 10_000))],
        example: #"{"rotations":[\#(RotationBody.schema.example)]}"#
    )

    private let rotations: [Rotation]

    init(_ rotations: [Rotation]) { self.rotations = rotations }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("rotations", rotations.map { RotationBody($0) })
        writer.endObject()
    }
}
