import Application
import Crypto
import Domain

/// Everything that the demonstration has: units, clusters in their seasons, and who may sign in.
struct DemoWorld {
    let history: LoadOrganisation.History
    let clusters: [DemoCluster]
    /// Who may sign in: login, name, unit and functions.
    let people: [(login: String, name: String, unit: UnitID, functions: [HeldFunction])]

    /// The name of something in the demonstration: the same on every machine, so that loading twice is loading once.
    static func id<Entity>(_ name: String) -> Identifier<Entity> {
        var bits = SHA256.hash(data: Array("thidua demo \(name)".utf8)).prefix(16)
            .reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        // RFC 9562, section 5.8: version 8, variant 10.
        bits = bits & ~(0xF << 76) | 8 << 76
        bits = bits & ~(0b11 << 62) | 0b10 << 62
        return Identifier(bits: bits)
    }

    init() throws {
        var world = Builder()
        world.add(unit: "BCA", "Bộ Công an", under: nil)
        for report in ReportedCluster.all { try world.add(report) }
        try world.addCommuneCluster()
        world.addPerson("admin", "Quản trị hệ thống", of: "BCA", [.administrator])
        world.addPerson("bo", "Cơ quan quản lý cụm của Bộ", of: "BCA", [.managingOfficer])
        history = LoadOrganisation.History(
            units: world.units,
            seasons: world.seasons,
            clusters: world.clusters.map(\.clusterSeason.cluster),
            clusterSeasons: world.clusters.map(\.clusterSeason)
        )
        clusters = world.clusters
        people = world.people
    }
}

private struct Builder {
    var units: [Unit] = []
    var seasons: [Season] = []
    var clusters: [DemoCluster] = []
    var people: [(login: String, name: String, unit: UnitID, functions: [HeldFunction])] = []
    private static let begin = day(2000)

    private static func day(_ year: Int) -> Day {
        guard let day = Day(year: year, month: 1, day: 1) else {
            preconditionFailure("every year has a first of January")
        }
        return day
    }

    mutating func add(unit code: String, _ name: String, under parent: String?) {
        guard !units.contains(where: { $0.code == Code(code) }) else { return }
        units.append(
            Unit(
                id: DemoWorld.id("unit \(code)"),
                code: Code(code),
                name: name,
                parent: parent.map { DemoWorld.id("unit \($0)") },
                period: Period(from: Self.begin, to: nil)
            )
        )
    }

    mutating func addPerson(_ login: String, _ name: String, of unit: String, _ functions: [Function]) {
        guard !people.contains(where: { $0.login == login }) else { return }
        let id: UnitID = DemoWorld.id("unit \(unit)")
        let term = Period(from: Self.begin, to: nil)
        people.append((login, name, id, functions.map { HeldFunction($0, over: id, during: term) }))
    }

    mutating func add(_ report: ReportedCluster) throws {
        let isRanked = report.members.count > 1
        try add(
            report,
            ranking: isRanked
                ? DemoCluster.Ranking(
                    kind: report.source == "002" ? .midYear : .annual,
                    scale: DemoScale.small,
                    targets: DemoScale.smallTargets,
                    office: "bo",
                    lead: report.lead?.lowercased(),
                    unsignedBecause: report.signedOn == nil
                        ? "Báo cáo nêu giao ước thi đua năm \(report.year), không nêu ngày ký và người ký." : nil
                ) : nil
        )
    }

    /// A commune cluster of full size. Its scale is a real one; its units are made up.
    mutating func addCommuneCluster() throws {
        add(unit: "CATMH", "Công an tỉnh (minh hoạ)", under: "BCA")
        addPerson("tinh", "Cơ quan quản lý cụm của tỉnh (minh hoạ)", of: "CATMH", [.managingOfficer])
        let targets = try DemoScale.criteria(DemoScale.commune).relativeLeaves.map { ($0.description, "80") }
        try add(
            ReportedCluster(
                source: "347",
                managingUnit: (code: "CATMH", name: "Công an tỉnh (minh hoạ)"),
                number: 347,
                year: 2025,
                members: (1...7).map { ("XA\($0)", "Công an xã số \($0) (minh hoạ)") },
                lead: "XA1",
                slogan: "(số liệu minh hoạ)",
                contents: [],
                targets: [],
                date: ReportedCluster.ReportedDate(iso: "2025", words: "năm 2025"),
                signedOn: nil
            ),
            ranking: DemoCluster.Ranking(
                kind: .annual,
                scale: DemoScale.commune,
                targets: Dictionary(uniqueKeysWithValues: targets),
                office: "tinh",
                lead: "xa1",
                unsignedBecause: nil
            )
        )
    }

    private mutating func add(_ report: ReportedCluster, ranking: DemoCluster.Ranking?) throws {
        let office = report.managingUnit
        add(unit: office.code, office.name, under: office.code == "BCA" ? nil : "BCA")
        for member in report.members { add(unit: member.code, member.name, under: office.code) }
        let season = season(of: report.year)
        let cluster = Cluster(
            id: DemoWorld.id("cluster \(report.source)"),
            managingUnit: DemoWorld.id("unit \(office.code)"),
            block: nil,
            number: report.number,
            name: report.number == nil ? report.name : nil,
            period: Period(from: season.from, to: nil)
        )
        var clusterSeason = ClusterSeason(
            id: DemoWorld.id("cluster season \(report.source)"),
            season: season,
            cluster: cluster
        )
        for member in report.members {
            clusterSeason = try clusterSeason.joined(
                by: Joining(facts(of: member.code)),
                elsewhere: []
            ).clusterSeason
        }
        if let lead = report.lead {
            clusterSeason = try clusterSeason.handedOver(
                .lead,
                to: DemoWorld.id("unit \(lead)"),
                from: season.from
            ).clusterSeason
        }
        if ranking != nil {
            for member in report.members {
                addPerson(member.code.lowercased(), "Thủ trưởng \(member.name)", of: member.code, [.officer, .head])
            }
        }
        clusters.append(
            DemoCluster(
                report: report,
                clusterSeason: clusterSeason,
                members: report.members.map {
                    MemberUnit(unit: DemoWorld.id("unit \($0.code)"), code: Code($0.code), name: $0.name)
                },
                ranking: ranking
            )
        )
    }

    private func facts(of code: String) throws -> UnitFacts {
        guard let unit = units.first(where: { $0.code == Code(code) }) else { throw DemoFailure.unknown(code) }
        var above: [UnitID] = []
        while let parent = units.first(where: { $0.id == above.last ?? unit.id })?.parent { above.append(parent) }
        return UnitFacts(unit: unit, above: above)
    }

    private mutating func season(of year: Int) -> Season {
        if let season = seasons.first(where: { $0.name == "\(year)" }) { return season }
        let season = Season(
            id: DemoWorld.id("season \(year)"),
            kind: .workYear,
            name: "\(year)",
            from: Self.day(year),
            to: Self.day(year + 1)
        )
        seasons.append(season)
        return season
    }
}

extension CriteriaSet {
    /// The leaves whose points depend on who is best.
    var relativeLeaves: [Code] {
        scale.criteria.leaves.compactMap { leaf in
            if case .relativeToLeader = leaf.rule { scale.criteria.nodes[leaf.node].code } else { nil }
        }
    }
}
