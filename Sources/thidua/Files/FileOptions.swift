import Application
import ArgumentParser
import EmbeddedPostgres
import Files
import Foundation

/// Where files are kept.
struct FileFolderOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder or mounted share that files are kept in; by default inside --data.",
            valueName: "dir"
        )
    )
    var filesFolder: String?

    /// The store.
    ///
    /// - Parameter settings: The database's: where the private one's folder is.
    /// - Returns: The store; its folder may be missing.
    func store(_ settings: DatabaseSettings) -> FolderFileStore {
        if let filesFolder { return FolderFileStore(folder: filesFolder) }
        let folder =
            switch settings {
            case .embedded(let folder): folder
            case .external: EmbeddedServer.Configuration.defaultFolder(named: "thidua")
            }
        return FolderFileStore(folder: "\(folder)/files")
    }
}

/// Where files are kept, and how much of them.
struct FileOptions: ParsableArguments {
    @OptionGroup var folder: FileFolderOption

    @Option(help: ArgumentHelp("The most MiB that one file may have.", valueName: "mib"))
    var largestFile = 20

    @Option(help: ArgumentHelp("The most MiB that a unit's files of one review may have.", valueName: "mib"))
    var fileRoom = 500

    @Option(help: ArgumentHelp("After how many days a file goes that nothing cites.", valueName: "days"))
    var forgetFilesAfter = 30

    func validate() throws {
        guard (1...1_024).contains(largestFile), (largestFile...1_048_576).contains(fileRoom) else {
            throw ValidationError(
                "--largest-file takes 1 to 1024 MiB, --file-room at least as much (từ 1 đến 1024, và không nhỏ hơn)."
            )
        }
        guard (1...3_650).contains(forgetFilesAfter) else {
            throw ValidationError("--forget-files-after takes 1 to 3650 days (từ 1 đến 3650 ngày).")
        }
    }
}

extension FolderFileStore {
    /// Makes the folder where it is missing.
    ///
    /// - Throws: `CommandFailure` 73.
    func made() throws -> FolderFileStore {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o750]
            )
            try prepare()
            return self
        } catch {
            throw CommandFailure(
                EX_CANTCREAT,
                vi: "Không ghi được vào thư mục tệp \(folder): \(error). Hãy chọn nơi khác bằng --files-folder.",
                en: "Files cannot be kept in \(folder): \(error). Choose another place by --files-folder."
            )
        }
    }
}
