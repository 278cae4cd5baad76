import Foundation
import StrictJSON

/// The files of an export, as a reader finds them.
enum ExportedFolder {
    static let names = ["manifest.json", "rankings.csv", "rankings.json", "rankings.xlsx", "results.csv"]

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path)))
    }

    /// The names in a folder in order; those that begin with a point are the export's own.
    static func list(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    static func latest(in directory: String) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: "\(directory)/latest")
    }

    static func json(_ path: String) throws -> JSONDocument { try JSONDocument(bytes(path)) }
}

extension JSONValue {
    /// The value of a member; nil where there is none.
    subscript(key: String) -> JSONValue? {
        members?.first { $0.key.string == key }?.value
    }
}
