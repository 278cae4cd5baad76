package import Domain
package import Postgres

/// Secret ballots. The database signs, checks and counts them; the serving role never sees one (docs/ballot.md).
package enum BallotStatements {
    /// Sets the box of a vote up, which is about to open.
    ///
    /// - Parameters:
    ///   - vote: Which is prepared.
    ///   - modulus: Of the vote's own RSA key, whose public exponent is 65537.
    ///   - privateExponent: Of that key.
    /// - Returns: The statement.
    package static func open(
        _ vote: Vote,
        modulus: [UInt8],
        privateExponent: [UInt8]
    ) -> PostgresStatement<Void> {
        let (options, seats) = (Int32(vote.document.options.count), Int32(vote.document.rule.seats))
        return .done(
            """
            select auth.open_ballots(
                \(vote.id), \(modulus), \(privateExponent), \(options), \(seats), \(Int32(vote.document.rule.least))
            )
            """
        )
    }

    /// Marks the scope's account and signs its blinded token.
    package static func take(_ vote: VoteID, blinded: [UInt8]) -> PostgresStatement<(TakenBallot, [UInt8]?)> {
        PostgresStatement.row(
            "select outcome, signature from auth.take_ballot(\(vote), \(blinded))",
            as: (TakenBallot, [UInt8]?).self
        ).map { ($0.0, $0.1) }
    }

    /// Puts a ballot into the box, for nobody in particular: it needs no scope, and must have none.
    package static func cast(_ ballot: Ballot, in vote: VoteID) -> PostgresStatement<CastOutcome> {
        .row(
            "select auth.cast_ballot(\(vote), \(ballot.token), \(ballot.signature), \(ballot.marks))",
            as: CastOutcome.self
        )
    }

    /// Ends a vote and counts it: the figures, or nil where the scope's account does not conduct it or it is not open.
    package static func close(_ vote: VoteID) -> PostgresStatement<[UInt8]?> {
        .row("select auth.close_ballots(\(vote))", as: [UInt8]?.self)
    }

    /// Ends a vote without counting it.
    package static func discard(_ vote: VoteID) -> PostgresStatement<Bool> {
        .row("select auth.discard_ballots(\(vote))", as: Bool.self)
    }

    /// The modulus of a vote's public key; nil where it has no box.
    package static func modulus(_ vote: VoteID) -> PostgresStatement<[UInt8]?> {
        .optionalRow("select modulus from auth.ballot_box where vote_id = \(vote)", as: [UInt8].self)
    }

    /// Whether the scope's account has taken its ballot of a vote that is open.
    package static func hasBallot(_ vote: VoteID) -> PostgresStatement<Bool> {
        .row("select auth.has_ballot(\(vote))", as: Bool.self)
    }

    /// The tokens that were cast, in their own order; none before the end.
    package static func tokens(_ vote: VoteID) -> PostgresStatement<[[UInt8]]> {
        .rows("select token from thidua.ballot_token where vote_id = \(vote) order by token", as: [UInt8].self)
    }

    /// Who took a ballot, by account; nobody before the end.
    package static func taken(_ vote: VoteID) -> PostgresStatement<[AccountID]> {
        .rows(
            "select account_id from thidua.ballot_taken where vote_id = \(vote) order by account_id",
            as: AccountID.self
        )
    }
}

extension TakenBallot: PostgresValue {}
extension CastOutcome: PostgresValue {}
