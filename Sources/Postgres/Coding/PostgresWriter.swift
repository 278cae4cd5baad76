/// Where values are written in PostgreSQL's binary format.
public struct PostgresWriter: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var isNull = false

    /// Writes an integer in network byte order.
    ///
    /// - Parameter integer: The integer.
    public mutating func write(_ integer: some FixedWidthInteger) {
        withUnsafeBytes(of: integer.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Writes bytes as they are.
    ///
    /// - Parameter bytes: The bytes.
    public mutating func write(_ bytes: some Sequence<UInt8>) {
        self.bytes.append(contentsOf: bytes)
    }

    /// Says that the value is null.
    ///
    /// Nothing else is to be written for it.
    public mutating func writeNull() {
        isNull = true
    }

    /// Writes one element of something larger: its length, or -1 for null, and its bytes.
    mutating func writeElement(_ element: some PostgresValue) throws(PostgresValueError) {
        let start = bytes.count
        write(Int32(-1))
        try element.encode(into: &self)
        if isNull {
            isNull = false
        } else {
            guard let length = Int32(exactly: bytes.count - start - 4) else { throw .outOfRange }
            withUnsafeBytes(of: length.bigEndian) { bytes.replaceSubrange(start..<start + 4, with: $0) }
        }
    }

    /// Writes a value at the end; its range, or nil for null.
    mutating func writeParameter(_ value: some PostgresValue) throws(PostgresValueError) -> Range<Int>? {
        let start = bytes.count
        defer { isNull = false }
        do throws(PostgresValueError) {
            try value.encode(into: &self)
        } catch {
            bytes.removeLast(bytes.count - start)
            throw error
        }
        return isNull ? nil : start..<bytes.count
    }
}
