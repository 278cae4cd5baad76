import Foundation
import TestSupport

@testable import Files

/// Takes files in for a test, into a folder of its own.
struct Intake {
    let store: FolderFileStore
    var limit = 1 << 20

    static func use<Value>(_ body: (Intake) async throws -> Value) async throws -> Value {
        try await TemporaryFolder.use { try await body(Intake(store: FolderFileStore(folder: "\($0.path)/files"))) }
    }

    func receive(
        _ bytes: [UInt8],
        _ name: String,
        as declared: String = "application/octet-stream"
    ) async throws -> ReceivedFile {
        let pieces = stride(from: 0, to: bytes.count, by: 1_000).map { Array(bytes[$0..<min(bytes.count, $0 + 1_000)]) }
        let stream = AsyncStream { continuation in
            for piece in pieces { continuation.yield(piece) }
            continuation.finish()
        }
        return try await FileIntake(store: store, limit: limit).receive(stream, name: name, declared: declared)
    }

    func receive(_ text: String, _ name: String) async throws -> ReceivedFile {
        try await receive(Array(text.utf8), name)
    }

    /// The bytes that are kept of a file.
    func kept(_ file: ReceivedFile) async throws -> [UInt8] {
        try file.keep()
        var bytes: [UInt8] = []
        guard let content = try store.open(file.hash) else { return [] }
        for try await piece in content.bytes { bytes += piece }
        return bytes
    }

    /// What lies in a folder of the store.
    func names(_ folder: String) throws -> [String] {
        let path = "\(store.folder)/\(folder)"
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    }

    static func picture(_ name: String) throws -> [UInt8] {
        let file = URL(filePath: #filePath).appending(path: "../Pictures/\(name)").standardized
        return Array(try Data(contentsOf: file))
    }
}
