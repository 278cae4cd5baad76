import Foundation
import Postgres
import Schema
import Testing

@Suite struct `The SQL in the program` {
    @Test func `is that of the folder, file by file`() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../sql").standardized
        var expected: [String: String] = [:]
        for subfolder in ["migrations", "setup"] {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: subfolder).path)
            for name in names {
                let path = "\(subfolder)/\(name)"
                expected[path] = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            }
        }
        #expect(Dictionary(uniqueKeysWithValues: Schema.files.map { ($0.path, $0.text) }) == expected)
        #expect(Schema.files.map(\.path) == expected.keys.sorted())
    }

    @Test func `has every migration in order`() {
        #expect(Schema.migrations.map(\.name) == Schema.migrations.map(\.name).sorted())
        #expect(Schema.migrations.count == Schema.files.count { $0.path.hasPrefix("migrations/") })
    }
}
