import Application
import Domain
import HTTP
import StrictJSON

extension ObjectSchema {
    /// The members of a unit's line in a ranking.
    static let standingMembers: [ObjectSchema.Member] = [
        .required("unit", .uuid), .required("name", .text(1...300)), .required("code", .text(1...1_000)),
        .required("rank", .nullable(.integer(1...1_000_000))), .required("points", .number),
        .required("assignedMax", .number), .required("bonus", .number), .required("penalty", .number),
        .required("total", .number), .required("percent", .number),
        .required("grade", .nullable(.text(0...1_000))), .required("eligible", .boolean),
        .required("complete", .boolean), .required("missing", .array(of: .code, maximum: 1_000_000)),
    ]

    static let standing = ObjectSchema(
        "Standing",
        standingMembers,
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000001","name":"Phòng Tham mưu","code":"PX01","rank":1,"points":12,"assignedMax":15,"bonus":0,"penalty":0,"total":12,"percent":80.0000,"grade":null,"eligible":true,"complete":true,"missing":[]}
            """#
    )
}

extension JSONWriter {
    /// Writes the members of a unit's line: the stored summary's as they are, after the unit and its name.
    mutating func members(of line: ReadStandings.Line) {
        member("unit", line.unit)
        member("name", line.name)
        members(json: line.summary)
    }

    /// Writes the members of an object that is JSON text already; nothing checks it.
    private mutating func members(json object: [UInt8]) {
        value(json: Array(object.dropFirst().dropLast()))
    }
}
