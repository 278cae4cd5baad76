/// A reader of comma-separated values that knows nothing of the writer: RFC 4180's grammar, character by character.
package struct CSVText {
    package struct NotCSV: Error {}

    /// A field's bytes, and whether it stood in quotation marks.
    package struct Field: Equatable {
        package let bytes: [UInt8]
        package let isQuoted: Bool

        package var text: String { String(decoding: bytes, as: UTF8.self) }

        /// What the writer was given: nil for nothing, else the text without its added apostrophe.
        package var value: [UInt8]? {
            if bytes.isEmpty { return isQuoted ? [] : nil }
            return bytes.first == UInt8(ascii: "'") ? Array(bytes.dropFirst()) : bytes
        }
    }

    package let rows: [[Field]]

    package init(_ bytes: [UInt8]) throws {
        var rows: [[Field]] = []
        var row: [Field] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            row.append(try Self.field(&rest))
            if rest.first == UInt8(ascii: ",") {
                rest.removeFirst()
            } else if rest.starts(with: "\r\n".utf8) {
                rest.removeFirst(2)
                rows.append(row)
                row = []
            } else {
                throw NotCSV()
            }
        }
        guard row.isEmpty else { throw NotCSV() }
        self.rows = rows
    }

    /// The rows under the heading, each a value by its column's name; nothing is the empty text.
    package var table: [[String: String]] {
        get throws {
            guard let heading = rows.first?.map(\.text) else { throw NotCSV() }
            return try rows.dropFirst().map { row in
                guard row.count == heading.count else { throw NotCSV() }
                return Dictionary(
                    zip(heading, row.map { String(decoding: $0.value ?? [], as: UTF8.self) })
                ) { first, _ in first }
            }
        }
    }

    private static func field(_ rest: inout ArraySlice<UInt8>) throws -> Field {
        let quotation = UInt8(ascii: "\"")
        var bytes: [UInt8] = []
        guard rest.first == quotation else {
            while let byte = rest.first, byte != UInt8(ascii: ","), byte != UInt8(ascii: "\r") {
                guard byte != quotation, byte != UInt8(ascii: "\n") else { throw NotCSV() }
                bytes.append(rest.removeFirst())
            }
            return Field(bytes: bytes, isQuoted: false)
        }
        rest.removeFirst()
        while let byte = rest.popFirst() {
            if byte != quotation {
                bytes.append(byte)
            } else if rest.first == quotation {
                bytes.append(rest.removeFirst())
            } else {
                return Field(bytes: bytes, isQuoted: true)
            }
        }
        throw NotCSV()
    }
}
