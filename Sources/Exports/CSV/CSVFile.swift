/// A file of comma-separated values: a heading, then rows.
final class CSVFile {
    /// The buffer is sent to the file once it has so many bytes.
    private static let bufferSize = 1 << 16

    private let name: String
    private let file: OutputFile
    private var writer = CSVWriter()
    private var rows = 0

    /// Makes the file and writes its heading.
    init(_ name: String, in folder: String, columns: [String]) throws(ExportFailure) {
        self.name = name
        file = try OutputFile(path: "\(folder)/\(name)")
        for column in columns { writer.text(column) }
        writer.endRow()
    }

    /// Writes one row, whose fields `body` writes.
    func row(_ body: (inout CSVWriter) -> Void) throws(ExportFailure) {
        body(&writer)
        writer.endRow()
        rows += 1
        if writer.bytes.count >= Self.bufferSize { try drain() }
    }

    /// Writes what is left; nothing more is added.
    func end() throws(ExportFailure) -> Manifest.File {
        try drain()
        return Manifest.File(name: name, rows: rows, sum: file.sum())
    }

    private func drain() throws(ExportFailure) {
        try writer.drain { bytes throws(ExportFailure) in try file.write(bytes) }
    }
}
