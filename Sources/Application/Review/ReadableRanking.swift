import Domain
import Repository

/// What an account may read of a review's ranking, whole.
enum ReadableRanking {
    /// The latest publication that it may read.
    case publication(StoredRanking.Publication)
    /// The standings as they are now, in order.
    case standings([StandingLine])

    /// What of a stored ranking an account may read; nil for nothing.
    ///
    /// - Parameters:
    ///   - stored: As the account's scope reads it.
    ///   - account: Who reads.
    init?(_ stored: StoredRanking, to account: ActingAccount) {
        let permission = try? Policy.mayReadRanking(
            account,
            stored.facts,
            submitted: stored.submitted,
            publication: stored.publication?.header.audience
        )
        switch (permission?.act.source, stored.publication) {
        case (.publication, let publication?): self = .publication(publication)
        case (.standings, _): self = .standings(stored.lines)
        case (.publication, nil), (nil, _): return nil
        }
    }
}
