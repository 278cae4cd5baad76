// What is refused of the organisation in more than one place, and what only the database can see.

extension Refusal {
    package static let noUnit = Refusal(.notFound, vi: "Không tìm thấy đơn vị này.", en: "There is no such unit.")

    package static let noCluster = Refusal(.notFound, vi: "Không tìm thấy cụm này.", en: "There is no such cluster.")

    package static let noClusterSeason = Refusal(
        .notFound,
        vi: "Không tìm thấy năm thi đua này của cụm.",
        en: "There is no such cluster season."
    )

    package static let unknownBlock = Refusal(
        .unknownReference,
        vi: "Đơn vị quản lý không có khối này.",
        en: "The managing unit has no such block."
    )

    package static let unknownSeason = Refusal(
        .unknownReference,
        vi: "Không có kỳ thi đua này.",
        en: "There is no such season."
    )

    package static let unknownCluster = Refusal(
        .unknownReference,
        vi: "Không có cụm này.",
        en: "There is no such cluster."
    )

    /// An act names units that are not there.
    package static func unknownUnits(_ units: some Sequence<UnitID>) -> Refusal {
        Refusal(
            .unknownReference,
            vi: "Không có đơn vị này.",
            en: "There is no such unit.",
            places: units.map { RefusedPlace(.unknownReference, unit: $0, vi: "Không có.", en: "Not there.") }
        )
    }

    static func notAMember(_ unit: UnitID) -> Refusal {
        Refusal(
            .notAMember,
            vi: "Đơn vị không phải là thành viên của cụm suốt thời gian đó.",
            en: "The unit is not a member of the cluster for all of these days.",
            places: [RefusedPlace(.notAMember, unit: unit, vi: "Không phải thành viên.", en: "Not a member.")]
        )
    }

    static func twoRoles(_ unit: UnitID) -> Refusal {
        Refusal(
            .alreadyExists,
            vi: "Một đơn vị không vừa là Cụm trưởng vừa là Cụm phó.",
            en: "A unit is not both lead and deputy.",
            places: [
                RefusedPlace(.alreadyExists, unit: unit, vi: "Đã giữ vai trò kia.", en: "It holds the other role.")
            ]
        )
    }

    static func leadTaken(_ leadership: Leadership) -> Refusal {
        Refusal(
            .alreadyExists,
            vi: "Vai trò này đã giao cho đơn vị khác từ ngày \(leadership.from).",
            en: "The role is given to another unit from \(leadership.from).",
            places: [
                RefusedPlace(
                    .alreadyExists,
                    unit: leadership.unit,
                    vi: "Từ \(leadership.from) đến trước \(leadership.to).",
                    en: "From \(leadership.from) to before \(leadership.to)."
                )
            ]
        )
    }
}

extension Refusal {
    package static let unitCodeTaken = Refusal(
        .alreadyExists,
        vi: "Mã đơn vị này đã có đơn vị khác dùng.",
        en: "Another unit has this code."
    )

    package static let blockNameTaken = Refusal(
        .alreadyExists,
        vi: "Đơn vị quản lý đã có khối mang tên này.",
        en: "The managing unit has a block of this name."
    )

    package static let seasonNameTaken = Refusal(
        .alreadyExists,
        vi: "Đã có kỳ thi đua cùng loại mang tên này.",
        en: "There is a season of this kind and name."
    )

    package static let clusterNumberTaken = Refusal(
        .alreadyExists,
        vi: "Đơn vị quản lý và khối này đã có cụm mang số này trong thời gian đó.",
        en: "The managing unit and block have a cluster of this number at that time."
    )

    package static let clusterSeasonTaken = Refusal(
        .alreadyExists,
        vi: "Cụm đã có trong kỳ thi đua này.",
        en: "The cluster is in this season already."
    )

    /// Somebody else made the unit a member elsewhere at the same moment.
    package static let membershipTaken = Refusal(
        .alreadyMember,
        vi: "Có đơn vị vừa được đưa vào một cụm khác của đơn vị quản lý và khối này trong thời gian đó.",
        en: "A unit has just become a member of another cluster of this managing unit and block for these days."
    )

    /// What is added, or is to last longer, would outlive the unit or the cluster that it hangs on: one that was ended at the
    /// same moment, or that the rule does not look at.
    package static let outlives = Refusal(
        .invalidPeriod,
        vi: "Đơn vị hoặc cụm cấp trên kết thúc trước ngày đó.",
        en: "The unit or the cluster that it hangs on ends before that."
    )

    /// Somebody added something at the same moment that hangs on what is to end.
    package static let neededMeanwhile = Refusal(
        .stillNeeded,
        vi: "Vừa có đơn vị, cụm hoặc thành viên được thêm vào. Hãy tải lại rồi làm tiếp.",
        en: "A unit, a cluster or a member has just been added that hangs on it. Load it again and go on from there."
    )

    /// A name that is within its own bounds, but not once it is written for searching.
    package static let nameTooLongToSearch = Refusal(
        .invalidName,
        vi: "Tên quá dài khi bỏ dấu để tìm kiếm.",
        en: "The name is too long once it is written for searching."
    )
}
