import Foundation
import HTTP
import Hummingbird
import StrictJSON

extension Request {
    /// The parameters of the query, read as an object: unknown ones, repeated ones and values that do not fit are refused
    /// as they are in a body.
    ///
    /// - Parameter type: What the query may hold.
    /// - Returns: The parameters.
    /// - Throws: `Problem` `invalid-request`; places are named by a pointer such as `/limit`.
    func query<Query: ReadableBody>(_ type: Query.Type) throws -> Query {
        var writer = JSONWriter()
        writer.beginObject()
        for pair in (uri.query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let (name, value) = (try Self.decoded(parts[0]), try Self.decoded(parts.count == 2 ? parts[1] : ""))
            writer.key(name)
            if Query.schema.isNumber(name), let number = Int(value), String(number) == value {
                writer.number(number)
            } else {
                writer.string(value)
            }
        }
        writer.endObject()
        let object = try JSONDocument(reading: writer.bytes).normalised().root
        return try Query(CheckedObject(object, Query.schema))
    }

    private static func decoded(_ text: Substring) throws -> String {
        guard let decoded = text.replacing("+", with: " ").removingPercentEncoding else {
            throw Problem(
                .invalidRequest,
                detail: Wording(
                    vi: "Tham số của địa chỉ phải là UTF-8 mã hóa phần trăm.",
                    en: "The query must be percent-encoded UTF-8."
                )
            )
        }
        return decoded
    }
}

extension ObjectSchema {
    /// Whether a member is a whole number.
    fileprivate func isNumber(_ name: String) -> Bool {
        members.contains { member in
            if case .integer = member.schema { member.key.description == name } else { false }
        }
    }
}
