import Application
import Domain
import HTTP
import StrictJSON

/// Which records are listed.
struct RecordQuery<Subject: RecordResource>: ReadableBody {
    static var schema: ObjectSchema {
        ObjectSchema(
            "\(Subject.schemaName)Query",
            [
                .optional("q", .text(1...300)), .optional("kind", .text(1...100)), .optional("state", Subject.states),
                .optional("unit", .uuid), .optional("season", .uuid), .optional("clusterSeason", .uuid),
                .optional("managingUnit", .uuid),
            ] + ObjectSchema.Member.page,
            example: #"{"q":"camera an ninh","limit":50}"#
        )
    }

    let filter: RecordFilter
    let page: PageRequest<Identifier<Subject>>

    init(_ object: CheckedObject) throws {
        filter = RecordFilter(
            text: object.optionalString("q"),
            kind: object.optionalString("kind"),
            state: object.optionalString("state"),
            unit: object.optionalIdentifier("unit"),
            season: object.optionalIdentifier("season"),
            clusterSeason: object.optionalIdentifier("clusterSeason"),
            managingUnit: object.optionalIdentifier("managingUnit")
        )
        page = try object.page()
    }
}

/// A record that is to be begun.
struct RecordRequest<Subject: RecordResource>: ReadableBody {
    private static var home: [ObjectSchema.Member] {
        if Subject.isOfUnit { return [.required("clusterSeason", .uuid), .required("unit", .uuid)] }
        guard Subject.mayBeManagingUnits else { return [.required("clusterSeason", .uuid)] }
        return [.required("owner", .object(.recordOwner)), .optional("follows", .nullable(.uuid))]
    }

    static var schema: ObjectSchema {
        let clusterSeason = #""clusterSeason":"0199a000-0000-7000-8000-000000000007""#
        let home =
            Subject.mayBeManagingUnits
            ? #""owner":\#(ObjectSchema.recordOwner.example)"#
            : Subject.isOfUnit ? clusterSeason + #","unit":"0199a000-0000-7000-8000-000000000003""# : clusterSeason
        let act = Subject.beginsByAct ? #","occurredOn":"2026-03-02","by":"Phòng Tham mưu","words":"Qua kiểm tra""# : ""
        return ObjectSchema(
            "\(Subject.schemaName)Request",
            Self.home + [.required("text", .object(Subject.text))] + (Subject.beginsByAct ? RecordAct.members : []),
            example: #"{\#(home),"text":\#(Subject.text.example)\#(act)}"#
        )
    }

    let wish: MakeRecord<Subject>

    init(_ object: CheckedObject) throws {
        wish = MakeRecord(
            try object.text(),
            at: try Self.home(of: object),
            of: Subject.isOfUnit ? try object.identifier("unit") : nil,
            follows: Subject.mayFollow ? object.optionalIdentifier("follows") : nil,
            by: Subject.beginsByAct ? try RecordAct(object) : nil
        )
    }

    private static func home(of object: CheckedObject) throws -> MakeRecord<Subject>.Home {
        guard Subject.mayBeManagingUnits else { return .clusterSeason(try object.identifier("clusterSeason")) }
        guard let value = object.value("owner") else { throw SchemaMismatch() }
        let owner = try CheckedObject(value, .recordOwner)
        return try owner.string("kind") == "managingUnit"
            ? .managingUnit(try owner.identifier("id")) : .clusterSeason(try owner.identifier("id"))
    }
}

extension ObjectSchema {
    /// A cluster's season, or a managing unit for all units below it.
    static let recordOwner = ObjectSchema(
        "RecordOwner",
        [.required("kind", .oneOf(["clusterSeason", "managingUnit"])), .required("id", .uuid)],
        example: #"{"kind":"clusterSeason","id":"0199a000-0000-7000-8000-000000000007"}"#
    )
}

/// A record's whole text.
struct RecordTextRequest<Subject: RecordResource>: ReadableBody {
    static var schema: ObjectSchema {
        ObjectSchema(
            "\(Subject.schemaName)TextRequest",
            [.required("text", .object(Subject.text))],
            example: #"{"text":\#(Subject.text.example)}"#
        )
    }

    let text: Subject

    init(_ object: CheckedObject) throws { text = try object.text() }
}

/// A record's whole text, and why it is changed although it is locked.
struct RecordAmendmentRequest<Subject: RecordResource>: ReadableBody {
    static var schema: ObjectSchema {
        ObjectSchema(
            "\(Subject.schemaName)AmendmentRequest",
            [.required("text", .object(Subject.text)), .required("reason", .text(0...10_000))],
            example: #"{"text":\#(Subject.text.example),"reason":"Sửa ngày theo công văn mới"}"#
        )
    }

    let text: Subject
    let reason: String

    init(_ object: CheckedObject) throws {
        text = try object.text()
        reason = try object.string("reason")
    }
}

/// Where a record goes on to.
struct RecordStateRequest<Subject: RecordResource>: ReadableBody {
    static var schema: ObjectSchema {
        let to = Subject.State.first.next.map(\.rawValue).sorted().first ?? Subject.State.first.rawValue
        return ObjectSchema(
            "\(Subject.schemaName)StateRequest",
            [.required("to", Subject.states)] + RecordAct.members,
            example: #"{"to":"\#(to)","occurredOn":"2026-03-02","by":"Đồng chí Cụm trưởng","words":"Tại hội nghị"}"#
        )
    }

    let state: Subject.State
    let act: RecordAct

    init(_ object: CheckedObject) throws {
        guard let state = Subject.State(rawValue: try object.string("to")) else { throw SchemaMismatch() }
        self.state = state
        act = try RecordAct(object)
    }
}

/// What a unit says of itself in a record.
struct UnitEntryRequest<Subject: RecordResource>: ReadableBody {
    static var schema: ObjectSchema {
        let kind = Subject.entries.keys.map(\.rawValue).sorted().first ?? ""
        return ObjectSchema(
            "\(Subject.schemaName)EntryRequest",
            [
                .required("unit", .uuid), .required("kind", Subject.entryKinds), .required("occurredOn", .day),
                .optional("persons", .nullable(.integer(0...1_000_000))),
                .optional("words", .nullable(.text(1...20_000))),
                .optional("figures", .array(of: .object(.figure), maximum: 200)),
            ],
            example: #"""
                {"unit":"0199a000-0000-7000-8000-000000000003","kind":"\#(kind)","occurredOn":"2026-03-09","persons":52,"words":"Toàn đơn vị","figures":[\#(ObjectSchema.figure.example)]}
                """#
        )
    }

    let entry: UnitEntry

    init(_ object: CheckedObject) throws {
        guard let kind = UnitEntry.Kind(rawValue: try object.string("kind")) else { throw SchemaMismatch() }
        entry = UnitEntry(
            unit: try object.identifier("unit"),
            kind: kind,
            occurredOn: try object.day("occurredOn"),
            persons: object.value("persons")?.integer.map { Int32($0) },
            words: object.optionalString("words"),
            figures: try object.value("figures").map { try Figures($0) } ?? .none
        )
    }
}

extension RecordAct {
    fileprivate static let members: [ObjectSchema.Member] = [
        .required("occurredOn", .day), .optional("by", .nullable(.text(1...500))),
        .optional("words", .nullable(.text(1...20_000))), .optional("officialDocument", .nullable(.uuid)),
    ]

    fileprivate init(_ object: CheckedObject) throws {
        self.init(
            occurredOn: try object.day("occurredOn"),
            by: object.optionalString("by"),
            words: object.optionalString("words"),
            officialDocument: object.optionalIdentifier("officialDocument")
        )
    }
}

extension CheckedObject {
    /// The text of a record, read by its rules.
    fileprivate func text<Subject: RecordResource>() throws -> Subject {
        guard let text = value("text") else { throw SchemaMismatch() }
        return try Subject(text)
    }
}
