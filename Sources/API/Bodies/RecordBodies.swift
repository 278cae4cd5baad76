import Application
import Domain
import HTTP
import StrictJSON

/// A record in a list, and what came of a change of it.
struct RecordLineBody<Subject: RecordResource>: WritableBody {
    static var members: [ObjectSchema.Member] {
        [
            .required("id", .uuid), .required("season", .nullable(.uuid)), .required("clusterSeason", .nullable(.uuid)),
            .required("managingUnit", .uuid), .required("unit", .nullable(.uuid)),
            .required("follows", .nullable(.uuid)), .required("kind", .text(1...100)),
            .required("title", .text(1...500)), .required("state", Subject.states),
            .required("reach", .oneOf(Reach.allCases.map(\.rawValue))), .required("version", .version),
        ]
    }

    static var schema: ObjectSchema {
        ObjectSchema(
            "\(Subject.schemaName)Line",
            members,
            example: #"""
                {"id":"0199a000-0000-7000-8000-000000000021","season":null,"clusterSeason":null,"managingUnit":"0199a000-0000-7000-8000-000000000001","unit":null,"follows":null,"kind":"x","title":"x","state":"\#(Subject.State.first.rawValue)","reach":"ministry","version":1}
                """#
        )
    }

    private let line: RecordLine<Subject>

    init(_ line: RecordLine<Subject>) { self.line = line }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writeMembers(to: &writer)
        writer.endObject()
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("id", line.id)
        writer.member("season", line.place.season)
        writer.member("clusterSeason", line.place.clusterSeason)
        writer.member("managingUnit", line.place.managingUnit)
        writer.member("unit", line.unit)
        writer.member("follows", line.follows)
        writer.member("kind", line.kind)
        writer.member("title", line.title)
        writer.member("state", line.state)
        writer.member("reach", line.reach)
        writer.member("version", line.version)
    }
}

/// A record, whole.
struct RecordBody<Subject: RecordResource>: WritableBody {
    private static var act: ObjectSchema {
        ObjectSchema(
            "\(Subject.schemaName)Act",
            [
                .required("version", .version), .required("state", Subject.states), .required("occurredOn", .day),
                .required("by", .nullable(.text(1...500))), .required("words", .nullable(.text(1...20_000))),
                .required("officialDocument", .nullable(.uuid)), .required("recordedAt", .instant),
                .required("text", .anyObject),
            ],
            example: #"""
                {"version":2,"state":"\#(Subject.State.first.rawValue)","occurredOn":"2026-03-02","by":null,"words":null,"officialDocument":null,"recordedAt":"2026-03-02T08:00:00Z","text":\#(Subject.text.example)}
                """#
        )
    }

    private static var count: ObjectSchema {
        ObjectSchema(
            "EntryCount",
            [
                .required("kind", .oneOf(UnitEntry.Kind.allCases.map(\.rawValue))), .required("units", .count),
                .required("persons", .integer(0...Int.max)),
            ],
            example: #"{"kind":"joined","units":6,"persons":0}"#
        )
    }

    static var schema: ObjectSchema {
        let derived = Subject.derived.isEmpty ? "" : #","medals":[],"money":null"#
        return ObjectSchema(
            Subject.schemaName,
            RecordLineBody<Subject>.members + [
                .required("text", .anyObject), .required("acts", .array(of: .object(act), maximum: 1_000_000)),
                .required("counts", .array(of: .object(count), maximum: 10)),
            ] + Subject.derived,
            example: RecordLineBody<Subject>.schema.example.dropLast()
                + #","text":\#(Subject.text.example),"acts":[\#(act.example)],"counts":[]\#(derived)}"#
        )
    }

    private let view: ReadRecords.View<Subject>

    init(_ view: ReadRecords.View<Subject>) { self.view = view }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        RecordLineBody(view.stored.line).writeMembers(to: &writer)
        writer.member("text", json: view.stored.document)
        writer.objects("acts", view.acts) { kept, writer in
            writer.member("version", kept.version)
            writer.member("state", kept.state)
            writer.member("occurredOn", kept.act.occurredOn)
            writer.member("by", kept.act.by)
            writer.member("words", kept.act.words)
            writer.member("officialDocument", kept.act.officialDocument)
            writer.member("recordedAt", Instant(microsecondsSince1970: kept.recordedAt).rfc3339)
            writer.member("text", json: kept.document)
        }
        writer.objects("counts", view.counts) { count, writer in
            writer.member("kind", count.kind)
            writer.member("units", count.units)
            writer.member("persons", count.persons)
        }
        // What is kept is shown, whatever the rules for new texts have become.
        Subject.writeDerived(try? view.stored.text(), to: &writer)
        writer.endObject()
    }
}

/// What a unit entered in a record.
struct UnitEntryBody: WritableBody {
    static let schema = ObjectSchema(
        "UnitEntry",
        [
            .required("id", .uuid), .required("unit", .uuid),
            .required("kind", .oneOf(UnitEntry.Kind.allCases.map(\.rawValue))), .required("occurredOn", .day),
            .required("persons", .nullable(.integer(0...1_000_000))), .required("words", .nullable(.text(1...20_000))),
            .required("figures", .array(of: .object(.figure), maximum: 200)), .required("counts", .boolean),
            .required("recordedAt", .instant),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000022","unit":"0199a000-0000-7000-8000-000000000003","kind":"reported","occurredOn":"2026-03-09","persons":null,"words":"Đạt chỉ tiêu","figures":[\#(ObjectSchema.figure.example)],"counts":true,"recordedAt":"2026-03-09T08:00:00Z"}
            """#
    )

    private let entry: ListedEntry

    init(_ entry: ListedEntry) { self.entry = entry }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", entry.id)
        writer.member("unit", entry.unit)
        writer.member("kind", entry.kind)
        writer.member("occurredOn", entry.occurredOn)
        writer.member("persons", entry.persons)
        writer.member("words", entry.words)
        writer.member("figures", json: entry.figures)
        writer.member("counts", entry.counts)
        writer.member("recordedAt", Instant(microsecondsSince1970: entry.recordedAt).rfc3339)
        writer.endObject()
    }
}

/// That something was entered.
struct UnitEntryReceipt: WritableBody {
    static let schema = ObjectSchema(
        "UnitEntryReceipt",
        [.required("id", .uuid)],
        example: #"{"id":"0199a000-0000-7000-8000-000000000022"}"#
    )

    private let id: Identifier<UnitEntry>

    init(_ id: Identifier<UnitEntry>) { self.id = id }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.endObject()
    }
}

/// How much of a cluster's plan was held, and who took part.
struct ActivitySummaryBody: WritableBody {
    private static let line = ObjectSchema(
        "ActivitySummaryLine",
        [.required("unit", .uuid), .required("activities", .count), .required("persons", .integer(0...Int.max))],
        example: #"{"unit":"0199a000-0000-7000-8000-000000000003","activities":2,"persons":104}"#
    )
    static let schema = ObjectSchema(
        "ActivitySummary",
        [
            .required("planned", .count), .required("held", .count), .required("cancelled", .count),
            .required("units", .array(of: .object(line), maximum: 10_000)),
        ],
        example: #"{"planned":1,"held":2,"cancelled":0,"units":[\#(line.example)]}"#
    )

    private let summary: ActivitySummary

    init(_ summary: ActivitySummary) { self.summary = summary }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("planned", summary.planned)
        writer.member("held", summary.held)
        writer.member("cancelled", summary.cancelled)
        writer.objects("units", summary.lines) { line, writer in
            writer.member("unit", line.unit)
            writer.member("activities", line.activities)
            writer.member("persons", line.persons)
        }
        writer.endObject()
    }
}
