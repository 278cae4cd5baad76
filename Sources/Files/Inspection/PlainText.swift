/// Texts in UTF-8 that are only read: no page of a browser, no script, and without characters that steer a terminal.
enum PlainText {
    /// Holds a file to that.
    static func check(_ file: AsideFile, start: [UInt8]) throws {
        try checkBeginning(start)
        var reader = ByteReader(file)
        var rest: [UInt8] = []
        while let some = try reader.some(upTo: 1 << 16) {
            rest += some
            let whole = rest.prefix(rest.count - unfinished(rest))
            try check(whole)
            rest.removeFirst(whole.count)
        }
        guard rest.isEmpty else { throw FileRefusal(.kind(binary)) }
    }

    private static let binary = "dữ liệu nhị phân hoặc không phải UTF-8, binary or not UTF-8"

    /// A browser takes what begins with a tag for a page, a system what begins with #! for a program.
    private static func checkBeginning(_ start: [UInt8]) throws(FileRefusal) {
        var text = start[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        text = text.drop { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains($0) }
        if text.first == UInt8(ascii: "<") { throw FileRefusal(.kind("HTML, SVG, XML")) }
        if text.starts(with: Array("#!".utf8)) { throw FileRefusal(.kind("script")) }
    }

    private static func check(_ bytes: ArraySlice<UInt8>) throws(FileRefusal) {
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(where: isControl) else {
            throw FileRefusal(.kind(binary))
        }
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains(byte) || byte == 0x7F
    }

    /// How many bytes at the end may begin a character that the next piece goes on with.
    private static func unfinished(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            switch bytes[bytes.count - back] {
            case 0xC0...0xFF:
                let length = bytes[bytes.count - back] >= 0xF0 ? 4 : bytes[bytes.count - back] >= 0xE0 ? 3 : 2
                return back < length ? back : 0
            case 0x80..<0xC0: continue
            default: return 0
            }
        }
        return 0
    }
}
