import Domain
import HTTP
import StrictJSON

/// What a council is called, and who comes into it or leaves.
struct CouncilRequest: ReadableBody {
    static let members: [ObjectSchema.Member] = [
        .required("name", .text(1...300)), .required("members", .array(of: .object(.councilMember), maximum: 10_000)),
    ]
    static let schema = ObjectSchema(
        "CouncilRequest",
        members,
        example: #"{"name":"Hội đồng Thi đua - Khen thưởng","members":[]}"#
    )

    let name: String
    let members: [Council.Member]

    init(_ object: CheckedObject) throws {
        name = try object.visibleName("name")
        members = try (object.value("members")?.elements.map { Array($0) } ?? []).map { element in
            let member = try CheckedObject(element, .councilMember)
            return Council.Member(
                account: try member.identifier("account"),
                during: Period(from: try member.day("from"), to: member.optionalDay("to"))
            )
        }
    }
}

/// A council that is to be made.
struct NewCouncilRequest: ReadableBody {
    static let schema = ObjectSchema(
        "NewCouncilRequest",
        [.required("managingUnit", .uuid)] + CouncilRequest.members,
        example: #"""
            {"managingUnit":"0199a000-0000-7000-8000-000000000001","name":"Hội đồng Thi đua - Khen thưởng","members":[]}
            """#
    )

    let managingUnit: UnitID
    let council: CouncilRequest

    init(_ object: CheckedObject) throws {
        managingUnit = try object.identifier("managingUnit")
        council = try CouncilRequest(object)
    }
}

extension ObjectSchema {
    static let councilMember = ObjectSchema(
        "CouncilMember",
        [.required("account", .uuid), .required("from", .day), .optional("to", .nullable(.day))],
        example: #"{"account":"0199a000-0000-7000-8000-000000000001","from":"2026-01-01"}"#
    )
}

/// A council.
struct CouncilBody: WritableBody {
    static let schema = ObjectSchema(
        "Council",
        [
            .required("id", .uuid), .required("managingUnit", .uuid), .required("name", .text(1...300)),
            .required("version", .version),
            .required("members", .array(of: .object(.councilMember), maximum: 1_000_000)),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000002","managingUnit":"0199a000-0000-7000-8000-000000000001","name":"Hội đồng Thi đua - Khen thưởng","version":1,"members":[]}
            """#
    )

    private let council: Council

    init(_ council: Council) { self.council = council }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", council.id)
        writer.member("managingUnit", council.managingUnit)
        writer.member("name", council.name)
        writer.member("version", council.version)
        writer.objects("members", council.members) { member, writer in
            writer.member("account", member.account)
            writer.member("from", member.period.from)
            writer.member("to", member.period.to)
        }
        writer.endObject()
    }
}

/// All councils, without their members.
struct CouncilListBody: WritableBody {
    private static let council = ObjectSchema(
        "CouncilHeader",
        [
            .required("id", .uuid), .required("managingUnit", .uuid), .required("name", .text(1...300)),
            .required("version", .version),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000002","managingUnit":"0199a000-0000-7000-8000-000000000001","name":"Hội đồng Thi đua - Khen thưởng","version":1}
            """#
    )
    static let schema = ObjectSchema(
        "CouncilList",
        [.required("councils", .array(of: .object(council), maximum: 10_000))],
        example: #"{"councils":[]}"#
    )

    private let councils: [Council]

    init(_ councils: [Council]) { self.councils = councils }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.objects("councils", councils) { council, writer in
            writer.member("id", council.id)
            writer.member("managingUnit", council.managingUnit)
            writer.member("name", council.name)
            writer.member("version", council.version)
        }
        writer.endObject()
    }
}
