// What use cases say before any rule of Policy can be asked: the thing itself is not there, or nobody is.

extension Refusal {
    /// There is no review of that name, or none that the account may know of: nobody is told which.
    package static let noReview = Refusal(
        .notFound,
        vi: "Không tìm thấy lần chấm điểm này.",
        en: "There is no such review."
    )

    package static let noSheet = Refusal(
        .notFound,
        vi: "Cụm không có đơn vị thành viên này.",
        en: "The cluster has no such member."
    )

    /// A unit has no standing in a review that was loaded without its standings.
    package static let noStanding = Refusal(
        .notFound,
        vi: "Đơn vị chưa có trong bảng xếp hạng.",
        en: "The unit does not stand in the standings yet."
    )

    /// Nobody is scored in a review without members.
    package static let noStandings = Refusal(
        .notFound,
        vi: "Lần chấm điểm không có đơn vị nào.",
        en: "The review has no member."
    )

    /// There is no agreement of that name, or none that the account may know of.
    package static let noAgreementHere = Refusal(
        .notFound,
        vi: "Không tìm thấy giao ước này.",
        en: "There is no such agreement."
    )

    /// Somebody else began an agreement at the same moment.
    package static let agreementBegun = Refusal(
        .agreementPending,
        vi: "Vừa có người soạn một giao ước khác của cụm: hãy sửa bản đó.",
        en: "Somebody has just begun an agreement of the cluster: change that one."
    )

    /// Somebody else recorded the signature at the same moment.
    package static let signedMeanwhile = Refusal(
        .alreadySigned,
        vi: "Chữ ký của đơn vị vừa được ghi nhận.",
        en: "The unit's signature has just been recorded."
    )

    /// The event to go on from is not kept any more, or is none that the caller may know of: nobody is told which.
    package static let eventsForgotten = Refusal(
        .eventsForgotten,
        vi: "Không còn lưu sự kiện này: hãy tải lại dữ liệu rồi theo dõi tiếp từ bây giờ.",
        en: "This event is not kept any more: read what you need again, and follow from now on."
    )

    package static let noAgreementInForce = Refusal(
        .noAgreement,
        vi: "Cụm chưa có giao ước có hiệu lực trong năm thi đua này.",
        en: "The cluster has no agreement in force in this season."
    )

    package static let noPublication = Refusal(
        .notFound,
        vi: "Không có công bố mang số này.",
        en: "There is no publication of this number."
    )

    /// A service key asks for what is done by a person who signed in: any change, and the sight of a sheet.
    package static let noSession = Refusal(
        .notPermitted,
        vi: "Khóa dịch vụ không làm được việc này: cần người đăng nhập.",
        en: "A service key cannot do this: somebody must sign in."
    )

    /// An assessing body is named that is no unit.
    package static let unknownBody = Refusal(
        .unknownReference,
        vi: "Không có đơn vị chấm được nêu.",
        en: "There is no unit that is named as an assessing body."
    )

    package static let evidenceNotReleased = Refusal(
        .notReleased,
        vi: "Chưa đến lúc xem minh chứng của đơn vị này.",
        en: "This unit's evidence is not released yet."
    )

    package static let pointsNotReleased = Refusal(
        .notReleased,
        vi: "Chưa đến lúc xem điểm từng tiêu chí của đơn vị này.",
        en: "This unit's points by criterion are not released yet."
    )

    /// A grid's row says again what another row says already.
    package static let repeatedRow = Refusal(
        .repeatedCriterion,
        vi: "Tiêu chí này của đơn vị đứng hai lần.",
        en: "This criterion of the unit stands twice."
    )

    /// What the caller saw has changed since.
    package static let stale = Refusal(
        .staleVersion,
        vi: "Đã có người thay đổi sau khi bạn mở. Hãy tải lại rồi làm tiếp.",
        en: "Somebody has changed it since you opened it. Load it again and go on from there."
    )
}
