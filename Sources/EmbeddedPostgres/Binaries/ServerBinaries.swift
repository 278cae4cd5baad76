import Foundation
import Subprocess

/// A folder with PostgreSQL's programs, and their major version.
struct ServerBinaries: Sendable, Equatable {
    /// The absolute path of the folder that holds `initdb` and `postgres`.
    let folder: String
    /// The major version, such as 15.
    let majorVersion: Int

    /// Where Debian's packages keep one folder for each major version.
    static let debianFolder = "/usr/lib/postgresql"

    /// The path of one of the programs.
    func program(_ name: String) -> String { "\(folder)/\(name)" }

    /// Finds the programs: first what `pg_config` names, then Debian's folders, newest version first.
    ///
    /// - Parameters:
    ///   - folder: the one folder to look in; nil searches.
    ///   - majorVersion: the version that existing data needs. It is preferred; where only others are installed the
    ///     first of them is answered, and the caller compares.
    /// - Returns: the programs of the wanted version, or of the first one found.
    /// - Throws: where there are none, or they do not run.
    static func find(
        in folder: String?,
        preferring majorVersion: Int?
    ) async throws(EmbeddedPostgresError)
        -> ServerBinaries
    {
        let candidates = if let folder { [folder] } else { await systemFolders() }
        let complete = candidates.filter { folder in
            ["initdb", "postgres"].allSatisfy { access("\(folder)/\($0)", X_OK) == 0 }
        }
        guard let first = complete.first else {
            throw .binariesNotFound(searched: folder.map { [$0] } ?? ["pg_config --bindir", "\(debianFolder)/*/bin"])
        }
        let preferred = try await ServerBinaries(asking: first)
        guard let majorVersion, preferred.majorVersion != majorVersion else { return preferred }
        for folder in complete.dropFirst() {
            let other = try await ServerBinaries(asking: folder)
            if other.majorVersion == majorVersion { return other }
        }
        return preferred
    }

    /// Asks the folder's `postgres` for its version.
    private init(asking folder: String) async throws(EmbeddedPostgresError) {
        let path = "\(folder)/postgres"
        let answer: String
        do {
            answer = try await ChildProgram(program: path, arguments: ["--version"], account: nil).run().text
        } catch {
            throw .binariesUnusable(path: path, reason: String(describing: error))
        }
        guard let version = Self.majorVersion(in: answer) else {
            throw .binariesUnusable(path: path, reason: answer.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        self.init(folder: folder, majorVersion: version)
    }

    private init(folder: String, majorVersion: Int) {
        self.folder = folder
        self.majorVersion = majorVersion
    }

    /// Reads `postgres (PostgreSQL) 15.18 (Debian …)` and `postgres (PostgreSQL) 17beta1`.
    static func majorVersion(in answer: String) -> Int? {
        guard let word = answer.split(separator: " ").dropFirst(2).first else { return nil }
        return Int(word.prefix { $0.isASCII && $0.isNumber })
    }

    private static func systemFolders() async -> [String] {
        var folders: [String] = []
        if let answer = try? await ChildProgram(program: "pg_config", arguments: ["--bindir"], account: nil).run(),
            answer.status.isSuccess
        {
            folders.append(answer.text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: debianFolder)) ?? []
        let newestFirst = versions.compactMap(Int.init).sorted(by: >)
        folders += newestFirst.map { "\(debianFolder)/\($0)/bin" }
        return folders
    }
}
