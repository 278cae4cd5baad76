package import Domain
import Exports
package import StrictJSON

/// Why there is no export, where it is not the database's doing.
package enum ExportRankingsError: Error, Sendable {
    /// Another export is writing into the folder; the same may succeed later.
    case busy(Wording)
    /// What was asked for cannot be.
    case usage(Wording)
    /// The folder cannot be written, or holds what no export made.
    case folder(Wording)
    /// What the database holds is no ranking; a fault of ours, or of whoever stored it.
    case data(Wording)
    /// A publication is not the one that was stored under its number and hash.
    case spoilt(ReviewID)
    /// No review is of the season, or of the kind or id, that was named.
    case nothingSelected

    /// What an error means; nil for one that has no words of its own.
    init?(_ error: any Error) {
        switch error {
        case let error as ExportRankingsError: self = error
        case is NothingSelected: self = .nothingSelected
        case let error as ExportFailure: self.init(error)
        default: return nil
        }
    }

    /// What is stored of a review cannot be read.
    init(_ problem: Wording?, of review: ReviewID) {
        let problem = problem ?? Wording(vi: "tài liệu hỏng.", en: "a broken document.")
        self = .data(
            Wording(vi: "Lần chấm điểm \(review): \(problem.vi)", en: "Review \(review): \(problem.en)")
        )
    }

    private init(_ failure: ExportFailure) {
        switch failure {
        case .folderInUse: self = .busy(failure.wording)
        case .nothingKept: self = .usage(failure.wording)
        case .notOurs, .file, .noExchange, .workbook, .ended: self = .folder(failure.wording)
        case .foreignPublication, .publicationMissing, .repeatedReview: self = .data(failure.wording)
        }
    }

    /// In a sentence.
    package var wording: Wording {
        switch self {
        case .busy(let wording), .usage(let wording), .folder(let wording), .data(let wording): wording
        case .spoilt(let review):
            Wording(
                vi: "Bản công bố của lần chấm điểm \(review) không khớp với số và mã băm đã lưu.",
                en: "The publication of review \(review) does not match the number and hash that it is stored under."
            )
        case .nothingSelected: NothingSelected().wording
        }
    }
}
