// What is refused of awards in more than one place, and what only the database can see.

extension Refusal {
    package static let noAward = Refusal(
        .notFound,
        vi: "Không tìm thấy mục khen thưởng này.",
        en: "There is no such award."
    )

    package static let noQuota = Refusal(.notFound, vi: "Không tìm thấy chỉ tiêu này.", en: "There is no such quota.")

    package static let noDisqualifier = Refusal(
        .notFound,
        vi: "Không tìm thấy mục này.",
        en: "There is no such disqualifier."
    )

    package static let noNomination = Refusal(
        .notFound,
        vi: "Không tìm thấy đề nghị này.",
        en: "There is no such nomination."
    )

    package static let noDecision = Refusal(
        .notFound,
        vi: "Không tìm thấy quyết định này.",
        en: "There is no such decision."
    )

    package static let unknownAward = Refusal(
        .unknownReference,
        vi: "Không có mục khen thưởng này trong danh mục của đơn vị quản lý hoặc cấp trên.",
        en: "Neither the managing unit nor one above it has this award."
    )

    package static let noCitedPublication = Refusal(
        .unknownReference,
        vi: "Cụm không có công bố này.",
        en: "The cluster has no such publication."
    )

    package static let unknownNomination = Refusal(
        .unknownReference,
        vi: "Không có đề nghị này trong kỳ cho mục khen thưởng của đơn vị quyết định, hoặc nêu hai lần.",
        en: "There is no such nomination in the season for an award of the deciding unit, or it stands twice."
    )

    package static let unknownGrant = Refusal(
        .unknownReference,
        vi: "Không có lần tặng này còn hiệu lực.",
        en: "There is no such grant that still holds."
    )

    package static let awardTaken = Refusal(
        .alreadyExists,
        vi: "Mã này đã có một bản có hiệu lực trong thời gian đó.",
        en: "The code has a version that holds on some of these days."
    )

    package static let alreadyNominated = Refusal(
        .alreadyExists,
        vi: "Đã có đề nghị này trong năm thi đua.",
        en: "This is nominated already in the season."
    )

    package static let decisionTaken = Refusal(
        .alreadyExists,
        vi: "Đã ghi quyết định mang số và ngày này.",
        en: "A decision of this number and day is recorded."
    )

    package static let alreadyDecided = Refusal(
        .wrongState,
        vi: "Vừa có quyết định về mục này.",
        en: "This has just been decided."
    )

    package static let unknownDocument = Refusal(
        .unknownReference,
        vi: "Không có văn bản hoặc tệp này.",
        en: "There is no such document or file."
    )

    package static let unknownPlace = Refusal(
        .unknownReference,
        vi: "Đơn vị, cụm hoặc kỳ thi đua được nêu không có, hoặc không thuộc nhau.",
        en: "A unit, a cluster or a season is not there, or they do not belong together."
    )

    package static let roundTaken = Refusal(
        .alreadyExists,
        vi: "Đơn vị quản lý đã có đợt mang tên này trong kỳ.",
        en: "The managing unit has a round of this name in the season."
    )

    package static let dossierTaken = Refusal(
        .alreadyExists,
        vi: "Đề nghị này đã có hồ sơ.",
        en: "The nomination has a dossier."
    )

    /// A quota does not admit it.
    static func quotaExceeded(_ limit: Int64, _ code: Code) -> Refusal {
        Refusal(
            .quotaExceeded,
            vi:
                "Vượt chỉ tiêu của \(code): nhiều nhất \(limit). Nếu chỉ tiêu cho phép vượt: nêu lý do, và cần người thứ hai.",
            en:
                "Beyond the quota of \(code): at most \(limit). Where it may be exceeded, give a reason; a second person confirms it."
        )
    }
}
