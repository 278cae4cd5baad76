import Application
import Domain
import HTTP
import StrictJSON

/// A cluster in a season, without its members.
struct ClusterSeasonBody: WritableBody {
    static let members: [ObjectSchema.Member] = [
        .required("id", .uuid), .required("season", .object(SeasonBody.schema)),
        .required("cluster", .object(ClusterBody.schema)), .required("state", .clusterSeasonState),
        .required("officialDocument", .nullable(.uuid)), .required("version", .version),
    ]
    static let schema = ObjectSchema(
        "ClusterSeason",
        members,
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000007","season":\#(SeasonBody.schema.example),"cluster":\#(ClusterBody.schema.example),"state":"preparing","officialDocument":null,"version":1}
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
        writer.member("id", clusterSeason.id)
        writer.member("season", SeasonBody(clusterSeason.season))
        writer.member("cluster", ClusterBody(clusterSeason.cluster))
        writer.member("state", clusterSeason.state)
        writer.member("officialDocument", clusterSeason.officialDocument)
        writer.member("version", clusterSeason.version)
    }
}

/// A cluster in a season, with its members and who leads it.
struct ClusterSeasonDetailBody: WritableBody {
    private static let member = ObjectSchema(
        "Member",
        [
            .required("unit", .uuid), .required("code", .text(1...Unit.longestCode)),
            .required("name", .text(1...Unit.longestName)), .required("from", .day), .required("to", .day),
            .required("officialDocument", .nullable(.uuid)), .required("endDocument", .nullable(.uuid)),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000003","code":"PX01","name":"Phòng Tham mưu","from":"2025-11-15","to":"2026-11-15","officialDocument":null,"endDocument":null}
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
        writer.member("members", view.members, write: Self.write)
        writer.member("lead", clusterSeason.holder(of: .lead, on: view.day).map { LeadershipBody($0) })
        writer.member("deputy", clusterSeason.holder(of: .deputy, on: view.day).map { LeadershipBody($0) })
        writer.member("leadership", clusterSeason.leadership.map { LeadershipBody($0) })
        writer.endObject()
    }

    private static func write(_ member: MemberLine, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("unit", member.membership.unit)
        writer.member("code", member.code)
        writer.member("name", member.name)
        writer.member("from", member.membership.from)
        writer.member("to", member.membership.to)
        writer.member("officialDocument", member.membership.officialDocument)
        writer.member("endDocument", member.membership.endDocument)
        writer.endObject()
    }
}

/// Who leads a cluster, or stands in for the lead, for some days.
struct LeadershipBody: WritableBody {
    static let schema = ObjectSchema(
        "Leadership",
        [
            .required("role", .leadershipRole), .required("unit", .uuid), .required("from", .day),
            .required("to", .day), .required("officialDocument", .nullable(.uuid)),
        ],
        example: #"""
            {"role":"lead","unit":"0199a000-0000-7000-8000-000000000003","from":"2025-11-15","to":"2026-11-15","officialDocument":null}
            """#
    )

    private let leadership: Leadership

    init(_ leadership: Leadership) { self.leadership = leadership }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("role", leadership.role)
        writer.member("unit", leadership.unit)
        writer.member("from", leadership.from)
        writer.member("to", leadership.to)
        writer.member("officialDocument", leadership.officialDocument)
        writer.endObject()
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
        writer.member("id", clusterSeason.id)
        writer.member("version", clusterSeason.version)
        writer.objects("members", clusterSeason.members) { member, writer in
            writer.member("unit", member.unit)
            writer.member("from", member.from)
            writer.member("to", member.to)
        }
        writer.member("leadership", clusterSeason.leadership.map { LeadershipBody($0) })
        writer.endObject()
    }
}
