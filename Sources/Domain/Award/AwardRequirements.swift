package import StrictJSON

/// What a unit must be to be proposed for an award: data of the catalogue, all of it must hold.
package struct AwardRequirements: Hashable, Sendable {
    /// Whether it leads its cluster, or has led it in the season.
    package let leadsCluster: Bool
    /// The last rank in its cluster that will do: 1 for those who come first.
    package let maximumRank: Int?
    package let minimumPercent: Measure?
    /// The grades of which it must have one; empty for any.
    package let grades: [Code]
    /// Awards of the catalogue whose own requirements it must meet as well.
    package let meets: [Code]
    /// Awards that it must be proposed for, or have been given, in the season.
    package let proposedFor: [Code]

    package init(
        leadsCluster: Bool = false,
        maximumRank: Int? = nil,
        minimumPercent: Measure? = nil,
        grades: [Code] = [],
        meets: [Code] = [],
        proposedFor: [Code] = []
    ) {
        self.leadsCluster = leadsCluster
        self.maximumRank = maximumRank
        self.minimumPercent = minimumPercent
        self.grades = grades
        self.meets = meets
        self.proposedFor = proposedFor
    }

    /// The awards that it names.
    var codes: Set<Code> { Set(meets).union(proposedFor) }

    /// Requirements as `text` writes them; nil for anything else.
    package init?(_ value: JSONValue) {
        var (isLeading, rank, percent) = (false, Int?.none, Measure?.none)
        if let given = value.stored("leadsCluster") {
            guard let boolean = given.boolean else { return nil }
            isLeading = boolean
        }
        if let given = value.stored("maximumRank") {
            guard let number = given.storedNumber, number > 0, number <= 1_000_000 else { return nil }
            rank = Int(number)
        }
        if let given = value.stored("minimumPercent") {
            guard let measure = given.storedMeasure else { return nil }
            percent = measure
        }
        guard let grades = value.storedCodes("grades"), let meets = value.storedCodes("meets"),
            let proposedFor = value.storedCodes("proposedFor")
        else { return nil }
        self.init(
            leadsCluster: isLeading,
            maximumRank: rank,
            minimumPercent: percent,
            grades: grades,
            meets: meets,
            proposedFor: proposedFor
        )
    }

    /// Writes them as an object, without what is not required.
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        if !grades.isEmpty { writer.member("grades", grades) }
        if leadsCluster { writer.member("leadsCluster", true) }
        if let maximumRank { writer.member("maximumRank", maximumRank) }
        if !meets.isEmpty { writer.member("meets", meets) }
        if let minimumPercent {
            writer.key("minimumPercent")
            writer.number { minimumPercent.append(to: &$0) }
        }
        if !proposedFor.isEmpty { writer.member("proposedFor", proposedFor) }
        writer.endObject()
    }
}

/// What is known of a unit that is to be proposed.
package struct Candidate: Hashable, Sendable {
    package let line: CitedLine
    /// Whether it leads its cluster, or has led it in the season.
    package let leads: Bool
    /// The awards that it is proposed for or has been given in the season.
    package let proposedFor: Set<Code>

    package init(line: CitedLine, leads: Bool, proposedFor: Set<Code>) {
        self.line = line
        self.leads = leads
        self.proposedFor = proposedFor
    }
}

extension AwardRequirements {
    /// What of the requirements a candidate does not meet, each in words.
    ///
    /// - Parameters:
    ///   - candidate: What is known of the unit.
    ///   - catalogue: The requirements of all awards of the catalogue on the day.
    /// - Returns: Nothing where all is met.
    package func unmet(by candidate: Candidate, catalogue: [Code: AwardRequirements]) -> [Wording] {
        var seen: Set<Code> = []
        return unmet(by: candidate, catalogue, &seen)
    }

    /// Each award's requirements are asked once: they may name each other.
    private func unmet(
        by candidate: Candidate,
        _ catalogue: [Code: AwardRequirements],
        _ seen: inout Set<Code>
    ) -> [Wording] {
        var unmet: [Wording] = []
        if leadsCluster, !candidate.leads {
            unmet.append(
                Wording(vi: "Không dẫn đầu, làm Cụm trưởng trong kỳ.", en: "It has not led its cluster in the season.")
            )
        }
        if let maximumRank, candidate.line.rank.map({ $0 > maximumRank }) ?? true {
            unmet.append(
                Wording(vi: "Cần xếp hạng \(maximumRank) trở lên.", en: "It must rank \(maximumRank) or better.")
            )
        }
        if let minimumPercent, candidate.line.percent < minimumPercent {
            unmet.append(
                Wording(
                    vi: "Cần đạt ít nhất \(minimumPercent.text)% số điểm.",
                    en: "It must have at least \(minimumPercent.text)% of the points."
                )
            )
        }
        if !grades.isEmpty, !(candidate.line.grade.map(grades.contains) ?? false) {
            let names = grades.map(\.description).joined(separator: ", ")
            unmet.append(Wording(vi: "Cần được xếp loại: \(names).", en: "It must be graded \(names)."))
        }
        for code in proposedFor where !candidate.proposedFor.contains(code) {
            unmet.append(
                Wording(
                    vi: "Chưa được đề nghị hoặc tặng \(code) trong kỳ.",
                    en: "It is neither proposed for \(code) nor has it in this season."
                )
            )
        }
        for code in meets where seen.insert(code).inserted {
            guard let others = catalogue[code] else {
                unmet.append(Wording(vi: "Danh mục nay không có \(code).", en: "The catalogue has no \(code) now."))
                continue
            }
            unmet += others.unmet(by: candidate, catalogue, &seen)
        }
        return unmet
    }
}
