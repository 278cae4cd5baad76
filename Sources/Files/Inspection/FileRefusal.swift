package import StrictJSON

/// A file that is not taken in, and what was found.
package struct FileRefusal: Error, Hashable, Sendable {
    /// What is wrong with it.
    package enum Cause: Hashable, Sendable {
        case empty
        /// More bytes than these.
        case tooLarge(limit: Int)
        /// Of a kind that is not taken in: what it is, as people call it.
        case kind(String)
        /// It begins as a file of a kind, and is none to its end.
        case damaged(KeptType)
        /// An office document that holds a program.
        case macros
        /// Its name, or what the sender says of it, is of another kind.
        case notAsCalled(KeptType)
    }

    package let cause: Cause

    package init(_ cause: Cause) { self.cause = cause }

    /// What was found, and what is taken in.
    package var wording: Wording {
        let kinds = Wording.list(KeptType.allCases.map(\.title))
        return switch cause {
        case .empty: Wording(vi: "Tệp rỗng.", en: "The file is empty.")
        case .tooLarge(let limit): Wording(vi: "Tối đa \(limit) byte.", en: "At most \(limit) bytes.")
        case .kind(let found):
            Wording(vi: "Tìm thấy: \(found). Chỉ nhận \(kinds).", en: "Found: \(found). Taken in are \(kinds).")
        case .damaged(let type):
            Wording(
                vi: "Tệp \(type.title) bị hỏng hoặc không trọn vẹn.",
                en: "The \(type.title) file is damaged or not whole."
            )
        case .macros:
            Wording(
                vi: "Tài liệu có macro hoặc ActiveX: hãy lưu lại không kèm macro.",
                en: "The document holds macros or ActiveX: save it without them."
            )
        case .notAsCalled(let type):
            Wording(
                vi:
                    "Nội dung là \(type.title): tên phải kết thúc bằng \(Wording.list(type.endings)) và Content-Type phải đúng.",
                en:
                    "The content is \(type.title): its name ends with \(Wording.list(type.endings)), and Content-Type says so."
            )
        }
    }
}
