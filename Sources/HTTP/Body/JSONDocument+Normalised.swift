import Foundation
package import StrictJSON

extension JSONDocument {
    /// The document with every key and every string in Unicode's form NFC, as all text inside ThiDua is.
    ///
    /// A keyboard, a spreadsheet and a telephone write "ế" in three ways; from here on it is one. A document that is in
    /// the form already is returned as it is, without a copy.
    ///
    /// - Throws: `Problem` `invalid-request` at the second of two keys of one object that are the same in the form.
    package func normalised() throws -> JSONDocument {
        guard mayHoldMoreThanASCII else { return self }
        var normalisation = Normalisation()
        normalisation.look(at: root)
        guard normalisation.problems.isEmpty else {
            throw Problem(.invalidRequest, errors: normalisation.problems.all)
        }
        guard normalisation.isNeeded else { return self }
        var writer = JSONWriter()
        Normalisation.write(root, to: &writer)
        return try JSONDocument(reading: writer.bytes)
    }

    /// ASCII is the same in every form; an escape may stand for anything.
    private var mayHoldMoreThanASCII: Bool {
        bytes.contains { $0 >= 0x80 || $0 == UInt8(ascii: "\\") }
    }
}

private struct Normalisation {
    private(set) var isNeeded = false
    private(set) var problems = JSONProblems()

    mutating func look(at value: JSONValue) {
        if let string = value.string { look(at: string) }
        if let elements = value.elements {
            for element in elements { look(at: element) }
        }
        guard let members = value.members else { return }
        // Strings are equal to Swift when they are canonically equivalent: when their NFC is the same.
        var keys: Set<String> = []
        for (key, member) in members {
            let name = key.string ?? ""
            look(at: name)
            if !keys.insert(name).inserted { problems.addRepeatedKey(key) }
            look(at: member)
        }
    }

    private mutating func look(at string: String) {
        guard !isNeeded, string.utf8.contains(where: { $0 >= 0x80 }) else { return }
        isNeeded = !string.utf8.elementsEqual(string.precomposedStringWithCanonicalMapping.utf8)
    }

    static func write(_ value: JSONValue, to writer: inout JSONWriter) {
        switch value.kind {
        case .object:
            writer.beginObject()
            if let members = value.members {
                for (key, member) in members {
                    writer.key((key.string ?? "").precomposedStringWithCanonicalMapping)
                    write(member, to: &writer)
                }
            }
            writer.endObject()
        case .array:
            writer.beginArray()
            if let elements = value.elements {
                for element in elements { write(element, to: &writer) }
            }
            writer.endArray()
        case .string: writer.string((value.string ?? "").precomposedStringWithCanonicalMapping)
        case .number:
            let text = value.withText(Array.init) ?? []
            writer.number { $0.append(contentsOf: text) }
        case .boolean: writer.boolean(value.boolean == true)
        case .null: writer.null()
        }
    }
}
