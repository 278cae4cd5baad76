import StrictJSON

/// What of an agreement the scoring takes: who has which criterion with which target, and the grounds of adjustments.
package struct AgreementTerms: Hashable, Sendable {
    /// The assignment matrix by criterion and unit.
    package let assignments: [Code: [UnitID: Assignment]]
    /// In the agreement's order.
    package let grounds: [Ground]
    /// The criteria for which a unit must say where the evidence is.
    package let evidenceRequired: Set<Code>
    /// The criteria of which nothing but points is entered.
    package let restricted: Set<Code>

    package init(
        assignments: [Code: [UnitID: Assignment]] = [:],
        grounds: [Ground] = [],
        evidenceRequired: Set<Code> = [],
        restricted: Set<Code> = []
    ) {
        self.assignments = assignments
        self.grounds = grounds
        self.evidenceRequired = evidenceRequired
        self.restricted = restricted
    }

    /// What is said of a criterion for a unit; nil for nothing.
    package func assignment(of criterion: Code, to unit: UnitID) -> Assignment? { assignments[criterion]?[unit] }

    /// The terms in canonical JSON, with units by their ids: what is kept beside a scale.
    package var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.object("assignments") { writer in
            for (criterion, units) in assignments.sorted(by: { $0.key < $1.key }) {
                writer.key(criterion.utf8)
                writer.beginObject()
                for (unit, assignment) in units.sorted(by: { $0.key < $1.key }) {
                    writer.key(Array(unit.description.utf8))
                    assignment.write(to: &writer)
                }
                writer.endObject()
            }
        }
        writer.key("evidenceRequired")
        writer.beginArray()
        for code in evidenceRequired.sorted() { writer.string(code.utf8) }
        writer.endArray()
        writer.member("grounds", grounds) { $0.write(to: &$1) }
        if !restricted.isEmpty {
            writer.member("restricted", restricted.sorted())
        }
        writer.endObject()
        return writer.bytes
    }
}

extension Assignment {
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .notAssigned:
            writer.member("notAssigned", true)
        case .target(let target):
            writer.key("target")
            writer.number { target.append(to: &$0) }
        }
        writer.endObject()
    }
}

extension Ground {
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("code", code)
        writer.member("kind", kind)
        writer.member("most", most)
        writer.member("title", title)
        writer.endObject()
    }
}
