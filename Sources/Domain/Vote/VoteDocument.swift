package import StrictJSON

/// What a vote is about and how it is decided: saved whole while it is prepared, frozen when it opens.
package struct VoteDocument: Hashable, Sendable {
    package let title: String
    package let subject: VoteSubject
    /// In the order of the paper; what is voted on may be one alone.
    package let options: [VoteOption]
    package let method: VoteMethod
    package let rule: VoteRule
    /// Who counts a vote on paper, two at least.
    package let tellers: [AccountID]
    /// Who speaks for a unit in place of its head, by unit.
    package let delegates: [UnitID: AccountID]
    /// The vote whose seats are left; nil for a first one.
    package let runoffOf: VoteID?
    /// Canonical JSON.
    package let bytes: [UInt8]

    package static let mostOptions = 100

    /// Reads a vote.
    ///
    /// - Parameter json: Of the form that the API describes.
    /// - Throws: `invalidVote` with everything that does not fit together.
    package init(_ json: JSONValue) throws(Refusal) {
        let fields = VoteFields(json)
        guard let title = fields.string("title"), let subject = fields.subject, let options = fields.options,
            let method: VoteMethod = fields.word("method"), let rule = fields.object("rule")?.rule,
            let bytes = try? CanonicalJSON.bytes(of: json)
        else { throw .vote([(vi: "Không đọc được.", en: "It cannot be read.")]) }
        self.title = title
        self.subject = subject
        self.options = options
        self.method = method
        self.rule = rule
        self.bytes = bytes
        tellers = fields.identifiers("tellers")
        runoffOf = fields.identifier("runoffOf")
        let spoken = fields.elements("delegates").compactMap { element -> (UnitID, AccountID)? in
            let delegate = VoteFields(element)
            guard let unit: UnitID = delegate.identifier("unit"),
                let account: AccountID = delegate.identifier("account")
            else { return nil }
            return (unit, account)
        }
        delegates = Dictionary(spoken) { first, _ in first }
        try check(delegates: spoken.count)
    }

    /// Reads a vote from the bytes that are kept.
    ///
    /// - Throws: `invalidVote` for bytes that were never a vote's.
    package init(bytes: [UInt8]) throws(Refusal) {
        guard let json = try? JSONDocument(bytes) else { throw .vote([(vi: "Không phải JSON.", en: "It is no JSON.")]) }
        try self.init(json.root)
    }

    private func check(delegates count: Int) throws(Refusal) {
        var misfits: [(vi: String, en: String)] = []
        func require(_ holds: Bool, vi: String, en: String) { if !holds { misfits.append((vi, en)) } }
        require(
            (1...Self.mostOptions).contains(options.count) && Set(options).count == options.count,
            vi: "Cần từ 1 đến \(Self.mostOptions) phương án, không trùng nhau.",
            en: "1 to \(Self.mostOptions) options are needed, no two alike."
        )
        require(
            (1...max(options.count, 1)).contains(rule.seats),
            vi: "Số được chọn (seats) phải từ 1 đến số phương án.",
            en: "The seats must be 1 up to the number of options."
        )
        require(
            (subject.kind == .document) == (subject.text != nil),
            vi: "Biểu quyết thông qua văn bản cần văn bản (document), việc khác thì không.",
            en: "A vote on a document names it, and no other does."
        )
        require(
            ![.nomination, .election].contains(subject.kind) || options.allSatisfy { $0.unit != nil },
            vi: "Suy tôn và bầu Cụm trưởng, Cụm phó: mỗi phương án là một đơn vị.",
            en: "In a nomination and an election each option is a unit."
        )
        require(
            rule.comparison == .moreThan
                ? rule.threshold.value < Rational(1) : rule.threshold.value > Rational(0),
            vi: "Ngưỡng phải có thể đạt được và lớn hơn 0.",
            en: "The threshold must be above nothing, and within reach."
        )
        require(
            method != .consensus || rule.seats == options.count,
            vi: "Nhất trí thì thông qua tất cả: seats phải bằng số phương án.",
            en: "By consensus all are carried: the seats must be as many as the options."
        )
        require(
            rule.ownUnitVotes || rule.denominator == .members,
            vi: "Không bỏ phiếu cho đơn vị mình thì tỷ lệ phải tính trên tổng số thành viên (members).",
            en: "Where nobody votes on a unit of their own, the threshold must be a part of the members."
        )
        require(
            method != .secret || rule.absentees == .excluded,
            vi: "Bỏ phiếu kín trong ThiDua không có ý kiến bằng văn bản của người vắng.",
            en: "A secret vote in ThiDua has no written opinions."
        )
        require(
            method == .paper ? tellers.count >= 2 : tellers.isEmpty,
            vi: "Bỏ phiếu kín trên giấy cần ít nhất hai người kiểm phiếu (tellers), cách khác thì không có.",
            en: "A vote on paper needs two tellers at least, and no other has any."
        )
        require(
            Set(tellers).count == tellers.count,
            vi: "Một người kiểm phiếu được nêu hai lần.",
            en: "A teller is named twice."
        )
        require(
            delegates.count == count,
            vi: "Một đơn vị có hai người đại diện.",
            en: "A unit has two delegates."
        )
        guard misfits.isEmpty else { throw .vote(misfits) }
    }
}

extension Refusal {
    /// A vote whose parts do not fit together.
    static func vote(_ misfits: [(vi: String, en: String)]) -> Refusal {
        Refusal(
            .invalidVote,
            vi: "Cuộc biểu quyết chưa hợp lệ.",
            en: "The vote cannot be held as it is.",
            places: misfits.map { RefusedPlace(.invalidVote, vi: $0.vi, en: $0.en) }
        )
    }
}

extension VoteDocument {
    /// The official document that the rule rests on; nil for none in the register.
    package var officialDocument: OfficialDocumentID? {
        if case .officialDocument(let id) = rule.basis { id } else { nil }
    }
}
