package import StrictJSON

/// tổ kiểm tra: units of the cluster that check others together.
package struct InspectionTeam: Hashable, Sendable {
    /// What people call it: tổ số 1.
    package let number: Int32
    /// The unit that leads it; one of `units`.
    package let head: UnitID
    package let units: [UnitID]
    /// The accounts that check for it; empty for all officers and heads of its units.
    package let inspectors: Set<AccountID>
    /// The units whose sheets it checks.
    package let assigned: [UnitID]

    package init(
        number: Int32,
        head: UnitID,
        units: [UnitID],
        inspectors: Set<AccountID> = [],
        assigned: [UnitID] = []
    ) {
        self.number = number
        self.head = head
        self.units = units
        self.inspectors = inspectors
        self.assigned = assigned
    }

    /// Whether it may check a unit: none of its own, and none that one of its own declared a conflict with.
    package func mayCheck(_ unit: UnitID, _ conflicts: Set<UnitPair>) -> Bool {
        !units.contains(unit) && !conflicts.haveOne(between: units, and: unit)
    }

    /// The team with other units to check.
    package func checking(_ units: [UnitID]) -> InspectionTeam {
        InspectionTeam(number: number, head: head, units: self.units, inspectors: inspectors, assigned: units)
    }
}

/// The inspection teams of a review, saved as a whole.
package struct InspectionPlan: Hashable, Sendable {
    /// By number.
    package let teams: [InspectionTeam]
    /// Raised by each change; 0 where none was saved.
    package let version: Int32

    package init(teams: [InspectionTeam] = [], version: Int32 = 0) {
        self.teams = teams.sorted { $0.number < $1.number }
        self.version = version
    }

    /// The teams in JSON, as they are kept.
    package var json: String {
        var writer = JSONWriter()
        writer.beginArray()
        for team in teams { team.write(to: &writer) }
        writer.endArray()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Teams as they are kept; nil for a text that `json` never writes.
    package static func teams(_ json: String) -> [InspectionTeam]? {
        guard let elements = try? JSONDocument(Array(json.utf8)).root.elements else { return nil }
        var teams: [InspectionTeam] = []
        for element in elements {
            guard let team = InspectionTeam(element) else { return nil }
            teams.append(team)
        }
        return teams
    }
}

extension InspectionTeam {
    /// Writes the team as an object.
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("number", number)
        writer.member("head", head)
        writer.member("units", units)
        writer.member("inspectors", inspectors.sorted())
        writer.member("assigned", assigned)
        writer.endObject()
    }

    fileprivate init?(_ json: JSONValue) {
        guard let members = json.members.map({ Array($0) }) else { return nil }
        let value = { (name: JSONKey) in members.first { $0.key.hasText(name) }?.value }
        guard let number = value("number")?.withText({ Int32(String(decoding: $0, as: UTF8.self)) }) ?? nil,
            let head = value("head")?.string.flatMap({ UnitID($0) }),
            let units: [UnitID] = value("units")?.identifiers(),
            let inspectors: [AccountID] = value("inspectors")?.identifiers(),
            let assigned: [UnitID] = value("assigned")?.identifiers()
        else { return nil }
        self.init(number: number, head: head, units: units, inspectors: Set(inspectors), assigned: assigned)
    }
}

extension JSONValue {
    /// The ids of a list; nil for anything else.
    func identifiers<Entity>() -> [Identifier<Entity>]? {
        guard let elements else { return nil }
        var ids: [Identifier<Entity>] = []
        for element in elements {
            guard let id = element.string.flatMap({ Identifier<Entity>($0) }) else { return nil }
            ids.append(id)
        }
        return ids
    }
}
