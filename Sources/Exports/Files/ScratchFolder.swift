import Glibc

/// A folder that only this process's account can enter, removed with all that it holds when nobody needs it any more.
final class ScratchFolder {
    let path: String

    /// Makes it in a directory that is there.
    init(in directory: String) throws(ExportFailure) {
        var template = Array("\(directory)/thidua-export-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { name in
            name.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let made else { throw .system(directory) }
        path = made
    }

    deinit {
        // What cannot be removed stays where temporary files are cleared away.
        try? FolderEntry.remove(path)
    }
}
