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
