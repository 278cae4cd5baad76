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
    /// One of a criterion that is not here is left for `Sheet` to refuse, with all others that it refuses; but where a
    /// result is wrong as well, it is told of with that.
    ///
    /// - Parameters:
    ///   - results: What came in.
    ///   - unit: Whose results they are.
    /// - Returns: Each as it is kept; nil for none.
    /// - Throws: `ResultRefusal` with the problems of all of them.
    func read(_ results: [GivenResult], of unit: UnitID) throws(ResultRefusal) -> [ResultText?] {
        var problems: [JSONProblem] = []
        var isRefused = false
        var texts: [ResultText?] = []
        for result in results {
            var text: ResultText?
            if let json = result.json {
                do throws(ResultRefusal) {
                    text = try read(json, for: result.criterion, of: unit, as: result.kind)
                } catch {
                    problems += error.problems
                    isRefused = isRefused || takesEntries(for: result.criterion)
                }
            }
            texts.append(text)
        }
        guard !isRefused else { throw ResultRefusal(problems: problems) }
        return texts
    }
}
