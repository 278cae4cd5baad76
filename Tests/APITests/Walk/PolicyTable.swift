import TestSupport

/// Who gets what from which route: the policy as a table, which the walk compares with what the server answers.
///
/// Everything is asked about the review of province's cluster and about unit `c`'s sheet in it, where `a` leads, `b` is the
/// deputy and `d` another member; `x` leads the other province's cluster; about the organisation that they stand in, the
/// account of `officer c`, and the service key of `key c`. Each cell is a status.
enum PolicyTable {
    /// One line of the table.
    struct Line: Sendable, CustomStringConvertible {
        let route: String
        let stage: String
        let answers: [(account: String, status: Int)]

        var description: String { "\(route), \(stage)" }
    }

    static let lines: [Line] = WalkArea.all.flatMap { area in
        rows(of: area.table).map { cells in
            Line(route: cells.route, stage: cells.key, answers: cells.answers.map { ($0, Int($1) ?? 0) })
        }
    }

    /// Whose answers are byte for byte the `same` after those above `c` have done something with its sheet while it is
    /// assessed, and whose it `moves`.
    static let movementText = """
        route                          | after        | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
        GET review                     | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET review                     | returned     | moves     | moves  | same     | moves | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET review                     | disqualified | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET sheet                      | assessed     | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET sheet                      | returned     | moves     | moves  | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET sheet                      | disqualified | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET matrix                     | assessed     | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET matrix                     | returned     | moves     | moves  | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET matrix                     | disqualified | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET inspection                 | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET inspection                 | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET conflicts                  | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET conflicts                  | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET assessing-bodies           | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET assessing-bodies           | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET standings                  | assessed     | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET standings                  | returned     | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET standings                  | disqualified | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET settlements                | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET settlements                | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET settlements                | disqualified | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET publications               | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET publications               | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET publications               | disqualified | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET derivation                 | assessed     | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET derivation                 | returned     | same      | same   | same     | same  | same      | same   | moves     | moves     | moves  | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET scoring-document           | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET scoring-document           | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET rankings                   | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.csv               | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.json              | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.xlsx              | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET results.csv                | assessed     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        GET rankings                   | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.csv               | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.json              | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET rankings.xlsx              | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | moves           | moves           | moves   | same          | same         | same      | same   | same
        GET results.csv                | returned     | same      | same   | same     | same  | same      | same   | same      | same      | same   | same            | same            | same    | same          | same         | same      | same   | same
        """

    /// One line of it.
    struct Movement: Sendable, CustomStringConvertible {
        let route: String
        let act: HandMadeCluster.Act
        let answers: [(account: String, moves: Bool)]

        var description: String { "\(route), \(act.rawValue)" }
    }

    static let movements: [Movement] = rows(of: movementText).map { cells in
        guard let act = HandMadeCluster.Act(rawValue: cells.key) else {
            preconditionFailure("no act is called \(cells.key)")
        }
        let answers = cells.answers.map { account, cell in
            precondition(cell == "same" || cell == "moves", "\(cell) is neither")
            return (account: account, moves: cell == "moves")
        }
        return Movement(route: cells.route, act: act, answers: answers)
    }

    private static func rows(of text: String) -> [(route: String, key: String, answers: [(String, String)])] {
        let rows = text.split(separator: "\n").map { line in
            line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
        }
        let accounts = rows[0].dropFirst(2)
        return rows.dropFirst().map { cells in
            precondition(cells.count == rows[0].count, "a line has as many cells as the first: \(cells)")
            return (cells[0], cells[1], Array(zip(accounts, cells.dropFirst(2))))
        }
    }
}
