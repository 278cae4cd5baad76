import StrictJSON

/// Facts about an act, by name, as the audit keeps them.
struct AuditDetail: ExpressibleByDictionaryLiteral {
    private let members: [String: String]

    /// - Parameter members: Each with another name; one that is nil is left out.
    init(dictionaryLiteral members: (String, (any CustomStringConvertible)?)...) {
        self.members = Dictionary(
            uniqueKeysWithValues: members.compactMap { name, value in value.map { (name, $0.description) } }
        )
    }

    /// The facts as an object, in the order of their names.
    var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            writer.key(name)
            writer.string(value)
        }
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
