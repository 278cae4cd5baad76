import Application
import Domain
import HTTP
import StrictJSON

/// Which accounts are listed.
struct AccountQuery: ReadableBody {
    static let schema = ObjectSchema(
        "AccountQuery",
        [.optional("q", .text(1...200)), .optional("unit", .uuid)] + ObjectSchema.Member.page,
        example: #"{"q":"an.","limit":50}"#
    )

    let text: String?
    let unit: UnitID?
    let page: PageRequest<String>

    init(_ object: CheckedObject) throws {
        text = object.optionalString("q")
        unit = object.optionalIdentifier("unit")
        page = try object.page()
    }
}

extension String: CursorKey {
    var cursorText: String { self }

    init?(cursorText: String) {
        // PostgreSQL holds every character but one.
        guard !cursorText.isEmpty, !cursorText.utf8.contains(0) else { return nil }
        self = cursorText
    }
}

/// A function that is to be given.
struct FunctionRequest: ReadableBody {
    static let schema = ObjectSchema(
        "FunctionRequest",
        [
            .required("function", .function), .optional("unit", .uuid), .optional("from", .day), .optional("to", .day),
        ],
        example: #"{"function":"officer","from":"2026-12-01","to":"2027-12-01"}"#
    )

    let wish: MakeAccount.Wish

    init(_ object: CheckedObject) throws {
        wish = MakeAccount.Wish(
            try object.function("function"),
            over: object.optionalIdentifier("unit"),
            from: object.optionalDay("from"),
            to: object.optionalDay("to")
        )
    }
}

/// A function that is to end.
struct FunctionEndRequest: ReadableBody {
    static let schema = ObjectSchema(
        "FunctionEndRequest",
        [.required("function", .function), .required("unit", .uuid), .required("from", .day), .required("on", .day)],
        example: #"""
            {"function":"officer","unit":"0199a000-0000-7000-8000-000000000001","from":"2026-01-01","on":"2026-12-01"}
            """#
    )

    let function: Function
    let unit: UnitID
    let from: Day
    let end: Day

    init(_ object: CheckedObject) throws {
        function = try object.function("function")
        unit = try object.identifier("unit")
        from = try object.day("from")
        end = try object.day("on")
    }
}

/// An account that is to be made.
struct AccountRequest: ReadableBody {
    static let schema = ObjectSchema(
        "AccountRequest",
        [
            .required("unit", .uuid), .required("login", .text(2...64)), .required("name", .accountName),
            .required("functions", .array(of: .object(FunctionRequest.schema), maximum: 20)),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000001","login":"an.nguyen","name":"Nguyễn An","functions":[{"function":"officer"}]}
            """#
    )

    let unit: UnitID
    let login: Login
    let name: String
    let functions: [MakeAccount.Wish]

    init(_ object: CheckedObject) throws {
        unit = try object.identifier("unit")
        guard let login = Login(try object.string("login")) else {
            throw object.invalid(
                "login",
                vi: "Gồm a–z, 0–9, dấu chấm, gạch dưới, gạch ngang; bắt đầu bằng chữ hoặc số.",
                en: "Must be of a–z, 0–9, dot, underscore and hyphen, the first a letter or digit."
            )
        }
        self.login = login
        name = try object.visibleName("name")
        functions =
            try object.value("functions")?.elements?.map {
                try FunctionRequest(CheckedObject($0, FunctionRequest.schema)).wish
            } ?? []
    }
}

/// What an account is to be called.
struct AccountNameRequest: ReadableBody {
    static let schema = ObjectSchema(
        "AccountNameRequest",
        [.required("name", .accountName)],
        example: #"{"name":"Nguyễn Văn An"}"#
    )

    let name: String

    init(_ object: CheckedObject) throws { name = try object.visibleName("name") }
}

/// A service key that is to be made.
struct KeyRequest: ReadableBody {
    static let schema = ObjectSchema(
        "KeyRequest",
        [
            .required("name", .accountName), .required("scopes", .array(of: .keyScope, maximum: 20)),
            .required("days", .integer(1...ServiceKey.longestLife)),
        ],
        example: #"{"name":"Bảng điện tử","scopes":["standings"],"days":365}"#
    )

    let name: String
    let scopes: Set<KeyScope>
    let days: Int

    init(_ object: CheckedObject) throws {
        name = try object.visibleName("name")
        scopes = Set(try object.strings("scopes").compactMap(KeyScope.init))
        guard !scopes.isEmpty else {
            throw object.invalid("scopes", vi: "Cần ít nhất một.", en: "At least one is needed.")
        }
        days = try object.integer("days")
    }
}
