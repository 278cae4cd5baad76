import StrictJSON

/// Who votes, frozen when a vote opens: canonical bytes, whose SHA-256 everybody sees.
package struct VoteRoll: Hashable, Sendable {
    package struct Voter: Hashable, Sendable {
        /// nil where a unit votes in a room and nobody has an account for it.
        package let account: AccountID?
        /// The unit that it speaks for; of a council's member the one that it belongs to.
        package let unit: UnitID

        package init(account: AccountID?, unit: UnitID) {
            self.account = account
            self.unit = unit
        }
    }

    /// nil for a cluster's.
    package let council: CouncilID?
    /// By unit, then account.
    package let voters: [Voter]
    /// Canonical JSON.
    package let bytes: [UInt8]

    package init(_ voters: some Sequence<Voter>, of vote: VoteID, council: CouncilID?) {
        self.council = council
        self.voters = voters.sorted { ($0.unit, $0.account?.bits ?? 0) < ($1.unit, $1.account?.bits ?? 0) }
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("council", council)
        writer.member("vote", vote)
        writer.objects("voters", self.voters) { voter, writer in
            writer.member("account", voter.account)
            writer.member("unit", voter.unit)
        }
        writer.endObject()
        bytes = writer.bytes
    }

    /// Reads a roll from the bytes that are kept.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
        let fields = (try? JSONDocument(bytes)).map { VoteFields($0.root) }
        council = fields?.identifier("council")
        voters = (fields?.elements("voters") ?? []).compactMap { element in
            let voter = VoteFields(element)
            return voter.identifier("unit").map { Voter(account: voter.identifier("account"), unit: $0) }
        }
    }

    /// The voters by name, in their order: of a cluster the units, of a council the accounts.
    package var identifiers: [VoterID] {
        voters.compactMap { voter in
            council == nil ? VoterID(bits: voter.unit.bits) : voter.account.map { VoterID(bits: $0.bits) }
        }
    }

    /// How many of the voters speak for a unit.
    func voters(for unit: UnitID?) -> Int { unit.map { unit in voters.count { $0.unit == unit } } ?? 0 }
}

/// Who may speak for a unit in a vote: its head, or an officer of it whom the vote names.
package struct Spokesman: Hashable, Sendable {
    package let unit: UnitID
    package let account: AccountID
    package let isHead: Bool

    package init(unit: UnitID, account: AccountID, isHead: Bool) {
        self.unit = unit
        self.account = account
        self.isHead = isHead
    }
}

extension VoteDocument {
    /// The voters of a cluster: one for each member unit of the day.
    ///
    /// - Parameters:
    ///   - members: Of the day.
    ///   - spokesmen: Who may speak for them.
    /// - Returns: One voter a unit: the delegate that the vote names, or else the unit's only head. In a room nobody needs an
    ///   account.
    /// - Throws: `invalidVote` with each unit for which nobody, or more than one, could speak; and each delegate that neither
    ///   heads the unit nor works for it.
    func voters(members: [MemberUnit], _ spokesmen: [Spokesman]) throws(Refusal) -> [VoteRoll.Voter] {
        var places: [RefusedPlace] = []
        let voters = members.map { member in
            let able = spokesmen.filter { $0.unit == member.unit }
            let heads = able.filter(\.isHead).map(\.account)
            let account = delegates[member.unit] ?? (heads.count == 1 ? heads[0] : nil)
            if let named = delegates[member.unit], !able.contains(where: { $0.account == named }) {
                places.append(
                    RefusedPlace(
                        .invalidVote,
                        unit: member.unit,
                        vi: "\(member.code): người đại diện không phải thủ trưởng hay cán bộ của đơn vị.",
                        en: "\(member.code): the delegate is neither its head nor an officer of it."
                    )
                )
            } else if account == nil, method == .secret {
                places.append(
                    RefusedPlace(
                        .invalidVote,
                        unit: member.unit,
                        vi: "\(member.code): cần nêu ai bỏ phiếu thay đơn vị (delegates).",
                        en: "\(member.code): say who votes for it (delegates)."
                    )
                )
            }
            return VoteRoll.Voter(account: account, unit: member.unit)
        }
        for unit in delegates.keys.filter({ unit in !members.contains { $0.unit == unit } }).sorted() {
            places.append(
                RefusedPlace(
                    .invalidVote,
                    unit: unit,
                    vi: "Không phải đơn vị thành viên hôm nay.",
                    en: "It is no member today."
                )
            )
        }
        guard places.isEmpty else {
            throw Refusal(
                .invalidVote,
                vi: "Chưa lập được danh sách người bỏ phiếu.",
                en: "The roll cannot be made.",
                places: places
            )
        }
        return voters
    }
}
