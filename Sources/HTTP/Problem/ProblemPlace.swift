import Domain
import StrictJSON

/// One criterion or unit that a rule refuses.
package struct ProblemPlace: Sendable {
    /// nil where it only says how many more there are.
    private let code: ProblemCode?
    /// Where it stands in the body; nil where the body does not name it.
    private let pointer: JSONPointer?
    private let unit: UnitID?
    private let criterion: Code?
    private let wording: Wording

    /// The places of a refusal: the first 1,000, the rest as a count.
    ///
    /// - Parameters:
    ///   - refusal: With its places.
    ///   - member: The body's member whose keys are criteria; nil where the body names none.
    /// - Returns: The places, in their order.
    static func all(of refusal: Refusal, in member: String?) -> [ProblemPlace] {
        let kept = refusal.places.prefix(JSONProblems.limit).map { ProblemPlace($0, in: member) }
        let rest = refusal.places.count - kept.count
        return rest == 0 ? kept : kept + [ProblemPlace(rest: rest)]
    }

    private init(_ place: RefusedPlace, in member: String?) {
        code = ProblemCode(place.code)
        wording = place.wording
        unit = place.unit
        criterion = place.criterion
        if let member, let criterion = place.criterion {
            var pointer = JSONPointer()
            pointer.append(member)
            pointer.append(criterion.description)
            self.pointer = pointer
        } else {
            pointer = nil
        }
    }

    private init(rest: Int) {
        code = nil
        pointer = nil
        unit = nil
        criterion = nil
        wording = Wording(vi: "… và \(rest) chỗ khác.", en: "… and \(rest) more place\(rest == 1 ? "" : "s").")
    }

    func write(in language: Language, to writer: inout JSONWriter) {
        writer.beginObject()
        if let code {
            writer.member("code", code)
        }
        if let pointer {
            writer.member("pointer", pointer.description)
        } else if let criterion {
            writer.member("criterion", criterion)
        }
        if let unit {
            writer.member("unit", unit)
        }
        writer.member("detail", wording[language])
        writer.endObject()
    }
}

extension DraftConflict {
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("criterion", yours.criterion)
        writer.key("yours")
        Self.write(yours.value, yours.evidence, yours.expectedVersion, to: &writer)
        writer.key("stored")
        Self.write(stored.value, stored.evidence, stored.version, to: &writer)
        writer.endObject()
    }

    private static func write(
        _ result: ResultText?,
        _ evidence: Evidence?,
        _ version: Int32,
        to writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.member("result", result)
        if let evidence {
            writer.member("evidence", json: evidence.utf8)
        }
        writer.member("version", version)
        writer.endObject()
    }
}
