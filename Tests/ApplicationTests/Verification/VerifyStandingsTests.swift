import Application
import Domain
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated, .own)) struct `A verification of the standings` {
    @Test func `finds what people did in order, published or not`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.save(["I.1": #"{"points":6}"#], for: "a")
            try await work.submit("a")
            #expect(try await Self.verify(work.review).deviations.isEmpty)
        }
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.publishAll()
            let found = try await Self.verify(work.review)
            #expect(found.reviews == 1)
            #expect(found.deviations.isEmpty)
        }
    }

    @Test(arguments: [
        "update thidua.standing set summary = convert_to('{}', 'UTF8')", "update thidua.standing set rank = 9",
        "update thidua.standing set answer = summary", "delete from thidua.standing",
    ])
    func `names the review and the unit whose standing somebody moved`(change: String) async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.publishAll()
            try await Self.tamper("\(change) where unit_id = '\(work.unit("b"))'")
            let found = try await Self.verify(work.review).deviations
            #expect(found.map(\.review) == [work.review])
            #expect(found.map(\.kind) == [.standings([work.unit("b")])])
            #expect(found.first?.wording.vi.contains("\(work.unit("b"))") == true)
        }
    }

    @Test func `finds a ledger that no longer comes to the standings, and one that cannot be scored`() async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.publishAll()
            let ofC = "where unit_id = '\(work.unit("c"))' and criterion = 'I.1' and layer ="
            try await Self.tamper(#"update thidua.ledger_entry set value = '{"awarded":6}' \#(ofC) 'assessment1'"#)
            #expect(try await Self.verify(work.review).deviations.map(\.kind) == [.standings([work.unit("c")])])
            try await Self.tamper(#"update thidua.ledger_entry set value = '{"awarded":6000}' \#(ofC) 'assessment1'"#)
            #expect(try await Self.verify(work.review).deviations.map(\.kind) == [.unreadable])
        }
    }

    @Test(arguments: [#"'"scoringDocument":"'"#, #"'"rank":1'"#, #"'"because":"'"#])
    func `finds a publication that says something else`(text: String) async throws {
        try await Workplace.with(HandMadeCluster()) { work in
            try await work.publishAll()
            try await Self.tamper(
                """
                update thidua.publication
                set document = convert_to(replace(convert_from(document, 'UTF8'), \(text), \(text) || '0'), 'UTF8')
                """
            )
            #expect(try await Self.verify(work.review).deviations.map(\.kind) == [.publication])
        }
    }

    private static func verify(_ review: ReviewID) async throws -> VerifyStandings.Receipt {
        let reader = try TestDatabase.current.connectionString(user: "thidua_reader")
        return try await VerifyStandings(database: PostgresConfiguration(reader)).run(
            ReviewSelection(day: try #require(Day("2026-11-21")), review: .id(review))
        )
    }

    /// Changes what no role of ThiDua can change.
    private static func tamper(_ statement: String) async throws {
        let database = try TestDatabase.current
        try await AdministratorSQL(server: database.server).run(
            "set session_replication_role = replica; \(statement);",
            in: database.name
        )
    }
}
