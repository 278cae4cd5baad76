/// The bytes of one value in PostgreSQL's binary format, read from front to back.
///
/// It points into the server's answer. It cannot be copied, so that it does not outlive the call it is passed to.
public struct PostgresReader: ~Copyable {
    /// The type of the column, or of the array's elements.
    public let type: PostgresType
    private var rest: Slice<UnsafeRawBufferPointer>

    init(_ bytes: UnsafeRawBufferPointer, type: PostgresType) {
        self.type = type
        rest = bytes[...]
    }

    /// How many bytes are left.
    public var count: Int { rest.count }

    /// Reads an integer in network byte order.
    ///
    /// - Parameter type: Its type.
    /// - Returns: The integer.
    /// - Throws: `.length` when fewer bytes are left.
    public mutating func read<Integer: FixedWidthInteger>(
        _ type: Integer.Type = Integer.self
    ) throws(PostgresValueError) -> Integer {
        let size = MemoryLayout<Integer>.size
        guard rest.count >= size else { throw .length(expected: size, found: rest.count) }
        let value = UnsafeRawBufferPointer(rebasing: rest.prefix(size)).loadUnaligned(as: Integer.self)
        rest = rest.dropFirst(size)
        return Integer(bigEndian: value)
    }

    /// Reads an integer that is all that is left.
    ///
    /// - Parameter type: Its type.
    /// - Returns: The integer.
    /// - Throws: `.length` when fewer or more bytes are left.
    public mutating func readAll<Integer: FixedWidthInteger>(
        _ type: Integer.Type = Integer.self
    ) throws(PostgresValueError) -> Integer {
        let size = MemoryLayout<Integer>.size
        guard rest.count == size else { throw .length(expected: size, found: rest.count) }
        return try read(type)
    }

    /// Reads all the bytes that are left.
    ///
    /// - Returns: The bytes; none when none are left.
    public mutating func readBytes() -> [UInt8] {
        defer { rest = rest.dropFirst(rest.count) }
        return [UInt8](rest)
    }

    /// Reads all the bytes that are left as UTF-8.
    ///
    /// - Returns: The text.
    /// - Throws: `.invalidUTF8` when they are none.
    public mutating func readText() throws(PostgresValueError) -> String {
        defer { rest = rest.dropFirst(rest.count) }
        guard let text = String(validating: rest, as: UTF8.self) else { throw .invalidUTF8 }
        return text
    }

    /// Reads one element of something larger.
    mutating func readElement<Element: PostgresValue>(
        _ type: Element.Type,
        of elementType: PostgresType
    ) throws(PostgresValueError) -> Element {
        let length = Int(try read(Int32.self))
        guard length >= 0 else {
            guard let null = Element.null else { throw .null }
            return null
        }
        guard length <= rest.count else { throw .length(expected: length, found: rest.count) }
        var reader = PostgresReader(UnsafeRawBufferPointer(rebasing: rest.prefix(length)), type: elementType)
        rest = rest.dropFirst(length)
        return try Element(from: &reader)
    }
}
