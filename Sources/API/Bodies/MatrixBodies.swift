import Application
import Domain
import HTTP
import StrictJSON

/// Which part of a matrix is wanted.
struct MatrixQuery: ReadableBody {
    static let schema = ObjectSchema(
        "MatrixQuery",
        [.optional("criterion", .code)] + ObjectSchema.Member.page(upTo: 50),
        example: #"{"criterion":"II","limit":20}"#
    )

    let criterion: Code?
    let page: PageRequest<Code>

    init(_ object: CheckedObject) throws {
        criterion = object.optionalString("criterion").map { Code($0) }
        page = try object.page(usual: 20)
    }
}

/// One unit in the matrix of a review.
struct MatrixUnitBody: WritableBody {
    private static let cell = ObjectSchema(
        "MatrixCell",
        [
            .required("criterion", .code), .optional("effective", .layer),
            .required("entries", .array(of: .object(SheetBody.entry), maximum: 10)),
        ],
        example: #"{"criterion":"I.1","effective":"self","entries":[\#(SheetBody.entry.example)]}"#
    )
    static let schema = ObjectSchema(
        "MatrixUnit",
        [
            .required("unit", .uuid), .required("code", .text(1...1_000)), .required("name", .text(1...300)),
            .required("sheet", .sheetState), .required("cells", .array(of: .object(cell), maximum: 1_000_000)),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000001","code":"PX01","name":"Phòng Tham mưu","sheet":"submitted","cells":[\#(cell.example)]}
            """#
    )

    private let row: MatrixUnit

    init(_ row: MatrixUnit) { self.row = row }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("unit", row.member.unit)
        writer.member("code", row.member.code)
        writer.member("name", row.member.name)
        writer.member("sheet", row.member.sheet)
        writer.objects("cells", row.cells) { cell, writer in
            writer.member("criterion", cell.criterion)
            if let effective = cell.effective {
                writer.member("effective", effective)
            }
            writer.member("entries", cell.entries, write: SheetBody.write)
        }
        writer.endObject()
    }
}
