import Application

/// The error that a problem was made of, as much of it as a log may hold.
package struct ProblemCause: Sendable {
    /// What the database says of its failure without naming a value, and an export of what it could not write; of any other
    /// error the type, as its text may hold what a client sent.
    let description: String
    let isOfDatabase: Bool

    init(_ error: any Error) {
        let failure = DatabaseFailure(error)
        description =
            failure?.description ?? (error as? ExportFileFailure)?.description ?? "\(type(of: error))"
        isOfDatabase = failure != nil
    }
}
