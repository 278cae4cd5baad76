import Domain
import HTTP
import StrictJSON

extension ObjectSchema.Member {
    /// The parameters that every list has.
    static let page = page(upTo: 200)

    /// The parameters that every list has, where the lines are long.
    static func page(upTo most: Int) -> [ObjectSchema.Member] {
        [.optional("limit", .integer(1...most)), .optional("cursor", .text(1...300))]
    }
}

extension CheckedObject {
    /// Which part of a list is wanted.
    ///
    /// - Parameter usual: The most lines where the client says nothing, by default 50.
    /// - Returns: The part.
    /// - Throws: `Problem` `invalid-request` for a cursor that is none of ours.
    func page<Key: CursorKey>(usual: Int = 50) throws -> PageRequest<Key> {
        let limit = value("limit")?.integer ?? usual
        guard let cursor = value("cursor") else { return PageRequest(limit: limit) }
        guard let key: Key = Cursor.key(of: cursor.string ?? "") else {
            throw Problem(
                .invalidRequest,
                errors: [
                    JSONProblem(
                        at: cursor,
                        wording: Wording(
                            vi: "Phải là giá trị next của câu trả lời trước.",
                            en: "Must be the member next of the answer before."
                        )
                    )
                ]
            )
        }
        return PageRequest(after: key, limit: limit)
    }
}

/// A part of a list.
struct PageBody<Line: WritableBody>: WritableBody {
    static var schema: ObjectSchema {
        ObjectSchema(
            "\(Line.schema.name)Page",
            [
                .required("items", .array(of: .object(Line.schema), maximum: 200)),
                .required("next", .nullable(.text(1...300))),
            ],
            example: #"{"items":[\#(Line.schema.example)],"next":null}"#
        )
    }

    private let lines: [Line]
    private let next: String?

    init<Value, Key: CursorKey>(_ page: Page<Value, Key>, _ line: (Value) -> Line) {
        lines = page.lines.map(line)
        next = page.next.map { Cursor.text(of: $0) }
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("items", lines) { $0.write(to: &$1) }
        writer.member("next", next)
        writer.endObject()
    }
}
