/// One unit in the matrix of a review: of each criterion what every layer says that counts, as one reader may see it.
package struct MatrixUnit: Sendable {
    package let member: ReviewMember
    /// In the order of `CriteriaSet.entryCodes`, those of which something is said.
    package let cells: [Cell]

    /// A criterion of the unit.
    package struct Cell: Sendable {
        package let criterion: Code
        /// At most one a layer, from the lowest.
        package let entries: [ShownEntry]
        /// The layer that is effective; nil for whoever may not see every layer.
        package let effective: Layer?
    }

    /// - Parameters:
    ///   - member: The unit, as the reader may see it.
    ///   - sheet: Its sheet, as the reader may see it.
    ///   - criteria: Those that are asked for.
    ///   - permission: By which the sheet was shown.
    package init(
        _ member: ReviewMember,
        _ sheet: ShownSheet,
        criteria: [Code],
        permission: Permission<Act.ReadSheet>
    ) {
        let counting = sheet.counting
        let showsEffective = permission.act.layers == Layer.allCases
        self.member = member
        cells = criteria.compactMap { code in
            guard let entries = counting[code], !entries.isEmpty else { return nil }
            return Cell(criterion: code, entries: entries, effective: showsEffective ? entries.last?.layer : nil)
        }
    }
}
