/// Writes comma-separated values (RFC 4180) in UTF-8 without a byte order mark, into a buffer that is drained on the way.
///
/// For programs, and yet somebody will open it in a spreadsheet, which takes some texts for formulas and runs them
/// (CWE-1236). So a text that begins as a formula might has an apostrophe before it, and so has one that begins with an
/// apostrophe: to read a text back, take one apostrophe away where it begins with one. Nothing is as an empty field, the
/// empty text as `""`.
struct CSVWriter: ~Copyable {
    /// What was written and not yet drained.
    private(set) var bytes: [UInt8] = []
    private var isRowEmpty = true

    /// Writes a text.
    mutating func text(_ utf8: some Collection<UInt8>) {
        separate()
        guard Self.needsQuotation(utf8) else {
            bytes.append(contentsOf: utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        if Self.needsApostrophe(utf8) { bytes.append(UInt8(ascii: "'")) }
        for byte in utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func text(_ text: String) { self.text(text.utf8) }

    mutating func text(_ text: String?) {
        if let text { self.text(text.utf8) } else { nothing() }
    }

    /// Writes a number: it is never taken for a text, so a negative one keeps its sign at its beginning.
    mutating func number(_ value: (some BinaryInteger)?) {
        if let value { plain(value.description.utf8) } else { nothing() }
    }

    mutating func number(_ decimal: ExactDecimal?) {
        if let decimal { plain(decimal.text.utf8) } else { nothing() }
    }

    mutating func boolean(_ value: Bool) { plain((value ? "true" : "false").utf8) }

    /// Writes an empty field.
    mutating func nothing() { separate() }

    mutating func endRow() {
        bytes.append(contentsOf: "\r\n".utf8)
        isRowEmpty = true
    }

    /// Hands over what is written so far and forgets it, keeping the buffer's memory.
    mutating func drain(
        _ body: (UnsafeBufferPointer<UInt8>) throws(ExportFailure) -> Void
    ) throws(ExportFailure) {
        try bytes.withUnsafeBufferPointer { buffer throws(ExportFailure) in try body(buffer) }
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func plain(_ utf8: String.UTF8View) {
        separate()
        bytes.append(contentsOf: utf8)
    }

    private mutating func separate() {
        if !isRowEmpty { bytes.append(UInt8(ascii: ",")) }
        isRowEmpty = false
    }

    /// A text is quoted for its commas, quotation marks and ends of lines, for spaces that some readers drop, and wherever
    /// it has an apostrophe added.
    private static func needsQuotation(_ utf8: some Collection<UInt8>) -> Bool {
        if utf8.isEmpty || utf8.first == UInt8(ascii: " ") || needsApostrophe(utf8) { return true }
        var last = UInt8(0)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): return true
            default: last = byte
            }
        }
        return last == UInt8(ascii: " ")
    }

    private static func needsApostrophe(_ utf8: some Collection<UInt8>) -> Bool {
        switch utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
            UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "'"):
            true
        // Their full-width forms begin a formula in some languages' spreadsheets.
        case 0xEF: ["＝", "＋", "－", "＠"].contains { utf8.starts(with: $0.utf8) }
        default: false
        }
    }
}
