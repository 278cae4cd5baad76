import StrictJSON

/// Reads the figures of a vote by its method, and names every misfit among them.
struct FigureReader {
    struct Reading {
        var present = 0
        var written = 0
        /// By name, of a consensus.
        var writtenBy: [VoterID] = []
        var ballots: VoteFigures.Ballots?
        var counts: [VoteFigures.Count]?
        var against: [VoterID] = []
        var absent: [VoterID] = []
    }

    let fields: VoteFields
    let document: VoteDocument
    let members: Int
    private(set) var misfits: [(vi: String, en: String)] = []

    init(fields: VoteFields, document: VoteDocument, members: Int) {
        self.fields = fields
        self.document = document
        self.members = members
    }

    private mutating func require(_ holds: Bool, _ vi: String, _ en: String) {
        if !holds { misfits.append((vi, en)) }
    }

    private mutating func count(_ name: String) -> Int {
        require(fields.count(name) != nil, "Thiếu số “\(name)”.", "The number “\(name)” is missing.")
        return fields.count(name) ?? 0
    }

    /// Who was against or absent; everybody else is for all of it.
    mutating func consensus(_ roll: VoteRoll) -> Reading {
        var reading = Reading()
        reading.against = fields.identifiers("against")
        reading.absent = fields.identifiers("absent")
        let written: [VoterID] = fields.identifiers("written")
        let voters = Set(roll.identifiers)
        let named = reading.against + reading.absent
        require(
            Set(named).count == named.count && voters.isSuperset(of: named),
            "Mỗi người phản đối, vắng mặt phải có trong danh sách và chỉ nêu một lần.",
            "Whoever is against or absent is on the roll, and named once."
        )
        require(
            Set(written).count == written.count && Set(reading.absent).isSuperset(of: written),
            "Ý kiến bằng văn bản là của người vắng mặt.",
            "Written opinions are those of absentees."
        )
        reading.present = max(members - reading.absent.count, 0)
        reading.written = written.count
        reading.writtenBy = written
        let agreeing = reading.present + written.count - reading.against.count
        reading.counts = document.options.map { _ in
            VoteFigures.Count(votesFor: agreeing, against: reading.against.count, abstaining: 0)
        }
        return reading
    }

    /// Hands are counted for each option.
    mutating func showOfHands() -> Reading {
        var reading = inTheRoom()
        let abstaining = counts("abstaining")
        reading.counts = zip(zip(counts("for"), counts("against")), abstaining).map {
            VoteFigures.Count(votesFor: $0.0, against: $0.1, abstaining: $1)
        }
        for count in reading.counts ?? [] {
            require(
                count.votesFor + count.against + count.abstaining <= reading.present + reading.written,
                "Có phương án nhiều người giơ tay hơn số người biểu quyết.",
                "Of an option there are more hands than people."
            )
        }
        return reading
    }

    /// Tellers count papers.
    mutating func paper() -> Reading {
        var reading = inTheRoom()
        let ballots = VoteFigures.Ballots(
            issued: count("issued"),
            returned: count("returned"),
            valid: count("valid"),
            invalid: count("invalid")
        )
        reading.ballots = ballots
        require(
            ballots.issued <= reading.present + reading.written,
            "Phát ra \(ballots.issued) phiếu, nhiều hơn \(reading.present + reading.written) người.",
            "\(ballots.issued) papers were handed out among \(reading.present + reading.written)."
        )
        require(
            ballots.returned <= ballots.issued,
            "Thu về \(ballots.returned) phiếu, nhiều hơn \(ballots.issued) phiếu phát ra.",
            "\(ballots.returned) papers came back of \(ballots.issued)."
        )
        require(
            ballots.valid + ballots.invalid == ballots.returned,
            "Hợp lệ \(ballots.valid) và không hợp lệ \(ballots.invalid) không bằng \(ballots.returned) phiếu thu về.",
            "\(ballots.valid) valid and \(ballots.invalid) invalid are not the \(ballots.returned) that came back."
        )
        reading.counts = marks(of: ballots.valid)
        return reading
    }

    /// What the database counted.
    mutating func secret() -> Reading {
        var reading = Reading()
        let (taken, cast) = (count("taken"), count("ballots"))
        require(
            cast <= taken && taken <= members,
            "Có \(cast) phiếu, \(taken) người nhận phiếu, \(members) người trong danh sách.",
            "There are \(cast) ballots, \(taken) who took one, \(members) on the roll."
        )
        reading.present = cast
        reading.ballots = VoteFigures.Ballots(issued: taken, returned: cast, valid: cast, invalid: 0)
        if cast >= document.rule.least { reading.counts = marks(of: cast) }
        return reading
    }

    /// Checks what holds for all methods.
    mutating func checkCounts(_ reading: Reading, _ roll: VoteRoll) {
        let taking = reading.present + reading.written
        require(
            taking <= members,
            "\(taking) người biểu quyết, nhiều hơn \(members) người trong danh sách.",
            "\(taking) take part, and \(members) are on the roll."
        )
        require(
            reading.written == 0 || document.rule.absentees == .written,
            "Quy chế không tính ý kiến bằng văn bản của người vắng.",
            "By the rule written opinions do not count."
        )
        guard let counts = reading.counts else { return }
        guard counts.count == document.options.count else {
            return require(false, "Cần số phiếu của từng phương án.", "The votes of every option are needed.")
        }
        let voters = reading.ballots?.valid ?? taking
        // Whoever is for all of a consensus takes no seat from another.
        require(
            counts.reduce(0) { $0 + $1.votesFor } <= voters * document.rule.seats,
            "Tổng số phiếu thuận vượt \(voters) × \(document.rule.seats).",
            "The votes for are more than \(voters) × \(document.rule.seats)."
        )
        guard !document.rule.ownUnitVotes, document.method != .consensus else { return }
        for (option, count) in zip(document.options, counts) {
            require(
                count.votesFor + count.against <= members - roll.voters(for: option.unit),
                "Có phương án tính cả phiếu của chính đơn vị đó.",
                "Of an option the unit's own vote was counted."
            )
        }
    }

    private mutating func inTheRoom() -> Reading {
        var reading = Reading()
        reading.present = count("present")
        reading.written = fields.count("written") ?? 0
        return reading
    }

    private mutating func counts(_ name: String) -> [Int] {
        let counts = fields.counts(name)
        require(
            counts?.count == document.options.count,
            "“\(name)” cần một số cho mỗi phương án.",
            "“\(name)” needs a number for each option."
        )
        return counts ?? []
    }

    private mutating func marks(of valid: Int) -> [VoteFigures.Count] {
        zip(counts("for"), counts("against")).map { votesFor, against in
            require(
                votesFor + against <= valid,
                "Có phương án \(votesFor) thuận và \(against) chống, nhiều hơn \(valid) phiếu hợp lệ.",
                "An option has \(votesFor) for and \(against) against, of \(valid) valid ballots."
            )
            return VoteFigures.Count(
                votesFor: votesFor,
                against: against,
                abstaining: max(valid - votesFor - against, 0)
            )
        }
    }
}
