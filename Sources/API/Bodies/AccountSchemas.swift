import Domain
import HTTP
import StrictJSON

extension ObjectSchema {
    /// A unit as accounts name it.
    static let unitName = ObjectSchema(
        "UnitName",
        [.required("id", .uuid), .required("code", .text(1...50)), .required("name", .text(1...300))],
        example: #"{"id":"0199a000-0000-7000-8000-000000000001","code":"PX01","name":"Phòng Tham mưu"}"#
    )

    /// A function that is, was or will be held over a unit.
    static let heldFunction = ObjectSchema(
        "HeldFunction",
        [
            .required("function", .text(1...50)), .required("unit", .object(unitName)), .required("from", .day),
            .optional("to", .day),
        ],
        example: #"""
            {"function":"officer","unit":{"id":"0199a000-0000-7000-8000-000000000001","code":"PX01","name":"Phòng Tham mưu"},"from":"2026-01-01"}
            """#
    )
}

extension Schema {
    static let function = Schema.oneOf(Function.allCases.map(\.rawValue))
    static let keyScope = Schema.oneOf(KeyScope.allCases.map(\.rawValue))
    /// What an account, or a key, is called.
    static let accountName = Schema.text(1...200)
}

extension CheckedObject {
    /// A name that one can see.
    ///
    /// - Throws: `Problem` `invalid-request` for blanks alone, and for what changes how the rest is shown.
    func visibleName(_ key: JSONKey) throws -> String {
        let name = try string(key)
        guard name.isVisible else {
            throw invalid(
                key,
                vi: "Phải có ít nhất một chữ, và không có ký tự không nhìn thấy.",
                en: "Must have something that one can see, and nothing that one cannot."
            )
        }
        return name
    }

    /// The same where it need not be there.
    func optionalVisibleName(_ key: JSONKey) throws -> String? { value(key) == nil ? nil : try visibleName(key) }

    /// A refusal of one member, which is there.
    func invalid(_ key: JSONKey, vi: String, en: String) -> Problem {
        let problems = value(key).map { [JSONProblem(at: $0, wording: Wording(vi: vi, en: en))] }
        return Problem(.invalidRequest, errors: problems ?? [])
    }

    /// A function that the schema asks for.
    func function(_ key: JSONKey) throws -> Function {
        guard let function = Function(rawValue: try string(key)) else { throw SchemaMismatch() }
        return function
    }
}

extension JSONWriter {
    /// Writes the member `unit` as accounts name one.
    mutating func unit(id: UnitID, code: String, name: String) {
        object("unit") { writer in
            writer.member("id", id)
            writer.member("code", code)
            writer.member("name", name)
        }
    }
}
