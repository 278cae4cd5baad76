extension ClusterSeason {
    /// What changes when successors of members are taken in.
    package struct TakingIn: Hashable, Sendable {
        package let clusterSeason: ClusterSeason
        /// In the order of their days.
        package let memberships: [Membership]
        /// What a member led until it ended, and its one successor leads from then on.
        package let leadership: [Leadership]
    }

    /// Those that took over members are members in their place, from the day on which these ended.
    ///
    /// Where a member led and one unit took it over, that unit leads; where it split, somebody is to say who does.
    ///
    /// - Parameters:
    ///   - lineage: The members' and their successors'.
    ///   - left: Successors that do not join.
    ///   - elsewhere: What the successors are members of besides, with the same managing unit and block.
    /// - Returns: What changes.
    /// - Throws: `wrongState`, also where nobody is to be taken in; `unknownReference`, `invalidPeriod`, `alreadyMember`.
    package func takingInSuccessors(
        _ lineage: Lineage,
        without left: Set<UnitID>,
        elsewhere: [MembershipElsewhere]
    ) throws(Refusal) -> TakingIn {
        try checkOpen()
        var changed = self
        var added: [Membership] = []
        var led: [Leadership] = []
        // Whoever joins may have been taken over, too.
        var waiting = members.filter { $0.from < $0.to }.sorted { ($0.to, $0.unit) < ($1.to, $1.unit) }
        while let member = waiting.first {
            waiting.removeFirst()
            guard lineage.units[member.unit]?.unit.period.to == member.to else { continue }
            let heirs = lineage.successors(of: member.unit, on: member.to)
            let joining = heirs.filter { heir in
                !left.contains(heir)
                    && !changed.members.contains { $0.unit == heir && $0.period.contains(member.to) }
            }
            let memberships = try changed.memberships(
                of: joining.sorted().compactMap { heir in
                    lineage.units[heir].map { Joining($0, from: member.to, to: lasting($0.unit)) }
                },
                elsewhere: elsewhere
            )
            changed.members += memberships
            added += memberships
            waiting += memberships
            if heirs.count == 1, let heir = heirs.first {
                let begun = changed.leadershipPassed(from: member, to: heir)
                changed.leadership += begun
                led += begun
            }
        }
        guard !added.isEmpty || !led.isEmpty else {
            throw Refusal(
                .wrongState,
                vi: "Không có đơn vị kế thừa nào cần đưa vào cụm.",
                en: "No member has a successor that is to be taken in."
            )
        }
        changed.version += 1
        return TakingIn(clusterSeason: changed, memberships: added, leadership: led)
    }

    /// The day until which a unit can be a member.
    private func lasting(_ unit: Unit) -> Day? {
        [unit.period.to, cluster.period.to].compactMap(\.self).filter { $0 < season.to }.min()
    }

    /// The roles that a member held until it ended, and that nobody holds from then on, in its successor's hands.
    private func leadershipPassed(from member: Membership, to heir: UnitID) -> [Leadership] {
        guard let membership = members.first(where: { $0.unit == heir && $0.period.contains(member.to) }),
            !leadership.contains(where: { $0.unit == heir && $0.period.contains(member.to) })
        else { return [] }
        let held = leadership.filter { $0.unit == member.unit && $0.to == member.to && $0.from < $0.to }
        let vacant = held.filter { role in
            !leadership.contains {
                $0.role == role.role && $0.period.overlaps(Period(from: member.to, to: membership.to))
            }
        }
        return vacant.prefix(1).map { Leadership(unit: heir, role: $0.role, from: member.to, to: membership.to) }
    }
}

extension ClusterSeason {
    /// The cluster in its next season: with those who stand for the members of a day, and with who was confirmed.
    ///
    /// - Parameters:
    ///   - id: The next cluster season's own.
    ///   - next: The next season.
    ///   - day: Whose members go on; the last day of this season at the latest.
    ///   - lineage: The members' and their successors'.
    ///   - chosen: Who stands for a unit that split, by the unit.
    ///   - lead: Who was confirmed as the lead.
    ///   - deputy: Who was confirmed as the deputy; nil for nobody.
    ///   - elsewhere: What these units are members of besides, with the same managing unit and block.
    /// - Returns: The cluster's next season.
    /// - Throws: `invalidPeriod` for a season that does not come after; `handoverIncomplete` with the units that split and of
    ///   which nobody said who goes on; what `opened` throws.
    package func rotated(
        _ id: ClusterSeasonID,
        into next: Season,
        membersOf day: Day,
        _ lineage: Lineage,
        chosen: [UnitID: Set<UnitID>],
        lead: UnitID,
        deputy: UnitID?,
        elsewhere: [MembershipElsewhere]
    ) throws(Refusal) -> ClusterSeason {
        guard season.to <= next.from else {
            throw Refusal(
                .invalidPeriod,
                vi: "Kỳ thi đua sau bắt đầu khi kỳ này kết thúc, ngày \(season.to).",
                en: "The next season begins when this one ends, on \(season.to)."
            )
        }
        let day = max(min(day, season.lastDay), season.from)
        var joining: Set<UnitID> = []
        var undecided: Set<UnitID> = []
        for member in members where member.period.contains(day) {
            guard let standing = lineage.standing(for: member.unit, on: next.from, chosen: chosen) else {
                undecided.insert(lineage.undecided(from: member.unit, on: next.from, chosen: chosen))
                continue
            }
            joining.formUnion(standing)
        }
        guard undecided.isEmpty else {
            throw Refusal(
                .handoverIncomplete,
                vi: "Có đơn vị đã chia tách: hãy nêu đơn vị nào tham gia tiếp.",
                en: "A unit has split: say which of its successors go on.",
                places: undecided.sorted().map { unit in
                    RefusedPlace(
                        .handoverIncomplete,
                        unit: unit,
                        vi: "Đã chia tách, chưa nêu đơn vị tham gia tiếp.",
                        en: "It has split, and nobody said who goes on."
                    )
                }
            )
        }
        let stands = { (unit: UnitID) in
            lineage.standing(for: unit, on: next.from, chosen: chosen).flatMap { $0.count == 1 ? $0.first : nil }
                ?? unit
        }
        return try .opened(
            id,
            cluster,
            in: next,
            joining: joining.sorted().compactMap { unit in
                lineage.units[unit].map { facts in
                    let to = [facts.unit.period.to, cluster.period.to].compactMap(\.self).filter { $0 < next.to }.min()
                    return Joining(facts, to: to)
                }
            },
            lead: stands(lead),
            deputy: deputy.map(stands),
            elsewhere: elsewhere
        )
    }
}

extension Season {
    /// The last day that is in it.
    var lastDay: Day { Day(daysSince1970: to.daysSince1970 - 1) ?? from }
}
