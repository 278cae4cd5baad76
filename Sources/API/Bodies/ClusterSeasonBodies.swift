import Application
import Domain
import HTTP
import StrictJSON

/// A cluster in a season, without its members.
struct ClusterSeasonBody: WritableBody {
    static let members: [ObjectSchema.Member] = [
        .required("id", .uuid), .required("season", .object(SeasonBody.schema)),
        .required("cluster", .object(ClusterBody.schema)), .required("state", .clusterSeasonState),
        .required("version", .version),
    ]
    static let schema = ObjectSchema(
        "ClusterSeason",
        members,
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000007","season":\#(SeasonBody.schema.example),"cluster":\#(ClusterBody.schema.example),"state":"preparing","version":1}
            """#
    )

    private let clusterSeason: ClusterSeason

    init(_ clusterSeason: ClusterSeason) { self.clusterSeason = clusterSeason }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writeMembers(to: &writer)
        writer.endObject()
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.key("id")
        writer.id(clusterSeason.id)
        writer.key("season")
        SeasonBody(clusterSeason.season).write(to: &writer)
        writer.key("cluster")
        ClusterBody(clusterSeason.cluster).write(to: &writer)
        writer.key("state")
        writer.string(clusterSeason.state.rawValue)
        writer.key("version")
        writer.number(Int(clusterSeason.version))
    }
}

/// A cluster in a season, with its members and who leads it.
struct ClusterSeasonDetailBody: WritableBody {
    private static let member = ObjectSchema(
        "Member",
        [
            .required("unit", .uuid), .required("code", .text(1...Unit.longestCode)),
            .required("name", .text(1...Unit.longestName)), .required("from", .day), .required("to", .day),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000003","code":"PX01","name":"Phòng Tham mưu","from":"2025-11-15","to":"2026-11-15"}
            """#
    )
    static let schema = ObjectSchema(
        "ClusterSeasonDetail",
        ClusterSeasonBody.members + [
            .required("members", .array(of: .object(member), maximum: 10_000)),
            .required("lead", .nullable(.object(LeadershipBody.schema))),
            .required("deputy", .nullable(.object(LeadershipBody.schema))),
            .required("leadership", .array(of: .object(LeadershipBody.schema), maximum: 10_000)),
        ],
        example: ClusterSeasonBody.schema.example.dropLast()
            + #","members":[\#(member.example)],"lead":\#(LeadershipBody.schema.example),"deputy":null,"#
            + #""leadership":[\#(LeadershipBody.schema.example)]}"#
    )

    private let view: ReadOrganisation.ClusterSeasonView

    init(_ view: ReadOrganisation.ClusterSeasonView) { self.view = view }

    func write(to writer: inout JSONWriter) {
        let clusterSeason = view.clusterSeason
        writer.beginObject()
        ClusterSeasonBody(clusterSeason).writeMembers(to: &writer)
        writer.key("members")
        writer.beginArray()
        for member in view.members { Self.write(member, to: &writer) }
        writer.endArray()
        writer.key("lead")
        LeadershipBody.write(clusterSeason.holder(of: .lead, on: view.day), to: &writer)
        writer.key("deputy")
        LeadershipBody.write(clusterSeason.holder(of: .deputy, on: view.day), to: &writer)
        writer.key("leadership")
        writer.beginArray()
        for leadership in clusterSeason.leadership { LeadershipBody(leadership).write(to: &writer) }
        writer.endArray()
        writer.endObject()
    }

    private static func write(_ member: MemberLine, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("unit")
        writer.id(member.membership.unit)
        writer.key("code")
        writer.string(member.code.utf8)
        writer.key("name")
        writer.string(member.name)
        writer.key("from")
        writer.day(member.membership.from)
        writer.key("to")
        writer.day(member.membership.to)
        writer.endObject()
    }
}

/// Who leads a cluster, or stands in for the lead, for some days.
struct LeadershipBody: WritableBody {
    static let schema = ObjectSchema(
        "Leadership",
        [
            .required("role", .leadershipRole), .required("unit", .uuid), .required("from", .day),
            .required("to", .day),
        ],
        example: #"""
            {"role":"lead","unit":"0199a000-0000-7000-8000-000000000003","from":"2025-11-15","to":"2026-11-15"}
            """#
    )

    private let leadership: Leadership

    init(_ leadership: Leadership) { self.leadership = leadership }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("role")
        writer.string(leadership.role.rawValue)
        writer.key("unit")
        writer.id(leadership.unit)
        writer.key("from")
        writer.day(leadership.from)
        writer.key("to")
        writer.day(leadership.to)
        writer.endObject()
    }

    static func write(_ leadership: Leadership?, to writer: inout JSONWriter) {
        if let leadership { LeadershipBody(leadership).write(to: &writer) } else { writer.null() }
    }
}

/// What came of a change of a cluster's season: its members and who leads it afterwards.
struct ClusterSeasonReceipt: WritableBody {
    private static let membership = ObjectSchema(
        "Membership",
        [.required("unit", .uuid), .required("from", .day), .required("to", .day)],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000003","from":"2025-11-15","to":"2026-11-15"}
            """#
    )
    static let schema = ObjectSchema(
        "ClusterSeasonReceipt",
        [
            .required("id", .uuid), .required("version", .version),
            .required("members", .array(of: .object(membership), maximum: 10_000)),
            .required("leadership", .array(of: .object(LeadershipBody.schema), maximum: 10_000)),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000007","version":2,"members":[\#(membership.example)],"leadership":[]}
            """#
    )

    private let clusterSeason: ClusterSeason

    init(_ clusterSeason: ClusterSeason) { self.clusterSeason = clusterSeason }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("id")
        writer.id(clusterSeason.id)
        writer.key("version")
        writer.number(Int(clusterSeason.version))
        writer.key("members")
        writer.beginArray()
        for member in clusterSeason.members {
            writer.beginObject()
            writer.key("unit")
            writer.id(member.unit)
            writer.key("from")
            writer.day(member.from)
            writer.key("to")
            writer.day(member.to)
            writer.endObject()
        }
        writer.endArray()
        writer.key("leadership")
        writer.beginArray()
        for leadership in clusterSeason.leadership { LeadershipBody(leadership).write(to: &writer) }
        writer.endArray()
        writer.endObject()
    }
}
