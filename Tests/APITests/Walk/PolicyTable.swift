import HTTPTypes
import TestSupport

/// Who gets what from which route: the policy as a table, which the walk compares with what the server answers.
///
/// Everything is asked about the review of province's cluster and about unit `c`'s sheet in it, where `a` leads, `b` is the
/// deputy and `d` another member; `x` leads the other province's cluster; about the account of
/// `officer c`, and the service key of `key c`. Each cell is a status.
enum PolicyTable {
    /// What is asked, how far the review is, what is sent; then each account's answer.
    static let text = """
        route                          | stage       | officer c | head c | keeper c | key c | officer d | head d | officer b | officer a | head a | office province | office ministry | auditor | administrator | office other | officer x | head y | nobody
        GET review                     | selfScoring | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET sheet                      | selfScoring | 200       | 200    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET sheet                      | assessing   | 200       | 200    | 404      | 403   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        PATCH draft                    | selfScoring | 200       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST submission                | selfScoring | 403       | 200    | 404      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST assessment                | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST return                    | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 403             | 403             | 403     | 404           | 404          | 404       | 404    | 401
        POST state                     | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 200       | 200    | 200             | 200             | 403     | 404           | 404          | 404       | 404    | 401
        GET standings                  | assessing   | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET standings                  | published   | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        POST publications              | appraising  | 403       | 403    | 404      | 403   | 403       | 403    | 403       | 201       | 201    | 201             | 201             | 403     | 404           | 404          | 404       | 404    | 401
        GET publications               | appraising  | 403       | 403    | 404      | 403   | 403       | 403    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET publications               | published   | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET publication                | published   | 200       | 200    | 404      | 200   | 200       | 200    | 200       | 200       | 200    | 200             | 200             | 200     | 404           | 404          | 404       | 404    | 401
        GET accounts                   | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 200     | 200           | 403          | 403       | 403    | 401
        GET account                    | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 200     | 200           | 403          | 403       | 403    | 401
        POST accounts                  | selfScoring | 403       | 403    | 201      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 201           | 403          | 403       | 403    | 401
        PATCH account                  | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
        POST block                     | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
        POST unblock                   | selfScoring | 404       | 404    | 409      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 409           | 404          | 404       | 404    | 401
        POST one-time-code             | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 200           | 403          | 403       | 403    | 401
        POST functions                 | selfScoring | 404       | 404    | 201      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 201           | 404          | 404       | 404    | 401
        POST functions/end             | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
        GET keys                       | selfScoring | 403       | 403    | 200      | 403   | 403       | 403    | 403       | 403       | 403    | 403             | 403             | 403     | 200           | 403          | 403       | 403    | 401
        POST keys                      | selfScoring | 404       | 404    | 201      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 201           | 404          | 404       | 404    | 401
        DELETE key                     | selfScoring | 404       | 404    | 200      | 403   | 404       | 404    | 404       | 404       | 404    | 404             | 404             | 403     | 200           | 404          | 404       | 404    | 401
        """

    /// One line of the table.
    struct Line: Sendable, CustomStringConvertible {
        let route: String
        let stage: HandMadeCluster.Stage
        let answers: [(account: String, status: Int)]

        var description: String { "\(route), \(stage.rawValue)" }
    }

    static let lines: [Line] = {
        let rows = text.split(separator: "\n").map { line in
            line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
        }
        let accounts = rows[0].dropFirst(2)
        return rows.dropFirst().map { cells in
            guard let stage = HandMadeCluster.Stage(rawValue: cells[1]) else {
                preconditionFailure("no stage is called \(cells[1])")
            }
            let answers = zip(accounts, cells.dropFirst(2)).map { (account: $0, status: Int($1) ?? 0) }
            return Line(route: cells[0], stage: stage, answers: answers)
        }
    }()
}
