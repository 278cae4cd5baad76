/// A secret ballot: a token that nobody can put a name to, the signature on it, and a choice.
package struct Ballot: Sendable {
    /// 32 random bytes of the client.
    package let token: [UInt8]
    /// By the vote's key.
    package let signature: [UInt8]
    /// `+` for, `-` against, `0` neither: a character an option.
    package let marks: String

    /// What one option gets.
    package enum Mark: String, CaseIterable, Sendable {
        case `for`, against, none

        fileprivate var character: Character {
            switch self {
            case .for: "+"
            case .against: "-"
            case .none: "0"
            }
        }
    }

    package init(token: [UInt8], signature: [UInt8], choice: [Mark]) {
        self.token = token
        self.signature = signature
        marks = String(choice.map(\.character))
    }
}

/// What the database says to a voter who wants the ballot.
package enum TakenBallot: String, CaseIterable, Sendable {
    case signed, closed, stranger, other, malformed

    /// Refuses where nothing was signed.
    ///
    /// - Throws: `wrongState`, `notPermitted`, `ballotTaken`, `ballotRefused`.
    package func check() throws(Refusal) {
        switch self {
        case .signed: return
        case .closed: throw .noBox
        case .stranger:
            throw Refusal(
                .notPermitted,
                vi: "Bạn không có trong danh sách người bỏ phiếu.",
                en: "You are not on the roll."
            )
        case .other:
            throw Refusal(
                .ballotTaken,
                vi: "Bạn đã nhận phiếu với một mã khác.",
                en: "You have taken your ballot with another token."
            )
        case .malformed:
            throw Refusal(
                .ballotRefused,
                vi: "Mã làm mù không hợp lệ với khóa của cuộc biểu quyết.",
                en: "The blinded token does not fit the vote's key."
            )
        }
    }
}

/// What the database says to a ballot.
package enum CastOutcome: String, CaseIterable, Sendable {
    case cast, unknown, closed, malformed, unsigned, spent

    /// Refuses where the ballot is not in the box.
    ///
    /// - Throws: `notFound`, `wrongState`, `ballotRefused`.
    package func check() throws(Refusal) {
        switch self {
        case .cast: return
        case .unknown: throw .noVote
        case .closed: throw .noBox
        case .malformed:
            throw Refusal(
                .ballotRefused,
                vi: "Phiếu không đúng số phương án, hoặc chọn quá số được bầu.",
                en: "The ballot has another number of options, or chooses more than there are seats."
            )
        case .unsigned:
            throw Refusal(
                .ballotRefused,
                vi: "Chữ ký trên mã phiếu không đúng.",
                en: "The signature on the token is not good."
            )
        case .spent:
            throw Refusal(
                .ballotRefused,
                vi: "Mã phiếu đã dùng cho lựa chọn khác.",
                en: "The token was used for another choice."
            )
        }
    }
}

extension Refusal {
    /// Nobody can vote before a vote opens and after it has closed.
    static let noBox = Refusal(
        .wrongState,
        vi: "Cuộc biểu quyết không mở.",
        en: "The vote is not open."
    )
}
