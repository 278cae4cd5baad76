extension ClusterSeason {
    /// What changes when a role goes to another unit.
    package struct Handover: Hashable, Sendable {
        package let clusterSeason: ClusterSeason
        /// What ends on that day, as it is afterwards.
        package let ended: [Leadership]
        package let begun: Leadership
    }

    /// A role goes to a unit on a day: whoever held it holds it no more, and a deputy who becomes the lead is deputy no more.
    ///
    /// - Parameters:
    ///   - role: The role.
    ///   - unit: Who takes it.
    ///   - from: The day.
    ///   - to: The first day on which the unit holds it no more; nil for as long as it is a member.
    ///   - document: By which; nil for none.
    /// - Returns: What changes.
    /// - Throws: `wrongState`; `notAMember` for who is not one for as long; `invalidPeriod`; `alreadyExists` where somebody is
    ///   to hold the role later, or the unit another role.
    package func handedOver(
        _ role: LeadershipRole,
        to unit: UnitID,
        from: Day,
        until to: Day? = nil,
        by document: OfficialDocumentID? = nil
    ) throws(Refusal) -> Handover {
        try checkOpen()
        guard let member = members.first(where: { $0.unit == unit && $0.period.contains(from) }) else {
            throw .notAMember(unit)
        }
        let end = to ?? member.to
        _ = try Period(from: from, to: nil).ended(on: end)
        guard end <= member.to else { throw .notAMember(unit) }
        let begun = Leadership(unit: unit, role: role, from: from, to: end, officialDocument: document)
        var changed = self
        var ended: [Leadership] = []
        for (index, other) in leadership.enumerated() where other.period.overlaps(begun.period) {
            guard other.role == role || other.unit == unit else { continue }
            guard other.from < from else { throw other.role == role ? .leadTaken(other) : .twoRoles(unit) }
            changed.leadership[index] = other.ended(on: from)
            ended.append(changed.leadership[index])
        }
        changed.leadership.append(begun)
        changed.version += 1
        return Handover(clusterSeason: changed, ended: ended, begun: begun)
    }
}
