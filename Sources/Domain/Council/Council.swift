/// A body that decides apart from any cluster (Hội đồng Thi đua - Khen thưởng): its office keeps who is in it.
package struct Council: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package let account: AccountID
        package let period: Period

        package init(account: AccountID, during period: Period) {
            self.account = account
            self.period = period
        }
    }

    package let id: CouncilID
    package let managingUnit: UnitID
    package let name: String
    /// Everybody who ever was, is or will be one, by account, then day.
    package let members: [Member]
    package let version: Int32

    package init(id: CouncilID, managingUnit: UnitID, name: String, members: [Member], version: Int32 = 1) {
        self.id = id
        self.managingUnit = managingUnit
        self.name = name
        self.members = members
        self.version = version
    }

    package var place: Place { Place(managingUnit: managingUnit) }

    /// The members of a day.
    package func members(on day: Day) -> [AccountID] {
        members.filter { $0.period.contains(day) }.map(\.account)
    }

    /// The council as its office wants it: who is not named again stays as it is, and ends by a last day.
    ///
    /// - Throws: `invalidName`, `staleVersion`; `invalidPeriod` for somebody who would be in it twice at a time.
    package func saved(
        name: String,
        members wanted: [Member],
        seen version: Int32
    ) throws(Refusal) -> Council {
        guard version == self.version else { throw .stale }
        return try Self.made(id, of: managingUnit, name: name, members: merged(wanted), version: version + 1)
    }

    /// A council with its first members.
    ///
    /// - Throws: `invalidName`; `invalidPeriod` for somebody who would be in it twice at a time.
    package static func made(
        _ id: CouncilID,
        of managingUnit: UnitID,
        name: String,
        members: [Member],
        version: Int32 = 1
    ) throws(Refusal) -> Council {
        guard !name.unicodeScalars.allSatisfy(\.properties.isWhitespace), name.unicodeScalars.count <= 300 else {
            throw Refusal(.invalidName, vi: "Tên hội đồng không hợp lệ.", en: "The council's name is no name.")
        }
        let ordered = members.sorted { ($0.account, $0.period.from) < ($1.account, $1.period.from) }
        for (one, next) in zip(ordered, ordered.dropFirst())
        where one.account == next.account && one.period.contains(next.period.from) {
            throw Refusal(
                .invalidPeriod,
                vi: "Một thành viên ở trong hội đồng hai lần cùng lúc.",
                en: "A member would be in the council twice at a time."
            )
        }
        return Council(id: id, managingUnit: managingUnit, name: name, members: ordered, version: version)
    }

    private func merged(_ wanted: [Member]) -> [Member] {
        wanted
            + members.filter { kept in
                !wanted.contains { $0.account == kept.account && $0.period.from == kept.period.from }
            }
    }
}
