import Domain
import StrictJSON

extension ObjectSchema {
    /// A ground of bonuses or penalties.
    static let ground = ObjectSchema(
        "Ground",
        groundMembers,
        example: #"{"code":"T1","kind":"bonus","title":"Cờ thi đua","most":5}"#
    )
    /// Its members, for what says more of it.
    static let groundMembers: [Member] = [
        .required("code", .code), .required("kind", .oneOf(Ground.Kind.allCases.map(\.rawValue))),
        .required("title", .text(0...5_000)), .required("most", .number),
    ]
}

extension Schema {
    /// More than an agreement has.
    static func grounds(_ ground: ObjectSchema) -> Schema { .array(of: .object(ground), maximum: 10_000) }
}

extension JSONWriter {
    /// Writes the members of a ground.
    mutating func members(of ground: Ground) {
        member("code", ground.code)
        member("kind", ground.kind)
        member("title", ground.title)
        member("most", ground.most)
    }
}
