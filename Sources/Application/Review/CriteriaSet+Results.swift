import Domain
import StrictJSON

extension CriteriaSet {
    /// Reads results for criteria, in their order.
    ///
    /// One of a criterion that is not here is left for `Sheet` to refuse, with all others that it refuses.
    ///
    /// - Throws: `ResultRefusal` with the problems of all of them.
    func read(_ results: [(criterion: Code, result: JSONValue?, kind: EntryKind)]) throws(ResultRefusal) -> [ResultText?] {
        var problems: [JSONProblem] = []
        let texts = results.map { criterion, result, kind -> ResultText? in
            guard let result, self[criterion] != nil else { return nil }
            do throws(ResultRefusal) {
                return try read(result, for: criterion, as: kind)
            } catch {
                problems += error.problems
                return nil
            }
        }
        guard problems.isEmpty else { throw ResultRefusal(problems: problems) }
        return texts
    }
}
