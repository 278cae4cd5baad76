import Application
import Domain
import Foundation
import Postgres
import Repository
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `A review, from the first draft to its publication` {
    @Test func `counts what was submitted, then what was assessed, and is published frozen`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            let answer = try await work.save(["I.1": #"{"points":7}"#, "I.2": #"{"achieved":true}"#], for: "c")
            #expect(answer.text == "I.1=1 I.2=1" && !answer.isRepeat)
            for unit in ["a", "b", "c", "d"] {
                if unit != "c" {
                    try await work.save(["I.1": #"{"points":6}"#, "I.2": #"{"achieved":false}"#], for: unit)
                }
                try await work.submit(unit)
            }
            #expect(try await work.totals(as: "office province") == "c 12, a 6, b 6, d 6")
            try await work.advance(to: .assessing, as: "officer a")
            try await work.assess("c", "I.1", #"{"awarded":5}"#, kind: .awarded, as: "officer a")
            #expect(try await work.totals(as: "office province") == "c 10, a 6, b 6, d 6")
            try await work.giveBack("c", ["I.1": "Chưa có minh chứng"], as: "officer a")
            #expect(try await work.totals(as: "office province") == "c 12, a 6, b 6, d 6", "the pass has risen")
            try await work.save(["I.1": #"{"points":4}"#], for: "c", version: 1)
            try await work.submit("c")
            #expect(try await work.totals(as: "office province") == "c 9, a 6, b 6, d 6")
            try await work.advance(to: .appraising, as: "office province")
            let published = try await work.publish(as: "officer a")
            #expect(published.hasPrefix("1 "))
            #expect(try await work.totals(as: "officer d") == "c 9, a 6, b 6, d 6", "released to the members")
            let document = try await ReadPublications(reader: work.reader).document(
                as: work.caller("key c"),
                work.review,
                number: 1
            )
            #expect(published == "1 \(document.sha256.hexadecimal)")
            #expect(String(decoding: document.bytes, as: UTF8.self).contains(#""total":9"#))
        }
    }

    @Test func `gives a repeat of a request the first answer, and refuses the key for another`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            let key = UUID().uuidString
            let first = try await work.save(["I.1": #"{"points":7}"#], for: "c", key: work.key(key))
            let again = try await work.save(["I.1": #"{"points":7}"#], for: "c", key: work.key(key))
            #expect((first.text, first.isRepeat) == ("I.1=1", false))
            #expect((again.text, again.isRepeat) == ("I.1=1", true))
            await #expect(throws: WriteKeyReused.self) {
                try await work.save(["I.1": #"{"points":8}"#], for: "c", key: work.key(key, asking: "more"))
            }
        }
    }

    @Test func `is not written by a service key, and the database would refuse it too`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            let caller = try await work.caller("key c")
            let key = work.key()
            await #expect(throws: Refusal.noSession) {
                try await work.writer.write(SaveDraft(work.review, work.unit("c"), []), as: caller, key: key) { _ in ""
                }
            }
            let claim = PostgresBatch()
            _ = claim.add(
                WriteRecordStatements.claim(
                    key: UUID().uuidString,
                    requestSHA256: Array(repeating: 0, count: 32),
                    at: .infinity
                )
            )
            let error = await #expect(throws: PostgresError.self) {
                try await work.pool.withConnection { connection in
                    try await connection.run(claim, settings: [caller.scope.setting])
                }
            }
            #expect(error?.sqlState == .insufficientPrivilege)
        }
    }

    @Test func `ends for an account at once when it is blocked, also for a repeat`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            let key = UUID().uuidString
            let caller = try await work.caller("officer c")
            let saving = SaveDraft(work.review, work.unit("c"), [])
            _ = try await work.writer.write(saving, as: caller, key: work.key(key)) { "\($0.count)" }
            let superuser = try await PostgresConnection.connect(
                PostgresConfiguration(try TestDatabase.current.connectionString())
            )
            let account = work.cluster.account("officer c")
            try await superuser.query("update thidua.account set is_blocked = true where id = \(account)")
            await superuser.close()
            // Nor is it told that the key was used.
            for request in ["", "another"] {
                await #expect(throws: NotSignedIn.self) {
                    try await work.writer.write(saving, as: caller, key: work.key(key, asking: request)) {
                        "\($0.count)"
                    }
                }
            }
        }
    }

    @Test func `leaves nothing behind when it is refused, not even the key`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            let key = work.key()
            await #expect(throws: ResultRefusal.self) {
                try await work.save(["I.1": #"{"points":11}"#], for: "c", key: key)
            }
            let after = try await work.save(["I.1": #"{"points":10}"#], for: "c", key: key)
            #expect(!after.isRepeat)
        }
    }
}

extension Workplace {
    @discardableResult
    func save(
        _ results: KeyValuePairs<String, String>,
        for unit: String,
        version: Int32 = 0,
        key: WriteKey? = nil
    ) async throws -> WriteAnswer {
        let edits = try results.map {
            SaveDraft.Edit(
                criterion: Code($0),
                result: try JSONDocument(Array($1.utf8)).root,
                expectedVersion: version
            )
        }
        return try await writer.write(
            SaveDraft(review, self.unit(unit), edits),
            as: caller("officer \(unit)"),
            key: key ?? self.key()
        ) { leaves in
            leaves.map { "\($0.criterion)=\($0.version)" }.joined(separator: " ")
        }
    }

    func submit(_ unit: String) async throws {
        let caller = try await caller("head \(unit)")
        let view = try await ReadSheet(reader: reader).run(as: caller, review, self.unit(unit))
        _ = try await writer.write(
            SubmitSheet(review, self.unit(unit), seen: try #require(view.revision)),
            as: caller,
            key: key()
        ) { "\($0.revision)" }
    }

    func assess(_ unit: String, _ criterion: String, _ result: String, kind: EntryKind, as name: String) async throws {
        let caller = try await caller(name)
        let view = try await ReadSheet(reader: reader).run(as: caller, review, self.unit(unit))
        let finding = AssessSheet.Finding(
            criterion: Code(criterion),
            kind: kind,
            result: try JSONDocument(Array(result.utf8)).root,
            reason: "Theo biên bản"
        )
        _ = try await writer.write(
            AssessSheet(review, self.unit(unit), seen: try #require(view.revision), [finding]),
            as: caller,
            key: key()
        ) { "\($0.entries)" }
    }

    func giveBack(_ unit: String, _ reasons: [String: String], as name: String) async throws {
        let caller = try await caller(name)
        let view = try await ReadSheet(reader: reader).run(as: caller, review, self.unit(unit))
        let reasons = Dictionary(uniqueKeysWithValues: reasons.map { (Code($0), $1) })
        _ = try await writer.write(
            ReturnCriteria(review, self.unit(unit), seen: try #require(view.revision), reasons),
            as: caller,
            key: key()
        ) { "\($0.revision)" }
    }

    func advance(to state: ReviewState, as name: String) async throws {
        let caller = try await caller(name)
        let view = try await ReadReview(reader: reader).run(as: caller, review)
        _ = try await writer.write(
            AdvanceReview(review, seen: view.facts.review.version, to: state),
            as: caller,
            key: key()
        ) { $0.state.rawValue }
    }

    func publish(as name: String) async throws -> String {
        let caller = try await caller(name)
        let view = try await ReadReview(reader: reader).run(as: caller, review)
        return try await writer.write(
            PublishReview(review, seen: view.facts.review.version, for: [.members]),
            as: caller,
            key: key()
        ) { "\($0.number) \($0.sha256)" }.text
    }

    /// The standings as somebody sees them: unit and total, in order.
    func totals(as name: String) async throws -> String {
        let view = try await ReadStandings(reader: reader).run(as: caller(name), review)
        return try view.lines.map { line in
            let total = try #require(String(decoding: line.summary, as: UTF8.self).firstMatch(of: /"total":([0-9.]+)/))
            return "\(line.name.suffix(1).lowercased()) \(total.1)"
        }.joined(separator: ", ")
    }
}
