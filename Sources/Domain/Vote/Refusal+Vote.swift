extension Refusal {
    /// There is no vote of that name, or none that the account may know of.
    package static let noVote = Refusal(
        .notFound,
        vi: "Không tìm thấy cuộc biểu quyết này.",
        en: "There is no such vote."
    )

    /// There is no cluster's season or council of that name, or none that the account may know of.
    static let noVotes = Refusal(
        .notFound,
        vi: "Không tìm thấy cụm hoặc hội đồng này.",
        en: "There is no such cluster's season or council."
    )

    package static let noCouncil = Refusal(
        .notFound,
        vi: "Không tìm thấy hội đồng này.",
        en: "There is no such council."
    )

    /// The vote that a runoff goes on from is not there, or another body's.
    package static let noFirstVote = Refusal(
        .unknownReference,
        vi: "Không có cuộc biểu quyết gốc (runoffOf) này ở đây.",
        en: "The vote that it is a runoff of is not there."
    )

    package static let unknownAccount = Refusal(
        .unknownReference,
        vi: "Không có tài khoản này.",
        en: "There is no such account."
    )
}
