import Domain
import StrictJSON

/// A result as it came in for a criterion; nil for none.
struct GivenResult {
    let criterion: Code
    let json: JSONValue?
    let kind: EntryKind
}

extension CriteriaSet {
    /// Reads results for criteria, in their order.
    ///
    /// One of a criterion that is not here is left for `Sheet` to refuse, with all others that it refuses.
    ///
    /// - Throws: `ResultRefusal` with the problems of all of them.
    func read(_ results: [GivenResult]) throws(ResultRefusal) -> [ResultText?] {
        var problems: [JSONProblem] = []
        var texts: [ResultText?] = []
        for result in results {
            guard let json = result.json, self[result.criterion] != nil else {
                texts.append(nil)
                continue
            }
            do throws(ResultRefusal) {
                texts.append(try read(json, for: result.criterion, as: result.kind))
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw ResultRefusal(problems: problems) }
        return texts
    }
}
