package import Domain

/// One file of an export by itself, for somebody who asked for it: the same rows by the same writers as in a day's folder.
///
/// What is pushed in goes to a folder of its own that nobody else can read. The folder is gone as soon as the file is
/// finished, or the export is let go.
package final class SingleFileExport {
    /// nil once the file is finished.
    private var folder: ScratchFolder?
    private let writers: RankingFiles

    /// Begins the file.
    ///
    /// - Parameters:
    ///   - file: Which.
    ///   - day: The day that it is of.
    ///   - directory: Where the folder is made.
    /// - Throws: `ExportFailure`.
    package init(_ file: ExportFile, day: Day, in directory: String) throws(ExportFailure) {
        let folder = try ScratchFolder(in: directory)
        writers = try RankingFiles([file], in: folder.path, day: day)
        self.folder = folder
    }

    /// Writes a review's ranking. Rankings stand in the file in the order that they come in.
    ///
    /// - Throws: `ExportFailure`.
    package func add(_ ranking: ExportedRanking) throws(ExportFailure) { try writers.add(ranking) }

    /// Writes one row of the results, in the order that they come in.
    ///
    /// - Throws: `ExportFailure`.
    package func addResult(_ result: ExportedResult) throws(ExportFailure) { try writers.add(result) }

    /// Ends the file; nothing more is added.
    ///
    /// - Returns: The file, which no path names any more.
    /// - Throws: `ExportFailure`.
    package func finish() throws(ExportFailure) -> UnnamedFile {
        guard let folder else { throw .ended }
        defer { self.folder = nil }
        guard let written = try writers.end().first else { throw .ended }
        return try UnnamedFile(path: "\(folder.path)/\(written.name)", written)
    }
}
