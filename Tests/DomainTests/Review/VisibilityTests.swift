import Domain
import Testing

@Suite struct `Who sees what when` {
    /// A row of the table: when a release lets a reader read, for a review that is not published and one that is.
    ///
    /// The columns are the states in order, `.` for withheld; D marks what also takes the deadline to be over, S what
    /// also takes the reader's unit to have submitted, and x what takes neither.
    private static let table: [Release: String] = [
        .immediately: "xxxxxxx",
        .onceSubmitted: "SSSSSSS",
        .afterDeadline: "DDDDDDD",
        .afterAssessment1: "...xxxx",
        .afterPublication: ".......",
        .never: ".......",
    ]

    @Test func `follows the table for every release, state, day and reader`() throws {
        for release in Release.allCases {
            let row = Array(try #require(Self.table[release]))
            for (column, state) in ReviewState.allCases.enumerated() {
                for (date, isOver) in [("2026-10-30", false), ("2026-10-31", false), ("2026-11-01", true)] {
                    for isPublished in [false, true] {
                        for hasSubmitted in [false, true] {
                            let situation = ReleaseSituation(
                                state: state,
                                day: day(date),
                                selfScoringUntil: Cluster.deadline,
                                isPublished: isPublished,
                                hasReaderSubmitted: hasSubmitted
                            )
                            let expected =
                                switch row[column] {
                                case _ where isPublished: release != .never
                                case "x": true
                                case "S": hasSubmitted
                                case "D": isOver
                                default: false
                                }
                            #expect(release.isReleased(situation) == expected, "\(release) \(situation)")
                        }
                    }
                }
            }
        }
    }

    @Test func `is, where the regulation says nothing`() {
        let expected: [Subject: (Release, Release)] = [
            .selfScores: (.immediately, .onceSubmitted),
            .evidence: (.immediately, .onceSubmitted),
            .assessedPoints: (.afterAssessment1, .afterPublication),
            .explanations: (.afterAssessment1, .afterPublication),
            .standings: (.afterPublication, .afterPublication),
        ]
        for subject in Subject.allCases {
            #expect(VisibilityPolicy.standard[subject].own == expected[subject]?.0)
            #expect(VisibilityPolicy.standard[subject].members == expected[subject]?.1)
        }
    }

    @Test func `is as the regulation says, and for the rest as usual`() {
        let releases = Releases(own: .never, members: .afterDeadline)
        let policy = VisibilityPolicy([.standings: releases])
        #expect(policy[.standings] == releases)
        for subject in Subject.allCases where subject != .standings {
            #expect(policy[subject] == VisibilityPolicy.standard[subject])
        }
        #expect(VisibilityPolicy([.standings: VisibilityPolicy.standard[.standings]]) == .standard)
    }
}
