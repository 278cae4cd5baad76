import Domain
import StrictJSON

/// A publication's document as it is read, its bytes not yet summed.
struct PublicationReading {
    let review: ReviewID
    let clusterSeason: ClusterSeasonID
    let kind: ReviewKind
    let number: Int32
    let day: Day
    let units: [PublishedRanking.Unit]
}

extension RankingReader {
    /// The version of the document's members that this reader knows.
    private static let format = 1

    /// Some of these stand in a document only where there is something of the kind, and some an export has no column for:
    /// they are known, and not read.
    private static let publicationKeys: [JSONKey] = [
        "agreement", "clusterSeason", "criteriaSet", "day", "disqualifications", "format", "illustrative", "kind",
        "name",
        "number", "review", "scoringDocument", "settlements", "units",
    ]

    /// Reads a publication's document; nil where anything is wrong.
    mutating func publication(_ value: JSONValue) -> PublicationReading? {
        guard let fields = JSONFields(value, keys: Self.publicationKeys, problems: &problems) else { return nil }
        if let format = required("format", fields).flatMap({ whole($0) }), format != Self.format,
            let place = fields["format"].value
        {
            problems.add(
                place,
                vi: "Không biết định dạng \(format), chỉ biết \(Self.format).",
                en: "Format \(format) is not known, only \(Self.format) is."
            )
        }
        let clusterSeason: ClusterSeasonID? = required("clusterSeason", fields).flatMap { identifier($0) }
        let review: ReviewID? = required("review", fields).flatMap { identifier($0) }
        let kind = required("kind", fields).flatMap { self.kind($0) }
        let number = required("number", fields).flatMap { self.number($0) }
        let day = required("day", fields).flatMap { self.day($0) }
        for key in ["criteriaSet", "scoringDocument"] as [JSONKey] {
            _ = required(key, fields).flatMap { string($0) }
        }
        let units = required("units", fields).flatMap { self.units($0) }
        guard problems.isEmpty, let clusterSeason, let review, let kind, let number, let day, let units else {
            return nil
        }
        return PublicationReading(
            review: review,
            clusterSeason: clusterSeason,
            kind: kind,
            number: number,
            day: day,
            units: units
        )
    }

    private mutating func units(_ value: JSONValue) -> [PublishedRanking.Unit]? {
        guard let elements = value.elements else {
            problems.addNotAList(value)
            return nil
        }
        var units: [PublishedRanking.Unit] = []
        var seen: Set<UnitID> = []
        for element in elements {
            guard let fields = JSONFields(element, keys: ["answer", "code", "name", "unit"], problems: &problems) else {
                continue
            }
            let code = required("code", fields).flatMap { self.code($0) }
            let name = required("name", fields).flatMap { string($0) }
            let unit: UnitID? = required("unit", fields).flatMap { identifier($0) }
            let place = required("answer", fields)
            let answer = place.flatMap { self.answer($0, isWhole: true) }
            guard let code, let name, let unit, let place, let answer else { continue }
            if answer.code != code {
                problems.add(place, vi: "Đây là kết quả của đơn vị khác.", en: "This is another unit's answer.")
            }
            if !seen.insert(unit).inserted {
                problems.add(element, vi: "Đơn vị này đứng hai lần.", en: "This unit stands twice.")
            }
            units.append(
                PublishedRanking.Unit(line: RankingLine(unit: unit, name: name, answer), leaves: answer.leaves)
            )
        }
        return units
    }
}
