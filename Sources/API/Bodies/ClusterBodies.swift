import Application
import Domain
import HTTP
import StrictJSON

/// Which blocks are listed.
struct BlockQuery: ReadableBody {
    static let schema = ObjectSchema(
        "BlockQuery",
        [.optional("managingUnit", .uuid)] + ObjectSchema.Member.page,
        example: #"{"limit":50}"#
    )

    let managingUnit: UnitID?
    let page: PageRequest<BlockID>

    init(_ object: CheckedObject) throws {
        managingUnit = object.optionalIdentifier("managingUnit")
        page = try object.page()
    }
}

/// A block that is to be made.
struct BlockRequest: ReadableBody {
    static let schema = ObjectSchema(
        "BlockRequest",
        [.required("managingUnit", .uuid), .required("name", .text(1...Block.longestName))],
        example: #"{"managingUnit":"0199a000-0000-7000-8000-000000000001","name":"Khối các phòng"}"#
    )

    let wish: MakeBlock

    init(_ object: CheckedObject) throws {
        wish = MakeBlock(of: try object.identifier("managingUnit"), name: try object.string("name"))
    }
}

/// A block.
struct BlockBody: WritableBody {
    static let schema = ObjectSchema(
        "Block",
        [.required("id", .uuid), .required("managingUnit", .uuid), .required("name", .text(1...Block.longestName))],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000005","managingUnit":"0199a000-0000-7000-8000-000000000001","name":"Khối các phòng"}
            """#
    )

    private let block: Block

    init(_ block: Block) { self.block = block }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", block.id)
        writer.member("managingUnit", block.managingUnit)
        writer.member("name", block.name)
        writer.endObject()
    }
}

/// Which clusters are listed.
struct ClusterQuery: ReadableBody {
    static let schema = ObjectSchema(
        "ClusterQuery",
        [.optional("managingUnit", .uuid), .optional("block", .uuid), .optional("on", .day)]
            + ObjectSchema.Member.page,
        example: #"{"on":"2026-11-21","limit":50}"#
    )

    let managingUnit: UnitID?
    let block: BlockID?
    let day: Day?
    let page: PageRequest<ClusterID>

    init(_ object: CheckedObject) throws {
        managingUnit = object.optionalIdentifier("managingUnit")
        block = object.optionalIdentifier("block")
        day = object.optionalDay("on")
        page = try object.page()
    }
}

/// A cluster that is to be made.
struct ClusterRequest: ReadableBody {
    static let schema = ObjectSchema(
        "ClusterRequest",
        [
            .required("managingUnit", .uuid), .optional("block", .nullable(.uuid)),
            .optional("number", .nullable(.integer(1...10_000))),
            .optional("name", .nullable(.text(1...Cluster.longestName))), .required("from", .day),
            .optional("officialDocument", .nullable(.uuid)),
        ],
        example: #"{"managingUnit":"0199a000-0000-7000-8000-000000000001","number":1,"from":"2025-11-15"}"#
    )

    let wish: MakeCluster

    init(_ object: CheckedObject) throws {
        wish = MakeCluster(
            of: try object.identifier("managingUnit"),
            in: object.optionalIdentifier("block"),
            number: object.value("number")?.integer.map { Int32($0) },
            name: object.optionalString("name"),
            from: try object.day("from"),
            by: object.optionalIdentifier("officialDocument")
        )
    }
}

/// What becomes of a cluster.
struct ClusterChangeRequest: ReadableBody {
    static let schema = ObjectSchema(
        "ClusterChangeRequest",
        [
            .optional("name", .text(1...Cluster.longestName)), .optional("to", .day),
            .optional("officialDocument", .uuid),
        ],
        example: #"{"name":"Cụm các phòng nghiệp vụ","to":"2027-01-01"}"#
    )

    let name: String?
    let to: Day?
    let officialDocument: OfficialDocumentID?

    init(_ object: CheckedObject) throws {
        try object.checkChanges("name", "to", "officialDocument")
        name = object.optionalString("name")
        to = object.optionalDay("to")
        officialDocument = object.optionalIdentifier("officialDocument")
    }
}

/// A cluster.
struct ClusterBody: WritableBody {
    static let schema = ObjectSchema(
        "Cluster",
        [
            .required("id", .uuid), .required("managingUnit", .uuid), .required("block", .nullable(.uuid)),
            .required("number", .nullable(.integer(1...Int(Int32.max)))),
            .required("name", .nullable(.text(1...Cluster.longestName))), .required("from", .day),
            .required("to", .nullable(.day)), .required("officialDocument", .nullable(.uuid)),
            .required("version", .version),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000006","managingUnit":"0199a000-0000-7000-8000-000000000001","block":null,"number":1,"name":null,"from":"2025-11-15","to":null,"officialDocument":null,"version":1}
            """#
    )

    private let cluster: Cluster

    init(_ cluster: Cluster) { self.cluster = cluster }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", cluster.id)
        writer.member("managingUnit", cluster.managingUnit)
        writer.member("block", cluster.block)
        writer.member("number", cluster.number)
        writer.member("name", cluster.name)
        writer.member("from", cluster.period.from)
        writer.member("to", cluster.period.to)
        writer.member("officialDocument", cluster.officialDocument)
        writer.member("version", cluster.version)
        writer.endObject()
    }
}
