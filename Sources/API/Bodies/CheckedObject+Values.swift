import Domain
import HTTP
import StrictJSON

extension CheckedObject {
    /// A text; nil where there is none.
    func optionalString(_ key: JSONKey) -> String? { value(key)?.string }

    /// An id that the schema asks for.
    func identifier<Entity>(_ key: JSONKey) throws -> Identifier<Entity> {
        guard let identifier: Identifier<Entity> = optionalIdentifier(key) else { throw SchemaMismatch() }
        return identifier
    }

    /// An id; nil where there is none.
    func optionalIdentifier<Entity>(_ key: JSONKey) -> Identifier<Entity>? {
        optionalString(key).flatMap { Identifier<Entity>($0) }
    }

    /// A day that the schema asks for.
    func day(_ key: JSONKey) throws -> Day {
        guard let day = optionalDay(key) else { throw SchemaMismatch() }
        return day
    }

    /// A day; nil where there is none.
    func optionalDay(_ key: JSONKey) -> Day? { optionalString(key).flatMap { Day($0) } }

    /// The objects of a list, each held to the schema; nil where there is no list.
    func objects(_ key: JSONKey, _ schema: ObjectSchema) throws -> [CheckedObject]? {
        try value(key)?.elements.map { try $0.map { try CheckedObject($0, schema) } }
    }

    /// A list of objects, each held to the schema; empty where there is none.
    func objectList(_ key: JSONKey, _ schema: ObjectSchema) throws -> [CheckedObject] {
        try value(key)?.elements.map { try $0.map { try CheckedObject($0, schema) } } ?? []
    }

    /// An object, held to the schema; nil where there is none.
    func object(_ key: JSONKey, _ schema: ObjectSchema) throws -> CheckedObject? {
        try value(key).map { try CheckedObject($0, schema) }
    }

    /// The ids of a list; none where there is no list.
    func identifiers<Entity>(_ key: JSONKey) -> [Identifier<Entity>] {
        value(key)?.elements.map { $0.compactMap { $0.string.flatMap { Identifier<Entity>($0) } } } ?? []
    }

    /// The texts of a list; none where there is no list.
    func optionalStrings(_ key: JSONKey) -> [String] { value(key)?.elements.map { $0.compactMap(\.string) } ?? [] }

    /// Refuses a member beside a word that it says nothing to.
    ///
    /// - Throws: `Problem` `invalid-request` at the first of them.
    func refuse(_ keys: JSONKey..., beside word: String) throws {
        for key in keys where value(key) != nil {
            throw invalid(key, vi: "Không đứng cùng “\(word)”.", en: "Does not stand beside “\(word)”.")
        }
    }

    /// Refuses that a member is not there which a word needs.
    ///
    /// - Throws: `Problem` `invalid-request`.
    func require(_ key: JSONKey, for word: String) throws -> JSONValue {
        guard let value = value(key) else {
            throw Problem(
                .invalidRequest,
                detail: Wording(vi: "“\(word)” cần có “\(key)”.", en: "“\(word)” needs “\(key)”.")
            )
        }
        return value
    }

    /// Refuses a change that changes nothing.
    ///
    /// - Throws: `Problem` `invalid-request`.
    func checkChanges(_ keys: JSONKey...) throws {
        guard keys.contains(where: { value($0) != nil }) else {
            let names = Wording.list(keys.map(\.description))
            throw Problem(
                .invalidRequest,
                detail: Wording(vi: "Cần ít nhất một trong: \(names).", en: "One of \(names) is needed.")
            )
        }
    }
}
