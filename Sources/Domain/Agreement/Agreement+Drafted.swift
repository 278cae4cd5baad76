import StrictJSON

extension Agreement {
    /// A new agreement of a cluster's season.
    ///
    /// - Parameters:
    ///   - id: Its name.
    ///   - place: Where the cluster's season belongs.
    ///   - others: Number and state of those that there are.
    /// - Returns: A draft with the next number.
    /// - Throws: `agreementPending` where one is not in force yet: it is that one that is to be changed.
    package static func drafted(
        as id: AgreementID,
        at place: Place,
        after others: [(number: Int32, state: AgreementState)]
    ) throws(Refusal) -> Agreement {
        if let pending = others.first(where: { $0.state == .draft || $0.state == .signing }) {
            throw Refusal(
                .agreementPending,
                vi: "Giao ước số \(pending.number) đang ở trạng thái “\(pending.state.name.vi)”: hãy sửa bản đó.",
                en: "Agreement \(pending.number) is \(pending.state.name.en): change that one."
            )
        }
        return Agreement(id: id, place: place, number: (others.map(\.number).max() ?? 0) + 1)
    }
}
