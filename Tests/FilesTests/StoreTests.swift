import Foundation
import Synchronization
import Testing

@testable import Files

@Suite struct `a store of contents` {
    @Test func `keeps the same bytes once`() async throws {
        try await Intake.use { intake async throws in
            let files = try await [intake.receive("một", "a.txt"), intake.receive("một", "b.txt")]
            #expect(try intake.names("contents").isEmpty, "what is not kept is not there")
            for file in files { #expect(try await intake.kept(file) == Array("một".utf8)) }
            #expect(try intake.store.list().map(\.hash) == [files[0].hash])
            #expect(try intake.names("incoming").isEmpty)
            try files[0].keep()
        }
    }

    @Test func `keeps them once, whichever of many come first`() async throws {
        try await Intake.use { intake async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        let file = try await intake.receive("như nhau \(number % 4)", "a.txt")
                        #expect(try await intake.kept(file).count == file.size)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try intake.store.list().count == 4)
        }
    }

    @Test func `leaves nothing of what nobody holds any more`() async throws {
        try await Intake.use { intake async throws in
            var file: ReceivedFile? = try await intake.receive("một", "a.txt")
            #expect(try intake.names("incoming").count == 1)
            file = nil
            _ = file
            #expect(try intake.names("incoming").isEmpty)
            try Data().write(to: URL(filePath: "\(intake.store.folder)/incoming/of-a-server-that-died"))
            #expect(try intake.store.removeAbandoned(before: 0) == 0)
            #expect(try intake.store.removeAbandoned(before: .max) == 1)
        }
    }

    @Test func `opens any range`() async throws {
        try await Intake.use { intake async throws in
            let text = String((0..<50_000).map { _ in "0123456789".randomElement() ?? "0" })
            let file = try await intake.receive(text, "a.txt")
            let whole = try await intake.kept(file)
            let content = try #require(try intake.store.open(file.hash))
            for range in [0..<1, 0..<50_000, 49_999..<50_000, 10..<10, 12_345..<33_333] {
                var bytes: [UInt8] = []
                for try await piece in content.bytes(in: range) { bytes += piece }
                #expect(bytes == Array(whole[range]))
            }
        }
    }

    @Test func `finds what is set aside, until that is removed`() async throws {
        try await Intake.use { intake async throws in
            let store = intake.store
            let file = try await intake.receive("một", "a.txt")
            try file.keep()
            try store.setAside(file.hash)
            try store.setAside(file.hash)
            #expect(try store.list().map(\.isSetAside) == [true])
            #expect(try store.open(file.hash)?.size == "một".utf8.count)
            try store.bringBack(file.hash)
            #expect(try store.list().map(\.isSetAside) == [false])
            try store.remove(file.hash)
            #expect(try store.open(file.hash) != nil, "only what is aside is removed")
            try store.setAside(file.hash)
            try store.remove(file.hash)
            #expect(try store.open(file.hash) == nil && store.list().isEmpty)
        }
    }

    @Test func `puts the same bytes in the place of a damaged copy`() async throws {
        try await Intake.use { intake async throws in
            let file = try await intake.receive("một", "a.txt")
            try file.keep()
            let path = "\(intake.store.folder)/contents/\(try intake.names("contents").last ?? "")"
            try Data("hai!".utf8).write(to: URL(filePath: path))
            #expect(try await intake.kept(try await intake.receive("một", "b.txt")) == Array("một".utf8))
        }
    }

    @Test func `holds no more of a file in memory than a piece of it`() async throws {
        try await Intake.use { intake async throws in
            var intake = intake
            intake.limit = 64 << 20
            let alive = Alive()
            let count = (15 << 20) >> 16
            let stream = AsyncStream<Piece>(unfolding: { alive.next(of: count) })
            let file = try await FileIntake(store: intake.store, limit: intake.limit)
                .receive(stream, name: "a.txt", declared: "text/plain")
            #expect(file.size == 15 << 20)
            #expect(alive.most.withLock { $0 } <= 2, "of 64 KiB each")
        }
    }
}

/// Counts the pieces of a stream that somebody holds.
private final class Alive: Sendable {
    let most = Mutex(0)
    private let state = Mutex((made: 0, alive: 0))

    func next(of count: Int) -> Piece? {
        let alive: Int? = state.withLock { state in
            guard state.made < count else { return nil }
            state.made += 1
            state.alive += 1
            return state.alive
        }
        guard let alive else { return nil }
        most.withLock { $0 = max($0, alive) }
        return Piece(token: Token(of: self))
    }

    func release() { state.withLock { $0.alive -= 1 } }
}

private final class Token: Sendable {
    private let alive: Alive

    init(of alive: Alive) { self.alive = alive }

    deinit { alive.release() }
}

/// 64 KiB of the letter a.
private struct Piece: Collection, Sendable {
    let token: Token
    var startIndex: Int { 0 }
    var endIndex: Int { 1 << 16 }

    func index(after index: Int) -> Int { index + 1 }
    subscript(index: Int) -> UInt8 { UInt8(ascii: "a") }
}
