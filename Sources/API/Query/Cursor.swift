import Domain

/// What a list goes on from: its text is opaque to clients.
protocol CursorKey: Sendable {
    var cursorText: String { get }

    /// nil for a text that is no key.
    init?(cursorText: String)
}

extension Identifier: CursorKey {
    var cursorText: String { description }

    init?(cursorText: String) { self.init(cursorText) }
}

extension Code: CursorKey {
    var cursorText: String { description }

    init?(cursorText: String) {
        self.init(cursorText)
        // PostgreSQL holds every character but one.
        guard !utf8.isEmpty, !utf8.contains(0) else { return nil }
    }
}

extension ReviewKey: CursorKey {
    var cursorText: String { "\(clusterSeason) \(review)" }

    init?(cursorText: String) {
        let parts = cursorText.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let clusterSeason = ClusterSeasonID(String(parts[0])),
            let review = ReviewID(String(parts[1]))
        else { return nil }
        self.init(clusterSeason: clusterSeason, review: review)
    }
}

extension AuditEventKey: CursorKey {
    var cursorText: String { "\(recordedAt) \(id)" }

    init?(cursorText: String) {
        let parts = cursorText.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let recordedAt = Int64(parts[0]), Self.instants.contains(recordedAt),
            let id = AuditEventID(String(parts[1]))
        else { return nil }
        self.init(recordedAt: recordedAt, id: id)
    }

    /// What PostgreSQL holds too: until the year 10000.
    private static let instants: Range<Int64> = 0..<253_402_300_800_000_000
}

/// A key in base64url.
enum Cursor {
    static func text(of key: some CursorKey) -> String { Base64URL.text(of: key.cursorText.utf8) }

    /// The key of a cursor; nil for a text that `text(of:)` never makes.
    static func key<Key: CursorKey>(of text: String) -> Key? {
        guard let bytes = Base64URL.bytes(of: text), let decoded = String(validating: bytes, as: UTF8.self) else {
            return nil
        }
        return Key(cursorText: decoded)
    }
}
