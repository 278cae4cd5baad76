extension Act {
    /// Preparing, opening, closing and cancelling the votes of a body. Whoever may sees no choices.
    package struct ConductVote: Hashable, Sendable {
        package let place: Place
        package let council: CouncilID?
    }

    /// Entering what was counted.
    package struct CountVote: Hashable, Sendable {
        package let vote: VoteID
    }

    /// Reading what a body votes on, and what came of it.
    package struct ReadVotes: Hashable, Sendable {
        package let place: Place
        package let council: CouncilID?
    }
}

extension Policy {
    /// Whether an account may read a body's votes: whoever takes part in the cluster's season, a council's members and those
    /// who look after it, a vote's tellers; always a person.
    package static func mayRead(
        _ account: ActingAccount,
        _ body: VoteBody,
        _ vote: Vote? = nil
    ) throws(Refusal) -> Permission<Act.ReadVotes> {
        try checkKnown(account, body, vote)
        try account.checkSession()
        return Permission(Act.ReadVotes(place: body.place, council: body.council), to: account)
    }

    /// Whether an account may conduct a body's votes: who works for the lead, and the managing office; of a council the
    /// office alone.
    package static func mayConduct(
        _ account: ActingAccount,
        _ body: VoteBody,
        _ vote: Vote? = nil
    ) throws(Refusal) -> Permission<Act.ConductVote> {
        try checkKnown(account, body, vote)
        try account.checkSession()
        guard body.isConducted(by: account) else {
            throw Refusal(
                .notPermitted,
                vi: "Việc này của đơn vị Cụm trưởng và cơ quan quản lý.",
                en: "This is for the lead unit and for the managing office."
            )
        }
        return Permission(Act.ConductVote(place: body.place, council: body.council), to: account)
    }

    /// Whether an account may enter what was counted: on paper the vote's tellers, in a room who conducts it. In ThiDua
    /// nobody: the database counts.
    package static func mayCount(
        _ account: ActingAccount,
        _ body: VoteBody,
        _ vote: Vote
    ) throws(Refusal) -> Permission<Act.CountVote> {
        try checkKnown(account, body, vote)
        try account.checkSession()
        switch vote.document.method {
        case .consensus, .showOfHands: _ = try mayConduct(account, body, vote)
        case .paper:
            guard vote.document.tellers.contains(account.id) else {
                throw Refusal(
                    .notPermitted,
                    vi: "Chỉ tổ kiểm phiếu của cuộc biểu quyết mới nhập số phiếu.",
                    en: "Only the vote's tellers enter what they counted."
                )
            }
        case .secret:
            throw Refusal(
                .wrongState,
                vi: "Phiếu kín trong ThiDua do cơ sở dữ liệu đếm khi đóng.",
                en: "A secret vote in ThiDua is counted by the database when it closes."
            )
        }
        return Permission(Act.CountVote(vote: vote.id), to: account)
    }

    private static func checkKnown(
        _ account: ActingAccount,
        _ body: VoteBody,
        _ vote: Vote?
    ) throws(Refusal) {
        let isTeller = vote?.document.tellers.contains(account.id) ?? false
        guard body.isKnown(to: account) || isTeller else { throw vote == nil ? .noVotes : .noVote }
    }
}
