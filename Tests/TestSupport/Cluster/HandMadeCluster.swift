package import Foundation
import Postgres

/// Two clusters made by hand in the test's database, with everybody who has a part in them, each signed in.
///
/// The ministry has two provinces. In the first one's cluster are units `a` (the lead), `b` (its deputy), `c` and `d`, and
/// the province has a unit `e` besides, which is in none; in the second's `x` (the lead) and `y`. Each unit has an `officer` and a `head`; a province and the ministry have an
/// `office` (managing officer), the ministry an `auditor` and an `administrator`, and `c` a `keeper` of its accounts and a
/// `key` for standings and publications.
package struct HandMadeCluster: Sendable {
    /// Somebody who acts: `officer c`, `office province`, `key c`…
    package typealias Name = String

    /// What the tests score by where the criteria do not matter: 10 + 5 points.
    package static let smallScale = """
        {"criteria":[{"code":"I","title":"Nhiệm vụ","max":15,"children":[\
        {"code":"I.1","title":"Chấm thẳng","max":10,"rule":{"kind":"direct"}},\
        {"code":"I.2","title":"Đạt","max":5,"rule":{"kind":"passFail"}}]}]}
        """

    package let review: UUID
    /// The review of the other province's cluster.
    package let otherReview: UUID
    private let ids: [String: UUID]
    private let run: String

    /// Makes them.
    ///
    /// - Parameters:
    ///   - scale: What both reviews score by: a scoring document's `scale` in canonical JSON.
    ///   - terms: What stands beside it by an agreement; nil for none.
    ///   - steps: The steps that both reviews have.
    /// - Throws: Where the test has no database, or something cannot be stored.
    package init(
        scale: String = smallScale,
        terms: String? = nil,
        steps: [String] = ["assessing"]
    ) async throws {
        run = UUID().uuidString.lowercased().prefix(8) + ""
        var ids: [String: UUID] = [:]
        for name in Self.things { ids[name] = UUID() }
        self.ids = ids
        review = ids["review province"] ?? UUID()
        otherReview = ids["review other"] ?? UUID()
        let superuser = try await PostgresConnection.connect(
            PostgresConfiguration(try TestDatabase.current.connectionString())
        )
        do {
            try await superuser.transaction { transaction in
                for statement in statements(scale: scale, terms: terms, steps: steps) {
                    try await transaction.query(statement)
                }
            }
        } catch {
            await superuser.close()
            throw error
        }
        await superuser.close()
    }

    /// The id of a unit: `a` to `e`, `x`, `y`, `province`, `other`, `ministry`.
    package func unit(_ name: Name) -> UUID { id("unit \(name)") }

    package func account(_ name: Name) -> UUID { id("account \(name)") }

    package var season: UUID { id("season") }

    /// A season in which no cluster is yet.
    package var nextSeason: UUID { id("next season") }

    package func cluster(of name: Name) -> UUID { id("cluster \(officeName(of: name))") }

    /// The managing unit of the cluster that a unit, or the office itself, belongs to.
    package func office(of name: Name) -> UUID { unit(officeName(of: name)) }

    package func clusterSeason(of name: Name) -> UUID { id("cluster season \(officeName(of: name))") }

    private func officeName(of name: Name) -> String {
        ["x", "y", "other"].contains(name) ? "other" : "province"
    }

    /// The code that a unit has in scoring documents.
    package func code(_ unit: Name) -> String { "\(run).\(unit)" }

    /// What the holder shows: 32 bytes.
    package func secret(of name: Name) -> [UInt8] {
        Array("\(run) \(name)".utf8).withUnsafeBytes { text in
            (0..<32).map { text[$0 % text.count] &+ UInt8($0) }
        }
    }

    /// The id of something that a test makes, the same for each name.
    package func thing(_ name: String) -> UUID {
        let halves = Array("\(run) \(name)".utf8).reduce(into: [UInt64](repeating: 0xcbf2_9ce4_8422_2325, count: 2)) {
            $0[0] = ($0[0] ^ UInt64($1)) &* 0x100_0000_01b3
            $0[1] = ($0[1] ^ $0[0].byteSwapped) &* 0x100_0000_01b3
        }
        return halves.withUnsafeBytes { UUID(uuid: $0.load(as: uuid_t.self)) }
    }

    private func id(_ name: String) -> UUID {
        guard let id = ids[name] else { preconditionFailure("nothing is called \(name)") }
        return id
    }

    private static let units = [
        "ministry", "province", "other", "a", "b", "c", "d", "e", "x", "y",
    ]
    /// Who there is, and the function that they hold over the unit.
    private static let accounts: [(name: String, unit: String, function: String)] =
        ["a", "b", "c", "d", "e", "x", "y"].flatMap { unit in
            ["officer", "head"].map { ("\($0) \(unit)", unit, $0) }
        } + [
            ("office province", "province", "managingOfficer"), ("office other", "other", "managingOfficer"),
            ("office ministry", "ministry", "managingOfficer"), ("auditor", "ministry", "auditor"),
            ("administrator", "ministry", "administrator"), ("keeper c", "c", "accountManager"),
            ("key c", "c", "service"),
        ]
    private static let things =
        units.map { "unit \($0)" } + accounts.map { "account \($0.name)" }
        + ["season", "next season"]
        + ["province", "other"].flatMap { office in
            ["cluster", "cluster season", "criteria set", "review"].map { "\($0) \(office)" }
        }

    private func statements(scale: String, terms: String?, steps: [String]) -> [PostgresQuery] {
        units() + people() + clusters() + reviews(scale: scale, terms: terms, steps: steps)
    }

    private func units() -> [PostgresQuery] {
        Self.units.map { name -> PostgresQuery in
            let parent: UUID? =
                switch name {
                case "ministry": nil
                case "province", "other": unit("ministry")
                case "x", "y": unit("other")
                default: unit("province")
                }
            return """
                insert into thidua.unit (id, code, name, search_key, parent_id, from_day)
                values (\(unit(name)), \(code(name)), \("Đơn vị " + name.uppercased()), 'don vi', \(parent), '2020-01-01')
                """
        }
    }

    private func people() -> [PostgresQuery] {
        Self.accounts.flatMap { name, unit, function -> [PostgresQuery] in
            let login = "\(run).\(name.replacing(" ", with: "."))"
            let opened: PostgresQuery =
                name.hasPrefix("key")
                ? """
                insert into auth.service_key (id, secret_hash, account_id, name, scopes, expires_at)
                values (
                    \(account(name)), sha256(\(secret(of: name))), \(account(name)), 'dashboard',
                    '{standings,publications}', now() + interval '1 day'
                )
                """
                : """
                insert into auth.session (secret_hash, account_id, opened_at, expires_at)
                values (sha256(\(secret(of: name))), \(account(name)), now(), now() + interval '12 hours')
                """
            return [
                """
                insert into thidua.account (id, unit_id, login, name)
                values (\(account(name)), \(self.unit(unit)), \(login), \(name))
                """,
                """
                insert into thidua.account_function (account_id, function, unit_id, from_day)
                values (\(account(name)), \(function), \(self.unit(unit)), '2020-01-01')
                """,
                opened,
            ]
        }
    }

    private func clusters() -> [PostgresQuery] {
        let season: PostgresQuery = """
            insert into thidua.season (id, kind, name, from_day, to_day)
            values (\(id("season")), 'workYear', \(run), '2020-01-01', '2100-01-01'),
                (\(id("next season")), 'workYear', \(run + " next"), '2100-01-01', '2101-01-01')
            """
        return [season]
            + [("province", ["a", "b", "c", "d"]), ("other", ["x", "y"])].flatMap { office, members in
                let clusterSeason = id("cluster season \(office)")
                let cluster: [PostgresQuery] = [
                    """
                    insert into thidua.cluster (id, managing_unit_id, number, search_key, from_day)
                    values (\(id("cluster \(office)")), \(unit(office)), 1, 'cum 1', '2020-01-01')
                    """,
                    """
                    insert into thidua.cluster_season (id, season_id, cluster_id, managing_unit_id, block_key)
                    values (
                        \(clusterSeason), \(id("season")), \(id("cluster \(office)")), \(unit(office)), \(unit(office))
                    )
                    """,
                ]
                let membership = members.map { name -> PostgresQuery in
                    """
                    insert into thidua.membership
                    values (
                        \(clusterSeason), \(unit(name)), \(unit(office)), \(unit(office)), '2020-01-01', '2100-01-01'
                    )
                    """
                }
                let leadership = zip(members, office == "province" ? ["lead", "deputy"] : ["lead"]).map {
                    name,
                    role -> PostgresQuery in
                    """
                    insert into thidua.leadership
                    values (\(clusterSeason), \(unit(name)), \(role), '2020-01-01', '2100-01-01')
                    """
                }
                return cluster + membership + leadership
            }
    }

    private func reviews(scale: String, terms: String?, steps: [String]) -> [PostgresQuery] {
        [("province", ["a", "b", "c", "d"]), ("other", ["x", "y"])].flatMap { office, members in
            let place = (id("season"), id("cluster season \(office)"), unit(office))
            let review: [PostgresQuery] = [
                """
                insert into thidua.criteria_set (id, season_id, cluster_season_id, managing_unit_id, scale, terms)
                values (
                    \(id("criteria set \(office)")), \(place.0), \(place.1), \(place.2), \(Array(scale.utf8)),
                    \(terms.map { Array($0.utf8) })
                )
                """,
                """
                insert into thidua.review (
                    id, season_id, cluster_season_id, managing_unit_id, kind, steps, self_scoring_until, visibility,
                    criteria_set_id
                )
                values (
                    \(id("review \(office)")), \(place.0), \(place.1), \(place.2), 'annual', \(steps), '2099-12-31',
                    '{
                        "selfScores": {"own": "immediately", "members": "onceSubmitted"},
                        "assessedPoints": {"own": "afterAssessment1", "members": "afterPublication"},
                        "standings": {"own": "afterPublication", "members": "afterPublication"},
                        "evidence": {"own": "immediately", "members": "onceSubmitted"},
                        "explanations": {"own": "afterAssessment1", "members": "afterPublication"}
                    }',
                    \(id("criteria set \(office)"))
                )
                """,
            ]
            return review
                + members.map { name -> PostgresQuery in
                    """
                    insert into thidua.sheet (season_id, cluster_season_id, managing_unit_id, review_id, unit_id)
                    values (\(place.0), \(place.1), \(place.2), \(id("review \(office)")), \(unit(name)))
                    """
                }
        }
    }
}
