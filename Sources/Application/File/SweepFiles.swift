import Domain
package import Files
package import Postgres
import Repository

/// Removes files that nothing has cited for some days, and contents that no file names.
///
/// A content goes in two steps, a day apart: what no file names is set aside, where whoever opens it still finds it; what has
/// been aside for a day, and is named by no file even then, is removed. So an upload whose row is not committed yet loses
/// nothing, whenever it comes: its row is there long before the second step.
package struct SweepFiles: Sendable {
    /// What was done.
    package struct Receipt: Sendable {
        /// Files that nothing cited.
        package internal(set) var forgotten = 0
        package internal(set) var setAside = 0
        package internal(set) var broughtBack = 0
        package internal(set) var removed = 0
    }

    /// How long a content is left alone after it was handed in, and after it was set aside: longer than any upload takes.
    package static let rest: Int64 = 86_400
    private static let portion: Int32 = 500

    private let database: any PostgresRunner
    private let store: any FileStore
    private let days: Int32
    private let clock: WallClock

    /// - Parameters:
    ///   - database: As thidua_app.
    ///   - store: Where contents are kept.
    ///   - days: How long a file may be cited by nothing; 1 at least.
    ///   - clock: The application's.
    package init(database: any PostgresRunner, store: any FileStore, days: Int32, clock: WallClock) {
        self.database = database
        self.store = store
        self.days = days
        self.clock = clock
    }

    /// Does it.
    ///
    /// - Returns: What was done.
    /// - Throws: `PostgresError`, `FileStoreFailure`, `CancellationError`.
    package func run() async throws -> Receipt {
        let now = clock.now()
        let (store, old) = (store, now.microsecondsSince1970 / 1_000_000 - Self.rest)
        var receipt = Receipt()
        receipt.forgotten = try await forget(at: PostgresInstant(now))
        let listed = try await Disk.work {
            _ = try store.removeAbandoned(before: old)
            return try store.list().filter { $0.since < old }
        }
        for start in stride(from: 0, to: listed.count, by: Int(Self.portion)) {
            try Task.checkCancellation()
            let part = Array(listed[start..<min(listed.count, start + Int(Self.portion))])
            let named = Set(
                try await database.run(FileKeepingStatements.named(part.map(\.hash.description)))
            )
            for content in part {
                try await step(content, isNamed: named.contains(content.hash.description), &receipt)
            }
        }
        return receipt
    }

    private func forget(at now: PostgresInstant) async throws -> Int {
        var (last, forgotten): (FileID?, Int) = (nil, 0)
        while true {
            try Task.checkCancellation()
            let step = try await database.run(
                FileKeepingStatements.forget(at: now, after: days, from: last, atMost: Self.portion)
            )
            forgotten += Int(step.forgotten)
            guard step.seen == Self.portion, let next = step.last else { return forgotten }
            last = next
        }
    }

    private func step(_ content: ListedContent, isNamed: Bool, _ receipt: inout Receipt) async throws {
        let store = store
        switch (content.isSetAside, isNamed) {
        case (false, true): break
        case (false, false):
            try await Disk.work { try store.setAside(content.hash) }
            receipt.setAside += 1
        case (true, true):
            try await Disk.work { try store.bringBack(content.hash) }
            receipt.broughtBack += 1
        case (true, false):
            try await Disk.work { try store.remove(content.hash) }
            receipt.removed += 1
        }
    }
}
