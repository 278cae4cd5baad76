package import Domain

/// The export of one day: rankings and results are pushed in, one after the other, and stand in files when all have come.
///
/// What was pushed in is on the disk, not in memory, so a whole ministry may come from a query's rows as they arrive. It
/// waits for the disk in every call. The files are written aside; until `finish` has put them into their place, whole,
/// nobody sees them, and an export that fails or is let go leaves nothing but what was there before.
package final class RankingExport {
    private let day: Day
    private let folder: DayFolder
    /// nil once the export has ended, well or badly.
    private var files: RankingFiles?
    private var publications: [PublishedRanking.Source] = []
    private var reviews: Set<ReviewID> = []
    private var isIllustrative = false

    /// Begins an export.
    ///
    /// - Parameters:
    ///   - directory: Where the days' folders and the link `latest` are; made if it is missing.
    ///   - day: The day that the export is of.
    ///   - keep: How many days' folders stay, this one included; nil for all.
    /// - Throws: `ExportFailure`; `folderInUse` while another export is writing there.
    package init(directory: String, day: Day, keep: Int? = nil) throws(ExportFailure) {
        self.day = day
        folder = try DayFolder(directory: directory, day: day, keep: keep)
        files = try RankingFiles(in: folder.aside, day: day)
    }

    deinit { abandon() }

    /// Writes a review's ranking. Rankings stand in the files in the order that they come in.
    ///
    /// - Throws: `ExportFailure`; the export has then ended.
    package func add(_ ranking: ExportedRanking) throws(ExportFailure) {
        try write { files throws(ExportFailure) in
            guard reviews.insert(ranking.place.review).inserted else {
                throw .repeatedReview(ranking.place.review)
            }
            try files.add(ranking)
            if let publication = ranking.publication { publications.append(publication) }
            if ranking.isIllustrative { isIllustrative = true }
        }
    }

    /// Writes one row of the results, in the order that they come in.
    ///
    /// - Throws: `ExportFailure`; the export has then ended.
    package func addResult(_ result: ExportedResult) throws(ExportFailure) {
        try write { files throws(ExportFailure) in try files.add(result) }
    }

    /// Puts the export into its place: its folder is there whole, and `latest` names it.
    ///
    /// - Returns: What stands in `manifest.json`.
    /// - Throws: `ExportFailure`; the export has then ended.
    package func finish() throws(ExportFailure) -> Manifest {
        var manifest: Manifest?
        try write { files throws(ExportFailure) in
            let ended = try files.end().sorted { $0.name < $1.name }
            let written = Manifest(
                day: day,
                files: ended,
                live: reviews.count - publications.count,
                publications: publications,
                isIllustrative: isIllustrative
            )
            let file = try OutputFile(path: "\(folder.aside)/\(DayFolder.manifestName)")
            try written.bytes.withUnsafeBufferPointer { bytes throws(ExportFailure) in try file.write(bytes) }
            for name in ended.map(\.name) + [DayFolder.manifestName] {
                try OutputFile.synchronise(path: "\(folder.aside)/\(name)")
            }
            try folder.commit()
            manifest = written
        }
        files = nil
        guard let manifest else { throw .ended }
        return manifest
    }

    /// Removes what was written and lets others export; of an export that has ended, nothing is left to do.
    package func abandon() {
        files = nil
        folder.abandon()
    }

    /// Does one step; where it fails, what was written has a part too few, and is never finished.
    private func write(_ step: (RankingFiles) throws(ExportFailure) -> Void) throws(ExportFailure) {
        guard let files else { throw .ended }
        do throws(ExportFailure) {
            try step(files)
        } catch {
            abandon()
            throw error
        }
    }
}
