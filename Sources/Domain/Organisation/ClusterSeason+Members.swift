import StrictJSON

extension ClusterSeason {
    /// A unit joins.
    ///
    /// - Parameters:
    ///   - joining: The unit and its days.
    ///   - elsewhere: What the unit is a member of besides, with the same managing unit and block.
    /// - Returns: The cluster's season, its version raised, and the new membership.
    /// - Throws: `wrongState`; `unknownReference` where the unit is not below the managing unit; `invalidPeriod`,
    ///   `alreadyMember`.
    package func joined(
        by joining: Joining,
        elsewhere: [MembershipElsewhere]
    ) throws(Refusal) -> (clusterSeason: ClusterSeason, membership: [Membership]) {
        try checkOpen()
        let added = try memberships(of: [joining], elsewhere: elsewhere)
        var changed = self
        changed.members += added
        changed.version += 1
        return (changed, added)
    }

    /// What ends when a unit leaves.
    package struct Departure: Hashable, Sendable {
        package let clusterSeason: ClusterSeason
        /// The membership as it is afterwards.
        package let membership: Membership
        /// What it leads no longer, as it is afterwards.
        package let leadership: [Leadership]
    }

    /// A unit leaves before its membership would end; a lead or deputy who leaves ends being that too.
    ///
    /// - Parameters:
    ///   - unit: The unit.
    ///   - day: The first day on which it is a member no more.
    ///   - document: By which; nil for none.
    /// - Returns: What ends.
    /// - Throws: `wrongState`; `notAMember` on the day before; `invalidPeriod` where it would leave on its first day, or is to
    ///   lead from that day or later.
    package func left(
        by unit: UnitID,
        on day: Day,
        citing document: OfficialDocumentID? = nil
    ) throws(Refusal) -> Departure {
        try checkOpen()
        guard let index = members.firstIndex(where: { $0.unit == unit && $0.from <= day && day < $0.to }) else {
            throw .notAMember(unit)
        }
        let member = members[index]
        _ = try member.period.ended(on: day)
        let leading = leadership.indices.filter { leadership[$0].unit == unit && day < leadership[$0].to }
        guard leading.allSatisfy({ leadership[$0].from < day || leadership[$0].from >= member.to }) else {
            throw Refusal(
                .invalidPeriod,
                vi: "Đơn vị được giao làm Cụm trưởng hoặc Cụm phó từ ngày này trở đi.",
                en: "The unit is to lead or to be the deputy from this day on."
            )
        }
        var changed = self
        let ended = leading.filter { leadership[$0].from < day }.map { index in
            changed.leadership[index] = leadership[index].ended(on: day)
            return changed.leadership[index]
        }
        let membership = Membership(
            unit: unit,
            from: member.from,
            to: day,
            officialDocument: member.officialDocument,
            endDocument: document
        )
        changed.members[index] = membership
        changed.version += 1
        return Departure(clusterSeason: changed, membership: membership, leadership: ended)
    }

    /// The memberships that units want, held to all that stands against them.
    func memberships(of joining: [Joining], elsewhere: [MembershipElsewhere]) throws(Refusal) -> [Membership] {
        let wanted = joining.map {
            Membership(
                unit: $0.unit.id,
                from: $0.from ?? season.from,
                to: $0.to ?? end,
                officialDocument: $0.officialDocument
            )
        }
        try Self.refuse(
            .unknownReference,
            vi: "Thành viên của cụm là các đơn vị trực thuộc đơn vị quản lý cụm, ở mọi cấp.",
            en: "A cluster's members are units below its managing unit, at any depth.",
            at: joining.filter { !$0.above.contains(cluster.managingUnit) }.map {
                RefusedPlace(
                    .unknownReference,
                    unit: $0.unit.id,
                    vi: "Không trực thuộc đơn vị quản lý cụm.",
                    en: "It is not below the managing unit."
                )
            }
        )
        try Self.refuse(
            .invalidPeriod,
            vi: "Ngày tham gia không hợp lệ.",
            en: "The days of a membership do not fit.",
            at: zip(joining, wanted).compactMap { refusedDays(of: $1, $0.unit) }
        )
        var taken = members
        var places: [RefusedPlace] = []
        for membership in wanted {
            if let place = Self.refusedTwice(membership, here: taken, elsewhere: elsewhere) { places.append(place) }
            taken.append(membership)
        }
        try Self.refuse(
            .alreadyMember,
            vi: "Có đơn vị đã ở một cụm của đơn vị quản lý và khối này trong thời gian đó.",
            en: "A unit is in a cluster of this managing unit and block at that time already.",
            at: places
        )
        return wanted
    }

    /// The first day on which nobody is a member any more: the season's end, or the cluster's before that.
    private var end: Day { cluster.period.to.map { min($0, season.to) } ?? season.to }

    private func refusedDays(of membership: Membership, _ unit: Unit) -> RefusedPlace? {
        let refused = { (vi: String, en: String) in RefusedPlace(.invalidPeriod, unit: unit.id, vi: vi, en: en) }
        guard membership.period.isInOrder, season.period.covers(membership.period) else {
            return refused(
                "Các ngày phải theo thứ tự và nằm trong kỳ thi đua, từ \(season.from) đến trước \(season.to).",
                "The days are in order and within the season, from \(season.from) to before \(season.to)."
            )
        }
        guard membership.to <= end else {
            return refused("Cụm kết thúc ngày \(end).", "The cluster ends on \(end).")
        }
        guard unit.period.covers(membership.period) else {
            return refused(
                "Đơn vị không tồn tại suốt thời gian đó.",
                "The unit is not there for all of these days."
            )
        }
        return nil
    }

    private static func refusedTwice(
        _ membership: Membership,
        here: [Membership],
        elsewhere: [MembershipElsewhere]
    ) -> RefusedPlace? {
        if let other = here.first(where: { $0.unit == membership.unit && $0.period.overlaps(membership.period) }) {
            return RefusedPlace(
                .alreadyMember,
                unit: membership.unit,
                vi: "Đã là thành viên của cụm này từ \(other.from) đến trước \(other.to).",
                en: "It is a member of this cluster from \(other.from) to before \(other.to)."
            )
        }
        let other = elsewhere.first {
            $0.membership.unit == membership.unit && $0.membership.period.overlaps(membership.period)
        }
        return other.map {
            let days = $0.membership
            return RefusedPlace(
                .alreadyMember,
                unit: membership.unit,
                vi: "Đã ở \($0.cluster.title.vi) từ \(days.from) đến trước \(days.to).",
                en: "It is in \($0.cluster.title.en) from \(days.from) to before \(days.to)."
            )
        }
    }

    private static func refuse(
        _ code: RefusalCode,
        vi: String,
        en: String,
        at places: [RefusedPlace]
    ) throws(Refusal) {
        guard places.isEmpty else { throw Refusal(code, vi: vi, en: en, places: places) }
    }
}
