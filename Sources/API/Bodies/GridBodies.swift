import Application
import Domain
import HTTP
import StrictJSON

/// A field of all units at once.
struct GridBody: WritableBody {
    private static let cell = ObjectSchema(
        "GridCell",
        [
            .required("criterion", .code), .required("events", .count),
            .required("entries", .array(of: .object(SheetBody.entry), maximum: 1_000_000)),
            .required("returns", .array(of: .object(SheetBody.returned), maximum: 1_000_000)),
        ],
        example: #"{"criterion":"II.1","events":1,"entries":[\#(SheetBody.entry.example)],"returns":[]}"#
    )
    private static let row = ObjectSchema(
        "GridUnit",
        [
            .required("unit", .uuid), .required("code", .text(1...1_000)), .required("name", .text(1...300)),
            .required("sheet", .sheetState), .required("cells", .array(of: .object(cell), maximum: 1_000_000)),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000001","code":"PX01","name":"Phòng Tham mưu","sheet":"submitted","cells":[\#(cell.example)]}
            """#
    )
    static let schema = ObjectSchema(
        "Grid",
        [
            .required("criterion", .code), .required("leaves", .array(of: .code, maximum: 1_000_000)),
            .required("units", .array(of: .object(row), maximum: 10_000)),
        ],
        example: #"{"criterion":"II","leaves":["II.1"],"units":[\#(row.example)]}"#
    )

    private let grid: FieldGrid

    init(_ grid: FieldGrid) { self.grid = grid }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("criterion", grid.field.criterion)
        writer.member("leaves", grid.field.leaves)
        writer.objects("units", grid.rows) { row, writer in
            writer.member("unit", row.member.unit)
            writer.member("code", row.member.code)
            writer.member("name", row.member.name)
            writer.member("sheet", row.member.sheet)
            writer.objects("cells", row.cells) { cell, writer in
                writer.member("criterion", cell.criterion)
                writer.member("events", cell.events)
                writer.member("entries", cell.entries, write: SheetBody.write)
                writer.member("returns", cell.returns, write: SheetBody.write)
            }
        }
        writer.endObject()
    }
}

/// What an assessing body finds of its field, of many units at once.
struct GridRequest: ReadableBody {
    private static let row = ObjectSchema(
        "GridRow",
        [
            .required("unit", .uuid), .required("criterion", .code),
            .required("kind", .oneOf([EntryKind.value, .awarded, .cleared].map(\.rawValue))),
            .optional("result", .anyObject), .optional("evidence", .nullable(.evidence)),
            .required("reason", .text(0...10_000)), .required("events", .count),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000001","criterion":"II.1","kind":"awarded","result":{"awarded":5},"reason":"Theo số liệu của Phòng","events":1}
            """#
    )
    static let schema = ObjectSchema(
        "GridRequest",
        [.required("rows", .array(of: .object(row), maximum: 2_000))],
        example: #"{"rows":[\#(row.example)]}"#
    )

    let rows: [FillGrid.Row]

    init(_ object: CheckedObject) throws {
        var reading = EvidenceReading()
        rows = try object.objectList("rows", Self.row).map { row in
            guard let kind = EntryKind(rawValue: try row.string("kind")) else { throw SchemaMismatch() }
            return FillGrid.Row(
                unit: try row.identifier("unit"),
                finding: AssessSheet.Finding(
                    criterion: Code(try row.string("criterion")),
                    kind: kind,
                    result: row.value("result"),
                    evidence: reading.evidence(of: row),
                    reason: try row.string("reason")
                ),
                events: try row.integer("events")
            )
        }
        try reading.check()
    }
}

/// What came of each row, in their order.
struct GridReceipt: WritableBody {
    private static let problem = ObjectSchema(
        "GridProblem",
        [.required("code", .text(1...100)), .required("vi", .text(0...5_000)), .required("en", .text(0...5_000))],
        example: #"{"code":"stale-version","vi":"Đã có người thay đổi.","en":"Somebody has changed it."}"#
    )
    private static let row = ObjectSchema(
        "GridOutcome",
        [
            .required("unit", .uuid), .required("criterion", .code), .required("events", .count),
            .required("problem", .nullable(.object(problem))),
        ],
        example: #"{"unit":"0199a000-0000-7000-8000-000000000001","criterion":"II.1","events":2,"problem":null}"#
    )
    static let schema = ObjectSchema(
        "GridReceipt",
        [.required("rows", .array(of: .object(row), maximum: 2_000))],
        example: #"{"rows":[\#(row.example)]}"#
    )

    private let outcomes: [FillGrid.Outcome]

    init(_ outcomes: [FillGrid.Outcome]) { self.outcomes = outcomes }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.objects("rows", outcomes) { outcome, writer in
            writer.member("unit", outcome.unit)
            writer.member("criterion", outcome.criterion)
            writer.member("events", outcome.events)
            writer.key("problem")
            if let problem = outcome.problem {
                writer.beginObject()
                writer.member("code", problem.code.rawValue)
                writer.member("vi", problem.wording.vi)
                writer.member("en", problem.wording.en)
                writer.endObject()
            } else {
                writer.null()
            }
        }
        writer.endObject()
    }
}
