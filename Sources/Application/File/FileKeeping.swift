package import Files
import Foundation

/// Where files are kept, and how much of them.
package struct FileKeeping: Sendable {
    package let store: any FileStore
    /// The most bytes of one file.
    package let largest: Int
    /// The most bytes that a unit's files of one review have, and those of one cluster's season outside reviews.
    package let room: Int64

    /// - Parameters:
    ///   - store: Where contents are kept.
    ///   - largest: By default 20 MiB.
    ///   - room: By default 500 MiB.
    package init(store: any FileStore, largest: Int = 20 << 20, room: Int64 = 500 << 20) {
        self.store = store
        self.largest = largest
        self.room = room
    }

    /// In a folder where temporary files are, for who keeps none for long.
    package static var temporary: FileKeeping {
        FileKeeping(store: FolderFileStore(folder: "\(FileManager.default.temporaryDirectory.path)/thidua-files"))
    }

    /// What takes a file in.
    package var intake: FileIntake { FileIntake(store: store, limit: largest) }
}
