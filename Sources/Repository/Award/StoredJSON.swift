import Postgres
import StrictJSON

/// What Domain wrote as JSON and reads again.
enum StoredJSON {
    /// A value that Domain makes of it.
    ///
    /// - Throws: `PostgresError` where it is not what Domain writes: somebody has changed it by hand.
    static func value<Value>(_ text: String, _ read: (JSONValue) -> Value?) throws(PostgresError) -> Value {
        guard let document = try? JSONDocument(Array(text.utf8)), let value = read(document.root) else {
            throw PostgresError(.protocolMisuse("stored JSON is not what was written"))
        }
        return value
    }

    /// What Domain writes.
    static func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
