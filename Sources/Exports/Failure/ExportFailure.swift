package import Domain
package import StrictJSON

/// Why there is no export.
package enum ExportFailure: Error, Hashable {
    /// Another export is writing into the folder.
    case folderInUse(path: String)
    /// `keep` must leave at least the export that is being made.
    case nothingKept
    /// Something stands where the export would, and no export made it: nothing was changed.
    case notOurs(path: String)
    /// The operating system refused; its own words are the reason.
    case file(path: String, reason: String)
    /// The file system cannot put one folder in another's place in one step, as a day's second export must.
    case noExchange(path: String)
    /// The workbook was refused; the library's own words are the reason.
    case workbook(path: String, reason: String)
    /// A ranking and the publication that it is to be read from name different reviews.
    case foreignPublication(review: ReviewID)
    /// The review is published, and yet its ranking came without its publication.
    case publicationMissing(review: ReviewID)
    /// A review came twice.
    case repeatedReview(ReviewID)
    /// The export was finished or abandoned before.
    case ended
}

extension ExportFailure {
    /// What is wrong and what to do next, for the person who reads the job's log.
    package var wording: Wording {
        switch self {
        case .folderInUse(let path):
            Wording(
                vi: "Một lần xuất khác đang ghi vào \(path). Hãy đợi lần đó xong.",
                en: "Another export is writing into \(path). Wait for it to end."
            )
        case .nothingKept:
            Wording(vi: "Phải giữ lại ít nhất một bản xuất.", en: "At least one export must be kept.")
        case .notOurs(let path):
            Wording(
                vi:
                    "\(path) đã có và không phải do lần xuất nào tạo ra. Không có gì bị thay đổi. Hãy chuyển nó đi nơi khác.",
                en: "\(path) exists, and no export made it. Nothing was changed. Move it elsewhere."
            )
        case .file(let path, let reason):
            Wording(vi: "Không ghi được \(path): \(reason).", en: "Cannot write \(path): \(reason).")
        case .noExchange(let path):
            Wording(
                vi: """
                    \(path) đã có, và hệ thống tệp này không thay được một thư mục bằng thư mục khác trong một bước. Hãy \
                    xóa nó rồi xuất lại, hoặc xuất vào hệ thống tệp khác.
                    """,
                en: """
                    \(path) exists, and this file system cannot put another folder in its place in one step. Remove it \
                    and export again, or export to another file system.
                    """
            )
        case .workbook(let path, let reason):
            Wording(
                vi: "Không ghi được bảng tính \(path): \(reason).",
                en: "Cannot write the workbook \(path): \(reason)."
            )
        case .foreignPublication(let review):
            Wording(
                vi: "Bản công bố được đưa cùng lần chấm điểm \(review) là của lần chấm điểm khác.",
                en: "The publication that came with review \(review) is another review's."
            )
        case .publicationMissing(let review):
            Wording(
                vi: "Lần chấm điểm \(review) đã công bố nhưng không kèm bản công bố.",
                en: "Review \(review) is published, but its ranking came without its publication."
            )
        case .repeatedReview(let review):
            Wording(vi: "Lần chấm điểm \(review) được đưa vào hai lần.", en: "Review \(review) came twice.")
        case .ended:
            Wording(vi: "Lần xuất này đã kết thúc.", en: "This export has ended.")
        }
    }

    /// The operating system's words for the calling thread's `errno`; ask before any other call changes it.
    static func system(_ path: String) -> ExportFailure {
        .file(path: path, reason: SystemReason.last)
    }
}
