import Domain
import Exports
import StrictJSON

/// Why a file of an export could not be written, for whoever looks after the server: to those who ask it is a fault of ours.
package struct ExportFileFailure: Error, Sendable {
    /// What failed, without anything of a row: fit for a log.
    package let description: String

    /// What an error means; nil for one that has other words.
    init?(_ error: any Error) {
        guard let words = ExportRankingsError(error)?.wording.en else { return nil }
        description = words
    }

    /// What is stored of a review cannot be read; nil for an error that says something else.
    ///
    /// Of a broken document there are the places alone: what stands there may be anybody's name or points. Nor is a key told
    /// that can be no name of the format and no criterion's code.
    init?(_ error: any Error, of review: ReviewID) {
        switch error {
        case let refusal as RankingRefusal:
            let what = refusal.kind == .publication ? "publication" : "standing"
            self.init(what, of: review, at: refusal.problems.map(\.pointer))
        case let refusal as ScoringRefusal:
            self.init("scale", of: review, at: refusal.problems.map(\.pointer))
        default: return nil
        }
    }

    private init(_ what: String, of review: ReviewID, at places: [JSONPointer]) {
        let shown = places.prefix(5).map(Self.words).joined(separator: ", ")
        description = "A \(what) of review \(review) is broken, in \(places.count) place(s): \(shown)."
    }

    private static func words(_ place: JSONPointer) -> String {
        let keys = place.description.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard !keys.isEmpty else { return "the whole" }
        return keys.map { key in
            let isName = key.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
            return isName && key.utf8.count <= 40 ? "/\(key)" : "/…"
        }.joined()
    }
}
