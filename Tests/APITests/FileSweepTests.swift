import Application
import Domain
import Files
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated, .own), .serialized) struct `what becomes of files that nothing cites` {
    @Test func `is that they go after some days, and their content a day and a day later`() async throws {
        try await ReviewHouse.open { review in
            let uncited = try await review.added(review.pdf("không dùng"), "a.pdf", of: "c")
            let cited = try await review.added(review.pdf("dùng"), "b.pdf", of: "c")
            let scan = try await review.addAt(
                "unit=\(review.cluster.unit("ministry").uuidString.lowercased())&audience=ministry",
                review.pdf("bản quét"),
                "c.pdf",
                as: "office ministry"
            ).json
            let ids = try [uncited, cited, scan].map { try #require($0.member("id")?.string) }
            #expect(try await review.save(#"[{"file":"\#(ids[1])"}]"#, for: "c").status == .ok)
            let unit = review.cluster.unit("ministry").uuidString.lowercased()
            let registered = try await review.write(
                .post,
                "/api/v1/official-documents",
                as: "office ministry",
                #"{"managingUnit":"\#(unit)","kind":"directive","symbol":"03","summary":"Chỉ thị","file":"\#(ids[2])"}"#
            )
            #expect(registered.status == .created, "\(registered.text)")

            var receipt = try await review.sweep()
            #expect(receipt.forgotten == 0 && receipt.setAside == 0, "today's are left alone")
            try await review.ageRows(by: 3)
            receipt = try await review.sweep()
            #expect(receipt.forgotten == 0, "it is noted that nothing cites one")
            #expect(try await review.uncited() == [ids[0]])
            try await review.ageRows(by: 31)
            receipt = try await review.sweep()
            #expect(receipt.forgotten == 1 && receipt.setAside == 0, "the content is of today")
            #expect(try await review.get("/api/v1/files/\(ids[0])", as: "officer c").status == .notFound)
            try review.ageContents()
            receipt = try await review.sweep()
            #expect(receipt.setAside == 1 && receipt.removed == 0)
            receipt = try await review.sweep()
            #expect(receipt.removed == 0, "it lies aside for a day")
            try review.ageContents()
            receipt = try await review.sweep()
            #expect(receipt.removed == 1)
            #expect(try review.house.services.files.store.list().count == 2)
            for (id, name) in [(ids[1], "officer c"), (ids[2], "officer x")] {
                #expect(try await review.get("/api/v1/files/\(id)/content", as: name).status == .ok)
            }
        }
    }

    @Test func `is no harm to who hands the same bytes in at that moment`() async throws {
        try await ReviewHouse.open { review in
            let bytes = review.pdf("cùng lúc")
            let first = try #require(try await review.added(bytes, "a.pdf", of: "c").member("id")?.string)
            try await review.ageRows(by: 3)
            _ = try await review.sweep()
            try await review.ageRows(by: 31)
            try review.ageContents()
            let store = RacingStore(review.house.services.files.store)
            // Between the question which contents are named and the first step.
            store.beforeSettingAside = {
                let added = try await review.added(bytes, "b.pdf", of: "d", as: "officer d")
                return added.member("id")?.string ?? ""
            }
            let receipt = try await review.sweep(store)
            #expect(receipt.forgotten == 1 && receipt.setAside == 1)
            let second = try #require(store.result)
            #expect(try await review.get("/api/v1/files/\(first)", as: "officer c").status == .notFound)
            let content = try await review.get("/api/v1/files/\(second)/content", as: "officer d")
            #expect(content.bytes == bytes, "it is found where it lies aside")
            try review.ageContents()
            let next = try await review.sweep()
            #expect(next.broughtBack == 1 && next.removed == 0)
            #expect(try await review.get("/api/v1/files/\(second)/content", as: "officer d").bytes == bytes)
        }
    }

    @Test func `is found by the audit where a byte has changed, or all of them are gone`() async throws {
        try await ReviewHouse.open { review in
            let files = try await ["một", "hai", "ba"].asyncMap {
                try await review.added(review.pdf($0), "a.pdf", of: "c")
            }
            let store = review.house.services.files.store
            let verify = VerifyFiles(
                database: try PostgresConfiguration(try TestDatabase.current.connectionString(user: "thidua_reader")),
                store: store
            )
            let sound = try await verify.run()
            #expect(sound.contents == 3 && sound.deviations.isEmpty)
            let paths = files.map { review.contentPath($0.member("sha256")?.string ?? "") }
            var bytes = Array(try Data(contentsOf: URL(filePath: paths[0])))
            bytes[12] ^= 1
            try Data(bytes).write(to: URL(filePath: paths[0]))
            try FileManager.default.removeItem(atPath: paths[1])
            let found = try await verify.run()
            #expect(found.contents == 3)
            let kinds = Dictionary(uniqueKeysWithValues: found.deviations.map { ($0.file.description, $0.kind) })
            #expect(
                kinds == [files[0].member("id")?.string ?? "": .changed, files[1].member("id")?.string ?? "": .missing]
            )
        }
    }
}

/// Lets somebody in before a content is set aside.
private final class RacingStore: FileStore, @unchecked Sendable {
    private let store: any FileStore
    /// Set before the one sweep that runs.
    var beforeSettingAside: (@Sendable () async throws -> String)?
    private(set) var result: String?

    init(_ store: any FileStore) { self.store = store }

    func setAside(_ hash: ContentHash) throws(FileStoreFailure) {
        if let work = beforeSettingAside {
            let done = DispatchSemaphore(value: 0)
            Task.detached {
                self.result = try? await work()
                done.signal()
            }
            done.wait()
        }
        try store.setAside(hash)
    }

    func makeAside() throws(FileStoreFailure) -> AsideFile { try store.makeAside() }
    func keep(_ file: AsideFile, as hash: ContentHash) throws(FileStoreFailure) { try store.keep(file, as: hash) }
    func open(_ hash: ContentHash) throws(FileStoreFailure) -> StoredContent? { try store.open(hash) }
    func list() throws(FileStoreFailure) -> [ListedContent] { try store.list() }
    func bringBack(_ hash: ContentHash) throws(FileStoreFailure) { try store.bringBack(hash) }
    func remove(_ hash: ContentHash) throws(FileStoreFailure) { try store.remove(hash) }
    func removeAbandoned(before instant: Int64) throws(FileStoreFailure) -> Int {
        try store.removeAbandoned(before: instant)
    }
}

extension ReviewHouse {
    fileprivate func sweep(_ store: (any FileStore)? = nil) async throws -> SweepFiles.Receipt {
        try await SweepFiles(
            database: house.services.database,
            store: store ?? house.services.files.store,
            days: 30,
            clock: .system
        ).run()
    }

    /// Makes all files so many days older, and what was noted of them.
    fileprivate func ageRows(by days: Int) async throws {
        let interval = "\(days) days"
        try await cluster.store([
            "set local session_replication_role = replica",
            """
            update thidua.file
            set recorded_at = recorded_at - \(interval)::text::interval,
                uncited_since = uncited_since - \(interval)::text::interval
            """,
        ])
    }

    fileprivate func uncited() async throws -> [String] {
        try await house.superuser.query(
            "select id::text from thidua.file where uncited_since is not null",
            as: String.self
        )
    }

    fileprivate func contentPath(_ hash: String) -> String { "\(house.filesFolder)/contents/\(hash.prefix(2))/\(hash)" }

    /// Makes all contents, and what lies aside, two days older.
    fileprivate func ageContents() throws {
        for path in try FileManager.default.subpathsOfDirectory(atPath: house.filesFolder) {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -2 * 86_400)],
                ofItemAtPath: "\(house.filesFolder)/\(path)"
            )
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async throws -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
