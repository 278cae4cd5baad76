import Application
import Domain
import Foundation
import Postgres
import Repository
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `The draft of a sheet` {
    private static let tenCriteria: String = {
        let leaves = (1...10).map { #"{"code":"I.\#($0)","title":"Tiêu chí","max":10,"rule":{"kind":"direct"}}"# }
        return
            #"{"criteria":[{"code":"I","title":"Nhiệm vụ","max":100,"children":[\#(leaves.joined(separator: ","))]}]}"#
    }()

    @Test func `takes ten officers' parts at once`() async throws {
        try await Workplace.with(HandMadeCluster(scale: Self.tenCriteria)) { work in
            try await withThrowingTaskGroup(of: WriteAnswer.self) { group in
                for part in 1...10 {
                    group.addTask { try await work.save(["I.\(part)": #"{"points":5}"#], for: "c") }
                }
                for try await answer in group { #expect(!answer.isRepeat) }
            }
            let view = try await ReadSheet(reader: work.reader).run(
                as: work.caller("officer c"),
                work.review,
                work.unit("c")
            )
            #expect(view.drafts?.count == 10)
            #expect(view.revision?.description == "1.10")
        }
    }

    @Test func `shows both values to who was second with a criterion`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            let outcomes = await withTaskGroup(of: Result<WriteAnswer, any Error>.self) { group in
                for points in [3, 4] {
                    group.addTask {
                        do {
                            return .success(try await work.save(["I.1": #"{"points":\#(points)}"#], for: "c"))
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let failures = outcomes.compactMap { outcome -> DraftConflicts? in
                if case .failure(let error) = outcome { error as? DraftConflicts } else { nil }
            }
            #expect(failures.count == 1)
            let conflicts = try #require(failures.first).conflicts
            let values = conflicts.flatMap { [$0.yours.value, $0.stored.value] }.compactMap { $0?.description }
            #expect(Set(values) == [#"{"points":3}"#, #"{"points":4}"#])
            #expect(conflicts.map(\.stored.version) == [1])
        }
    }

    @Test func `is nobody else's to save, read or hand in`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.save(["I.1": #"{"points":3}"#], for: "c")
            for name in [
                "officer d", "officer a", "head b", "office province", "auditor", "keeper c", "officer x", "key c",
            ] {
                let caller = try await work.caller(name)
                let error = await #expect(throws: Refusal.self) {
                    try await work.writer.write(
                        SubmitSheet(work.review, work.unit("c"), seen: SheetRevision(version: 1, drafts: 1)),
                        as: caller,
                        key: work.key()
                    ) { "\($0.revision)" }
                }
                #expect([.notFound, .notPermitted].contains(error?.code), "\(name)")
                let saved = await #expect(throws: Refusal.self) {
                    try await work.writer.write(
                        SaveDraft(
                            work.review,
                            work.unit("c"),
                            [SaveDraft.Edit(criterion: Code("I.2"), result: nil, expectedVersion: 0)]
                        ),
                        as: caller,
                        key: work.key()
                    ) { "\($0.count)" }
                }
                #expect([.notFound, .notPermitted].contains(saved?.code), "\(name)")
                let view = try? await ReadSheet(reader: work.reader).run(as: caller, work.review, work.unit("c"))
                #expect(view?.drafts == nil, "\(name)")
            }
        }
    }

    @Test func `changes no more once it is handed in, and only what was returned after that`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.save(["I.1": #"{"points":3}"#, "I.2": #"{"achieved":true}"#], for: "c")
            try await work.submit("c")
            let submitted = await #expect(throws: Refusal.self) {
                try await work.save(["I.1": #"{"points":4}"#], for: "c", version: 1)
            }
            #expect(submitted?.code == .wrongState)
            try await work.advance(to: .assessing, as: "office province")
            try await work.giveBack("c", ["I.1": "Thiếu minh chứng"], as: "officer a")
            let other = await #expect(throws: Refusal.self) {
                try await work.save(["I.2": #"{"achieved":false}"#], for: "c", version: 1)
            }
            #expect(other?.code == .criterionNotReturned)
            try await work.save(["I.1": #"{"points":4}"#], for: "c", version: 1)
        }
    }
}
