import CXlsxWriter
import Domain
import Foundation

/// The folder `YYYY-MM-DD` of an export: written aside, put into its place whole, and named by the link `latest`.
///
/// While it is open no other export writes into the same directory.
final class DayFolder {
    /// Marks a day's folder as an export's: no other one is ever replaced or removed.
    static let manifestName = "manifest.json"

    private let directory: String
    private let day: Day
    private let keep: Int?
    private var lock: ExportLock?

    /// Where the files are written until they are whole.
    var aside: String { "\(directory)/.aside" }
    /// The folder that a day's second export took the place of. It stays until the next export, so that whoever is
    /// reading it may end.
    private var replaced: String { "\(directory)/.replaced" }
    /// Where an old folder is taken apart, so that nobody sees a part of it under a day's name.
    private var removed: String { "\(directory)/.removed" }
    private var latest: String { "\(directory)/latest" }
    private var latestAside: String { "\(directory)/.latest" }

    private func path(_ day: Day) -> String { "\(directory)/\(day)" }

    /// Takes the directory's lock, clears away what a killed export left, and makes the folder aside.
    ///
    /// - Parameters:
    ///   - directory: Made if it is missing; the one above it must be there.
    ///   - day: The export's day.
    ///   - keep: How many days' folders stay, this one included; nil for all.
    /// - Throws: `ExportFailure`; then nothing is changed.
    init(directory: String, day: Day, keep: Int?) throws(ExportFailure) {
        self.directory = directory
        self.day = day
        self.keep = keep
        if let keep, keep < 1 { throw .nothingKept }
        guard mkdir(directory, 0o750) == 0 || errno == EEXIST else { throw .system(directory) }
        lock = try ExportLock(directory: directory)
        switch FolderEntry(path(day)) {
        case .absent: break
        case .folder where isExport(day): break
        case .folder, .file, .link, .other: throw .notOurs(path: path(day))
        }
        switch FolderEntry(latest) {
        case .absent, .link: break
        case .folder, .file, .other: throw .notOurs(path: latest)
        }
        for leftOver in [aside, replaced, removed, latestAside] { try FolderEntry.remove(leftOver) }
        guard mkdir(aside, 0o750) == 0 else { throw .system(aside) }
    }

    deinit { abandon() }

    private func isExport(_ day: Day) -> Bool {
        if case .folder = FolderEntry(path(day)), case .file = FolderEntry("\(path(day))/\(Self.manifestName)") {
            true
        } else {
            false
        }
    }

    /// Puts the folder into its place, moves `latest` and removes what is older than `keep` says.
    ///
    /// Its files must be on the disk already: a name that survives a power cut then names whole files.
    ///
    /// - Throws: `ExportFailure`. `latest` then names either the earlier export or this one, and either is whole.
    func commit() throws(ExportFailure) {
        try FolderEntry.synchronise(aside)
        try moveIn()
        try FolderEntry.synchronise(directory)
        try moveLatest()
        try FolderEntry.synchronise(directory)
        try prune()
        lock = nil
    }

    /// Removes the folder aside, if it still is aside, and gives the directory up; a second call does nothing.
    func abandon() {
        guard lock != nil else { return }
        // What cannot be removed now is removed by the next export.
        try? FolderEntry.remove(aside)
        lock = nil
    }

    private func moveIn() throws(ExportFailure) {
        let place = path(day)
        guard case .folder = FolderEntry(place) else {
            guard rename(aside, place) == 0 else { throw .system(place) }
            return
        }
        guard renameat2(AT_FDCWD, aside, AT_FDCWD, place, Self.exchange) == 0 else {
            throw errno == EINVAL || errno == ENOSYS ? .noExchange(path: place) : .system(place)
        }
        guard rename(aside, replaced) == 0 else { throw .system(replaced) }
    }

    /// `RENAME_EXCHANGE` of <linux/fs.h>.
    private static let exchange: UInt32 = 2

    /// `latest` names the newest day: an export that is made up for later does not move it back.
    private func moveLatest() throws(ExportFailure) {
        if let named = namedByLatest, named > day, isExport(named) { return }
        guard symlink(day.description, latestAside) == 0, rename(latestAside, latest) == 0 else {
            throw .system(latest)
        }
    }

    private var namedByLatest: Day? {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: latest)).flatMap { Day($0) }
    }

    private func prune() throws(ExportFailure) {
        guard let keep else { return }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory)
        } catch {
            throw .file(path: directory, reason: error.localizedDescription)
        }
        let exports = names.compactMap { Day($0) }.filter(isExport).sorted(by: >)
        for old in exports.dropFirst(keep) where old != day && old != namedByLatest {
            guard rename(path(old), removed) == 0 else { throw .system(path(old)) }
            try FolderEntry.remove(removed)
        }
    }
}
