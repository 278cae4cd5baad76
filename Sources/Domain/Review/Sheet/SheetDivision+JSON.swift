package import StrictJSON

extension SheetDivision {
    /// The parts in JSON, as they are kept.
    package var json: String {
        var writer = JSONWriter()
        writer.beginArray()
        for part in parts { part.write(to: &writer) }
        writer.endArray()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Parts as they are kept; nil for a text that `json` never writes.
    package static func parts(_ json: String) -> [SheetPart]? {
        guard let elements = try? JSONDocument(Array(json.utf8)).root.elements else { return nil }
        var parts: [SheetPart] = []
        for element in elements {
            guard let members = element.members.map({ Array($0) }) else { return nil }
            let value = { (name: JSONKey) in members.first { $0.key.hasText(name) }?.value }
            guard let criterion = value("criterion")?.string, let isDone = value("done")?.boolean,
                let account = value("account")?.string.flatMap({ AccountID($0) })
            else { return nil }
            parts.append(
                SheetPart(criterion: Code(criterion), account: account, note: value("note")?.string, isDone: isDone)
            )
        }
        return parts
    }
}

extension SheetPart {
    /// Writes the part as an object.
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("criterion", criterion)
        writer.member("account", account)
        writer.member("note", note)
        writer.member("done", isDone)
        writer.endObject()
    }
}
