import Application
package import Domain
import HTTP
import HTTPTypes
import Hummingbird
import NIOCore
package import StrictJSON

/// What a route reads: an object that is held to its schema before its reader sees it.
package protocol ReadableBody: Sendable {
    static var schema: ObjectSchema { get }

    /// The member whose keys are criteria; nil where there is none.
    static var criteriaMember: String? { get }

    /// Takes the members out of an object that holds to the schema.
    ///
    /// - Throws: `SchemaMismatch` where it asks for what the schema does not promise.
    init(_ object: CheckedObject) throws
}

extension ReadableBody {
    package static var criteriaMember: String? { nil }
}

/// What a route answers: an object that holds to its schema.
package protocol WritableBody: Sendable {
    static var schema: ObjectSchema { get }

    /// The same without what is shown once, by which a repeat of the request is answered: it is kept in the database.
    var forRepeats: Self { get }

    /// Writes the object.
    func write(to writer: inout JSONWriter)
}

extension WritableBody {
    package var forRepeats: Self { self }
}

/// A reader and its schema do not fit: a fault of ours.
struct SchemaMismatch: Error {}

/// An object that holds to a schema.
package struct CheckedObject: Sendable {
    private let fields: JSONFields

    /// Holds a value to a schema.
    ///
    /// - Throws: `Problem` `invalid-request` with every place that is wrong.
    package init(_ value: JSONValue, _ schema: ObjectSchema) throws {
        var problems = JSONProblems()
        let fields = schema.check(value, &problems)
        guard let fields, problems.isEmpty else { throw Problem(.invalidRequest, errors: problems.all) }
        self.fields = fields
    }

    /// The object itself.
    package var object: JSONValue { fields.object }

    /// A required text.
    package func string(_ key: JSONKey) throws -> String {
        guard let string = fields[key].value?.string else { throw SchemaMismatch() }
        return string
    }

    /// A required whole number.
    package func integer(_ key: JSONKey) throws -> Int {
        guard let integer = fields[key].value?.integer else { throw SchemaMismatch() }
        return integer
    }

    /// A value; nil where there is none, or null.
    package func value(_ key: JSONKey) -> JSONValue? {
        fields[key].value.flatMap { $0.isNull ? nil : $0 }
    }

    /// A required list of texts.
    package func strings(_ key: JSONKey) throws -> [String] {
        guard let elements = fields[key].value?.elements else { throw SchemaMismatch() }
        return try elements.map { element in
            guard let string = element.string else { throw SchemaMismatch() }
            return string
        }
    }

    /// A required object whose keys are codes, in the order of the body.
    package func codes(_ key: JSONKey) throws -> [(code: Code, value: JSONValue)] {
        guard let members = fields[key].value?.members else { throw SchemaMismatch() }
        return members.map { (Code(utf8: $0.key.withText(Array.init) ?? []), $0.value) }
    }
}

extension Request {
    /// The body as a type of ours.
    ///
    /// - Throws: `Problem` as `json(limit:)`, and `invalid-request` with every place that does not hold to the schema.
    func read<Body: ReadableBody>(_ type: Body.Type, limit: Int = 1 << 20) async throws -> Body {
        try Body(CheckedObject(try await json(limit: limit), Body.schema))
    }
}

extension WritableBody {
    /// The object as text: what `Writer` answers, and keeps for repeats.
    var text: String {
        var writer = JSONWriter()
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension Response {
    /// What a write was answered, now or before.
    init<Body: WritableBody>(_ answer: WriteAnswer, _ type: Body.Type, status: HTTPResponse.Status = .ok) {
        let bytes = Array(answer.text.utf8)
        assert(Self.holds(bytes, to: type.schema), "\(type) does not hold to its schema")
        self.init(json: bytes)
        self.status = status
        if answer.isRepeat { headers[.idempotencyReplayed] = "true" }
    }

    /// A good answer of a version that `If-Match` may name, or of none for nil; it is not to be cached.
    init(_ body: some WritableBody, version: (some CustomStringConvertible)?) {
        self.init(body)
        headers[.eTag] = version.map { "\"\($0)\"" }
    }

    /// A good answer that is not to be cached.
    init(_ body: some WritableBody, status: HTTPResponse.Status = .ok) {
        var writer = JSONWriter()
        body.write(to: &writer)
        let bytes = writer.bytes
        assert(Self.holds(bytes, to: type(of: body).schema), "\(type(of: body)) does not hold to its schema")
        self.init(json: bytes)
        self.status = status
    }

    /// A good answer without a body.
    static func noContent() -> Response { Response(status: .noContent, headers: [.cacheControl: "no-store"]) }

    private static func holds(_ bytes: [UInt8], to schema: ObjectSchema) -> Bool {
        var problems = JSONProblems()
        guard let document = try? JSONDocument(bytes) else { return false }
        schema.check(document.root, &problems)
        return problems.isEmpty
    }
}
