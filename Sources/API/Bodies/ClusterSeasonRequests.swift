import Application
import Domain
import HTTP
import StrictJSON

/// Which clusters' seasons are listed.
struct ClusterSeasonQuery: ReadableBody {
    static let schema = ObjectSchema(
        "ClusterSeasonQuery",
        [
            .optional("season", .uuid), .optional("managingUnit", .uuid), .optional("cluster", .uuid),
            .optional("unit", .uuid),
        ] + ObjectSchema.Member.page,
        example: #"{"limit":50}"#
    )

    let season: SeasonID?
    let managingUnit: UnitID?
    let cluster: ClusterID?
    let unit: UnitID?
    let page: PageRequest<ClusterSeasonID>

    init(_ object: CheckedObject) throws {
        season = object.optionalIdentifier("season")
        managingUnit = object.optionalIdentifier("managingUnit")
        cluster = object.optionalIdentifier("cluster")
        unit = object.optionalIdentifier("unit")
        page = try object.page()
    }
}

/// A cluster that is to begin a season.
struct ClusterSeasonRequest: ReadableBody {
    static let schema = ObjectSchema(
        "ClusterSeasonRequest",
        [
            .required("season", .uuid), .required("cluster", .uuid),
            .required("members", .array(of: .object(MemberRequest.schema), maximum: 1_000)),
            .optional("lead", .nullable(.uuid)), .optional("deputy", .nullable(.uuid)),
            .optional("officialDocument", .nullable(.uuid)),
        ],
        example: #"""
            {"season":"0199a000-0000-7000-8000-000000000004","cluster":"0199a000-0000-7000-8000-000000000006","members":[{"unit":"0199a000-0000-7000-8000-000000000003"}],"lead":"0199a000-0000-7000-8000-000000000003"}
            """#
    )

    let wish: OpenClusterSeason

    init(_ object: CheckedObject) throws {
        guard let members = try object.objects("members", MemberRequest.schema) else { throw SchemaMismatch() }
        wish = OpenClusterSeason(
            try object.identifier("cluster"),
            in: try object.identifier("season"),
            members: try members.map { try MemberRequest($0).member },
            lead: object.optionalIdentifier("lead"),
            deputy: object.optionalIdentifier("deputy"),
            by: object.optionalIdentifier("officialDocument")
        )
    }
}

/// A unit that is to be a member from the beginning.
struct MemberRequest: ReadableBody {
    static let schema = ObjectSchema(
        "MemberRequest",
        [
            .required("unit", .uuid), .optional("from", .nullable(.day)), .optional("to", .nullable(.day)),
            .optional("officialDocument", .nullable(.uuid)),
        ],
        example: #"{"unit":"0199a000-0000-7000-8000-000000000003","from":"2026-07-01"}"#
    )

    let member: OpenClusterSeason.Member

    init(_ object: CheckedObject) throws {
        member = OpenClusterSeason.Member(
            unit: try object.identifier("unit"),
            from: object.optionalDay("from"),
            to: object.optionalDay("to"),
            by: object.optionalIdentifier("officialDocument")
        )
    }
}

/// A unit that joins a cluster's season.
struct JoiningRequest: ReadableBody {
    static let schema = ObjectSchema(
        "JoiningRequest",
        [
            .required("unit", .uuid), .required("from", .day), .optional("to", .nullable(.day)),
            .optional("officialDocument", .nullable(.uuid)),
        ],
        example: #"{"unit":"0199a000-0000-7000-8000-000000000003","from":"2026-07-01"}"#
    )

    let member: OpenClusterSeason.Member

    init(_ object: CheckedObject) throws {
        member = OpenClusterSeason.Member(
            unit: try object.identifier("unit"),
            from: try object.day("from"),
            to: object.optionalDay("to"),
            by: object.optionalIdentifier("officialDocument")
        )
    }
}

/// The end of a membership.
struct DepartureRequest: ReadableBody {
    static let schema = ObjectSchema(
        "DepartureRequest",
        [.required("on", .day), .optional("officialDocument", .nullable(.uuid))],
        example: #"{"on":"2026-07-01"}"#
    )

    let day: Day
    let officialDocument: OfficialDocumentID?

    init(_ object: CheckedObject) throws {
        day = try object.day("on")
        officialDocument = object.optionalIdentifier("officialDocument")
    }
}

/// A role that goes to a unit.
struct LeadershipRequest: ReadableBody {
    static let schema = ObjectSchema(
        "LeadershipRequest",
        [
            .required("role", .leadershipRole), .required("unit", .uuid), .required("from", .day),
            .optional("to", .nullable(.day)), .optional("officialDocument", .nullable(.uuid)),
        ],
        example: #"{"role":"lead","unit":"0199a000-0000-7000-8000-000000000003","from":"2026-07-01"}"#
    )

    let role: LeadershipRole
    let unit: UnitID
    let from: Day
    let to: Day?
    let officialDocument: OfficialDocumentID?

    init(_ object: CheckedObject) throws {
        guard let role = LeadershipRole(rawValue: try object.string("role")) else { throw SchemaMismatch() }
        self.role = role
        unit = try object.identifier("unit")
        from = try object.day("from")
        to = object.optionalDay("to")
        officialDocument = object.optionalIdentifier("officialDocument")
    }
}

extension Schema {
    static let leadershipRole = Schema.oneOf(LeadershipRole.allCases.map(\.rawValue))
    static let clusterSeasonState = Schema.oneOf(ClusterSeasonState.allCases.map(\.rawValue))
}
