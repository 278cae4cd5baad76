import Application
import Domain
import HTTP
import StrictJSON

extension ObjectSchema {
    /// A part of a sheet as it is shown.
    static let sheetPart = ObjectSchema(
        "SheetPart",
        [
            .required("criterion", .code), .required("account", .uuid),
            .required("note", .nullable(.text(0...SheetPart.longestNote))), .required("done", .boolean),
        ],
        example: #"""
            {"criterion":"I","account":"0199a000-0000-7000-8000-000000000009","note":"Số liệu đến hết tháng 10","done":false}
            """#
    )
    /// A sheet's parts with their version.
    static let sheetDivision = ObjectSchema(
        "SheetDivision",
        [
            .required("version", .integer(0...Int(Int32.max))),
            .required("parts", .array(of: .object(sheetPart), maximum: SheetDivision.most)),
        ],
        example: #"{"version":1,"parts":[\#(sheetPart.example)]}"#
    )
}

extension SheetDivision {
    /// Writes the members of `ObjectSchema.sheetDivision`.
    func writeMembers(to writer: inout JSONWriter) {
        writer.member("version", version)
        writer.member("parts", parts) { $0.write(to: &$1) }
    }
}

/// All parts of a sheet.
struct DivisionRequest: ReadableBody {
    private static let part = ObjectSchema(
        "SheetPartRequest",
        [
            .required("criterion", .code), .required("account", .uuid),
            .optional("note", .nullable(.text(1...SheetPart.longestNote))),
        ],
        example:
            #"{"criterion":"I","account":"0199a000-0000-7000-8000-000000000009","note":"Số liệu đến hết tháng 10"}"#
    )
    static let schema = ObjectSchema(
        "DivisionRequest",
        [.required("parts", .array(of: .object(part), maximum: SheetDivision.most))],
        example: #"{"parts":[\#(part.example)]}"#
    )

    let parts: [SheetPart]

    init(_ object: CheckedObject) throws {
        parts = try object.objectList("parts", Self.part).map { part in
            SheetPart(
                criterion: Code(try part.string("criterion")),
                account: try part.identifier("account"),
                note: part.optionalString("note")
            )
        }
    }
}

/// That a part is done, or not done again.
struct PartRequest: ReadableBody {
    static let schema = ObjectSchema(
        "PartRequest",
        [.required("criterion", .code), .required("done", .boolean)],
        example: #"{"criterion":"I","done":true}"#
    )

    let criterion: Code
    let isDone: Bool

    init(_ object: CheckedObject) throws {
        criterion = Code(try object.string("criterion"))
        guard let isDone = object.value("done")?.boolean else { throw SchemaMismatch() }
        self.isDone = isDone
    }
}

/// What became of a division.
struct DivisionReceipt: WritableBody {
    static let schema = ObjectSchema.sheetDivision

    private let division: SheetDivision

    init(_ division: SheetDivision) { self.division = division }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        division.writeMembers(to: &writer)
        writer.endObject()
    }
}

/// Who of a unit fills which part of its sheet, and among whom it can be divided.
struct DivisionBody: WritableBody {
    private static let officer = ObjectSchema(
        "SheetOfficer",
        [.required("account", .uuid), .required("name", .text(1...300))],
        example: #"{"account":"0199a000-0000-7000-8000-000000000009","name":"Nguyễn An"}"#
    )
    static let schema = ObjectSchema(
        "Division",
        ObjectSchema.sheetDivision.members + [.required("staff", .array(of: .object(officer), maximum: 10_000))],
        example: #"{"version":1,"parts":[\#(ObjectSchema.sheetPart.example)],"staff":[\#(officer.example)]}"#
    )

    private let view: ReadDivision.View

    init(_ view: ReadDivision.View) { self.view = view }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        view.division.writeMembers(to: &writer)
        writer.objects("staff", view.staff) { officer, writer in
            writer.member("account", officer.account)
            writer.member("name", officer.name)
        }
        writer.endObject()
    }
}
