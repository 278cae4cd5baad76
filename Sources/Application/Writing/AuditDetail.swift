import StrictJSON

/// Facts about an act, by name, as the audit keeps them.
struct AuditDetail {
    private var members: [String: String] = [:]

    init(_ members: [String: String] = [:]) { self.members = members }

    subscript(name: String) -> String? {
        get { members[name] }
        set { members[name] = newValue }
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
