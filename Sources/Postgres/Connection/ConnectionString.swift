import CLibPQ

/// libpq's own reading of a connection string.
enum ConnectionString {
    struct Option: Sendable {
        let keyword: String
        let value: String
        /// Whether libpq says to hide it, as it does for passwords.
        let isSecret: Bool
    }

    /// The options that the string sets; nil when libpq cannot parse it.
    static func parse(_ string: String) -> [Option]? {
        guard !string.utf8.contains(0), let list = PQconninfoParse(string, nil) else { return nil }
        return take(list)
    }

    /// The options that a connection was made with, those from the environment and the defaults included.
    static func options(of connection: OpaquePointer) -> [Option] {
        PQconninfo(connection).map { take($0) } ?? []
    }

    /// Reads libpq's list and frees it.
    private static func take(_ list: UnsafeMutablePointer<PQconninfoOption>) -> [Option] {
        defer { PQconninfoFree(list) }
        var options: [Option] = []
        var entry = list
        while let keyword = entry.pointee.keyword {
            if let value = entry.pointee.val {
                let display = entry.pointee.dispchar.map { String(cString: $0) } ?? ""
                options.append(
                    Option(
                        keyword: String(cString: keyword),
                        value: String(cString: value),
                        isSecret: display.contains("*")
                    )
                )
            }
            entry += 1
        }
        return options
    }
}
