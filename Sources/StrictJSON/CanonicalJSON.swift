/// The one byte sequence of a JSON value: what gets hashed, stored and served as the same bytes.
///
/// UTF-8 without spaces; members sorted by the scalars of their keys; strings with the fewest escapes; numbers as
/// decimals without exponent, plus sign or trailing zeros, `-0` as `0`.
package enum CanonicalJSON {
    /// Why a value has no canonical form.
    package struct Refusal: Error, Equatable {
        package let pointer: JSONPointer
        package let wording: Wording
    }

    /// The canonical bytes of a value.
    ///
    /// - Throws: `Refusal` at a repeated key (which of the two counts?) or a number with an exponent.
    package static func bytes(of value: JSONValue) throws(Refusal) -> [UInt8] {
        var writer = JSONWriter()
        try write(value, to: &writer)
        return writer.bytes
    }

    private static func write(_ value: JSONValue, to writer: inout JSONWriter) throws(Refusal) {
        switch value.kind {
        case .object:
            writer.beginObject()
            for (key, value) in try sortedMembers(value) {
                writer.key(key)
                try write(value, to: &writer)
            }
            writer.endObject()
        case .array:
            writer.beginArray()
            if let elements = value.elements {
                for element in elements { try write(element, to: &writer) }
            }
            writer.endArray()
        case .string: writer.string(value.string ?? "")
        case .number: try writeNumber(value, to: &writer)
        case .boolean: writer.boolean(value.boolean == true)
        case .null: writer.null()
        }
    }

    private static func sortedMembers(_ object: JSONValue) throws(Refusal) -> [(String, JSONValue)] {
        guard let members = object.members else { return [] }
        let sorted = members.map { ($0.key.string ?? "", $0.value) }
            .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.0.utf8.elementsEqual(right.0.utf8) {
            throw Refusal(
                pointer: right.1.pointer,
                wording: Wording(vi: "Khóa này đứng hai lần.", en: "This key stands twice.")
            )
        }
        return sorted
    }

    private static func writeNumber(_ value: JSONValue, to writer: inout JSONWriter) throws(Refusal) {
        let text = value.withText(decimal) ?? nil
        guard let text else {
            throw Refusal(
                pointer: value.pointer,
                wording: Wording(vi: "Không viết số với số mũ.", en: "Numbers are written without an exponent.")
            )
        }
        writer.number { $0.append(contentsOf: text) }
    }

    /// A number's text without trailing zeros and negative zero; nil if it has an exponent.
    private static func decimal(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var digits = Array(text)
        if digits.contains(UInt8(ascii: "e")) || digits.contains(UInt8(ascii: "E")) { return nil }
        if digits.contains(UInt8(ascii: ".")) {
            while digits.last == UInt8(ascii: "0") { digits.removeLast() }
            if digits.last == UInt8(ascii: ".") { digits.removeLast() }
        }
        return digits.elementsEqual("-0".utf8) ? [UInt8(ascii: "0")] : digits
    }
}
