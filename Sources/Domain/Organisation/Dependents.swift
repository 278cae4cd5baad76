import StrictJSON

/// What hangs on a unit or a cluster beyond the day on which that is to end.
///
/// Units merge and split in the middle of a season, so ending is always possible; but what would go on without what it hangs
/// on is ended or handed over first, by somebody who decides where it goes. Functions over a unit need nobody to decide: they
/// end with it. So does a membership that was to begin on that day or later.
package struct Dependents: Hashable, Sendable {
    /// So many of each kind are named; the others are counted.
    package static let mostNamed = 20

    /// Units that belong to it.
    package let units: Named<Unit>
    /// Clusters that it manages.
    package let clusters: Named<Cluster>
    /// Memberships that have begun by that day: of the unit, or in the cluster.
    package let memberships: Named<DependentMembership>

    package init(
        units: Named<Unit> = .none,
        clusters: Named<Cluster> = .none,
        memberships: Named<DependentMembership> = .none
    ) {
        self.units = units
        self.clusters = clusters
        self.memberships = memberships
    }

    /// The first of a kind, and how many there are.
    package struct Named<Item: Hashable & Sendable>: Hashable, Sendable {
        package let first: [Item]
        package let count: Int

        package init(first: [Item], count: Int) {
            self.first = first
            self.count = count
        }

        package static var none: Named { Named(first: [], count: 0) }
    }

    /// Refuses an end that leaves something behind.
    ///
    /// - Parameter day: The first day on which the unit or the cluster is there no more; what hangs on it is beyond that.
    /// - Throws: `stillNeeded` with what is named, and how many there are.
    package func check(endingOn day: Day) throws(Refusal) {
        guard units.count + clusters.count + memberships.count > 0 else { return }
        let counts = [
            (units.count, "\(units.count) đơn vị trực thuộc", "\(units.count) units below it"),
            (
                clusters.count, "\(clusters.count) cụm thi đua được quản lý",
                "\(clusters.count) clusters that it manages"
            ),
            (
                memberships.count, "\(memberships.count) tư cách thành viên cụm",
                "\(memberships.count) cluster memberships"
            ),
        ].filter { $0.0 > 0 }
        throw Refusal(
            .stillNeeded,
            vi:
                "Sau ngày kết thúc \(day) còn \(counts.map(\.1).joined(separator: ", ")): hãy kết thúc, chuyển hoặc bàn giao trước.",
            en:
                "Beyond the end on \(day) there are: \(counts.map(\.2).joined(separator: ", ")). End, move or hand them over first.",
            places: units.first.map(Self.place) + clusters.first.map(Self.place) + memberships.first.map(Self.place)
        )
    }

    private static func place(_ unit: Unit) -> RefusedPlace {
        RefusedPlace(
            .stillNeeded,
            unit: unit.id,
            vi: "\(unit.code) \(unit.name) trực thuộc, \(until(unit.period).vi).",
            en: "\(unit.code) \(unit.name) is below it, \(until(unit.period).en)."
        )
    }

    private static func place(_ cluster: Cluster) -> RefusedPlace {
        RefusedPlace(
            .stillNeeded,
            vi: "\(cluster.title.vi), \(until(cluster.period).vi).",
            en: "It manages \(cluster.title.en), \(until(cluster.period).en)."
        )
    }

    private static func place(_ member: DependentMembership) -> RefusedPlace {
        let days = member.membership
        return RefusedPlace(
            .stillNeeded,
            unit: days.unit,
            vi: "\(member.code) \(member.name) ở \(member.cluster.title.vi) đến trước \(days.to).",
            en: "\(member.code) \(member.name) is in \(member.cluster.title.en) to before \(days.to)."
        )
    }

    private static func until(_ period: Period) -> (vi: String, en: String) {
        guard let to = period.to else { return ("chưa có ngày kết thúc", "without an end") }
        return ("đến trước \(to)", "to before \(to)")
    }
}

/// A membership with the unit's names, and the cluster that it is in.
package struct DependentMembership: Hashable, Sendable {
    package let membership: Membership
    package let code: Code
    package let name: String
    package let cluster: Cluster

    package init(_ membership: Membership, code: Code, name: String, in cluster: Cluster) {
        self.membership = membership
        self.code = code
        self.name = name
        self.cluster = cluster
    }
}
