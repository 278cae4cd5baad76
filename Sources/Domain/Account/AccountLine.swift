/// An account in a list.
package struct AccountLine: Sendable {
    /// A unit by its names.
    package struct Unit: Sendable {
        package let id: UnitID
        package let code: String
        package let name: String

        package init(id: UnitID, code: String, name: String) {
            self.id = id
            self.code = code
            self.name = name
        }
    }

    package let id: AccountID
    package let login: String
    package let name: String
    package let unit: Unit
    package let isBlocked: Bool

    package init(id: AccountID, login: String, name: String, unit: Unit, isBlocked: Bool) {
        self.id = id
        self.login = login
        self.name = name
        self.unit = unit
        self.isBlocked = isBlocked
    }
}
