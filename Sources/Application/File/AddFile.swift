package import Domain
package import Files
package import Postgres
import Repository

/// Somebody hands in a file. Its content is kept before the transaction is committed: a file has its bytes, or is not there.
package struct AddFile: WriteUseCase {
    /// What came of it.
    package struct Receipt: Sendable {
        package let file: KeptFile
        /// Whether the picture told where it was taken. It does no more.
        package let hadPosition: Bool
    }

    /// What is wanted of a file.
    package struct Wish: Sendable {
        package let name: String
        package let unit: UnitID
        /// The review that it is evidence in; nil for anything else.
        package let review: ReviewID?
        /// nil for what belongs to no cluster, and for evidence: it is the review's.
        package let clusterSeason: ClusterSeasonID?
        package let audience: FileAudience

        package init(
            name: String,
            unit: UnitID,
            review: ReviewID?,
            clusterSeason: ClusterSeasonID?,
            audience: FileAudience
        ) {
            self.name = name
            self.unit = unit
            self.review = review
            self.clusterSeason = clusterSeason
            self.audience = audience
        }
    }

    private let wish: Wish
    private let received: ReceivedFile
    private let room: Int64

    /// - Parameters:
    ///   - received: The file, taken in.
    ///   - wish: What is wanted of it.
    ///   - room: The most bytes that the unit's files there may have.
    package init(_ received: ReceivedFile, _ wish: Wish, room: Int64) {
        self.wish = wish
        self.received = received
        self.room = room
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Receipt {
        let loading = FileHomeLoading(
            review: wish.review,
            clusterSeason: wish.clusterSeason,
            unit: wish.unit,
            in: batch
        )
        _ = batch.add(FileStatements.lockRoom(of: wish.unit, in: wish.review, wish.clusterSeason))
        let used = batch.add(FileStatements.used(by: wish.unit, in: wish.review, wish.clusterSeason))
        return { write in
            guard let home = try loading.home() else { throw wish.unknownPlace }
            let permission = try Policy.mayAddFile(write.account, of: wish.unit, in: home, for: wish.audience)
            let file = try KeptFile.added(
                write.identifier(),
                KeptFile.Content(
                    name: wish.name,
                    mediaType: received.type.mediaType,
                    size: Int64(received.size),
                    sha256: received.hash.bytes
                ),
                used: try used.value,
                room: room,
                permission: permission
            )
            // The last that can be refused is behind: what is refused leaves nothing in the store.
            try received.keep()
            write.add(FileStatements.add(file, at: write.instant))
            write.audit(
                .fileAdded,
                at: file.place,
                ["file": file.id, "unit": file.unit, "review": file.review],
                detail: [
                    "name": file.name, "size": file.size, "sha256": received.hash, "received": received.received,
                    "audience": file.audience.rawValue, "hadPosition": received.hadPosition,
                ]
            )
            return Receipt(file: file, hadPosition: received.hadPosition)
        }
    }
}

extension AddFile.Wish {
    fileprivate var unknownPlace: Refusal {
        review != nil ? .noReview : clusterSeason != nil ? .noClusterSeason : .unknownUnits([unit])
    }
}
