package import StrictJSON

extension Language {
    /// The language that `Accept-Language` prefers (RFC 9110, section 12.5.4); Vietnamese where it names neither.
    ///
    /// - Parameter header: The field's value; of a long one the first 20 languages count.
    package init(accepting header: String?) {
        var best: (language: Language, weight: Double)?
        for range in (header ?? "").split(separator: ",").prefix(20) {
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            let tag = parts.first?.split(separator: "-").first.map(String.init) ?? ""
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            guard let language = Language(rawValue: tag), quality > 0, quality > best?.weight ?? 0 else { continue }
            best = (language, quality)
        }
        self = best?.language ?? .vietnamese
    }
}
