/// A unit of a cluster (đơn vị thành viên).
package struct MemberUnit: Hashable, Sendable {
    package let unit: UnitID
    package let code: Code
    package let name: String

    package init(unit: UnitID, code: Code, name: String) {
        self.unit = unit
        self.code = code
        self.name = name
    }
}

extension [MemberUnit] {
    /// The units by their codes, which differ.
    package var byCode: [Code: UnitID] { Dictionary(map { ($0.code, $0.unit) }) { first, _ in first } }
}
