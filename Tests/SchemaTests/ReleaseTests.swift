import Domain
import Postgres
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `What a visibility releases` {
    /// A question to `thidua.is_released`, and its answer.
    private typealias Row = (rule: String, state: String, daysPast: Int32, hasSubmitted: Bool, isReleased: Bool?)

    private static let deadline: Int32 = 20_757

    @Test func `is the same to the database and to Domain, for every rule, state, day and reader`() async throws {
        let connection = try await PostgresConnection.connect(
            PostgresConfiguration(TestDatabase.current.connectionString())
        )
        let rows = try await connection.query(
            """
            select rule, state, past, submitted,
                thidua.is_released(
                    rule, state, date '1970-01-01' + \(Self.deadline) + past, date '1970-01-01' + \(Self.deadline), submitted
                )
            from unnest(\(Release.allCases.map(\.rawValue))) as rules (rule)
            cross join unnest(\(ReviewState.allCases.map(\.rawValue))) as states (state)
            cross join (values (-400), (-1), (0), (1), (400)) as days (past)
            cross join (values (false), (true)) as readers (submitted)
            """,
            as: (String, String, Int32, Bool, Bool?).self
        )
        await connection.close()
        #expect(rows.count == Release.allCases.count * ReviewState.allCases.count * 5 * 2)
        for row: Row in rows {
            let state = try #require(ReviewState(rawValue: row.state))
            let situation = ReleaseSituation(
                state: state,
                day: try #require(Day(daysSince1970: Self.deadline + row.daysPast)),
                selfScoringUntil: try #require(Day(daysSince1970: Self.deadline)),
                isPublished: state == .published,
                hasReaderSubmitted: row.hasSubmitted
            )
            let release = try #require(Release(rawValue: row.rule))
            #expect(row.isReleased == release.isReleased(situation), "\(row)")
        }
    }
}
