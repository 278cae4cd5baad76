// What is refused of accounts in more than one place, and what only the database can see.

extension Refusal {
    /// There is no account of that name, or none that the asker may know of: nobody is told which.
    package static let noAccount = Refusal(
        .notFound,
        vi: "Không tìm thấy tài khoản này.",
        en: "There is no such account."
    )

    package static let noServiceKey = Refusal(
        .notFound,
        vi: "Tài khoản không có khóa này.",
        en: "The account has no such key."
    )

    /// An account or a function names a unit that is not there.
    package static func unknownUnit(_ unit: UnitID) -> Refusal {
        Refusal(
            .unknownReference,
            vi: "Không có đơn vị này.",
            en: "There is no such unit.",
            places: [RefusedPlace(.unknownReference, unit: unit, vi: "Không có.", en: "Not there.")]
        )
    }

    /// Constraint account_login_key: also of accounts that the asker may not know of.
    package static let loginTaken = Refusal(
        .alreadyExists,
        vi: "Tên đăng nhập này đã có người dùng.",
        en: "This login is taken."
    )

    /// Constraint account_function_once.
    package static let alreadyEntrusted = Refusal(
        .alreadyExists,
        vi: "Tài khoản đã được giao nhiệm vụ này trong thời gian đó.",
        en: "The account holds this function on some of these days."
    )

    /// Constraint function_within_unit.
    package static let functionOutlivesUnit = Refusal(
        .invalidPeriod,
        vi: "Nhiệm vụ không kéo dài hơn đơn vị: hãy chọn ngày kết thúc.",
        en: "A function does not outlive its unit: give it an end."
    )

    static let notEntrusted = Refusal(
        .unknownReference,
        vi: "Tài khoản không có nhiệm vụ này từ ngày đó.",
        en: "The account has no such function from that day."
    )

    static let alreadyBlocked = Refusal(.wrongState, vi: "Tài khoản đã bị khóa.", en: "The account is blocked already.")

    static let notBlocked = Refusal(.wrongState, vi: "Tài khoản không bị khóa.", en: "The account is not blocked.")

    static let notKeeper = Refusal(
        .notPermitted,
        vi: "Tài khoản này do người quản lý tài khoản của đơn vị, hoặc quản trị viên, quản lý.",
        en: "This account is kept by the account managers over its unit, or by administrators."
    )
}
