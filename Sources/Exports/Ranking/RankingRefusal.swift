package import StrictJSON

/// Bytes that should be a ranking are none; refused whole, with all their problems at once.
package struct RankingRefusal: Error {
    /// What the bytes should have been.
    package enum Kind: Sendable {
        /// A publication's document.
        case publication
        /// A unit's line of live standings.
        case standing
    }

    package let kind: Kind
    /// At least one; each at a value of the document.
    package let problems: [JSONProblem]

    /// The refusal in a sentence, with its first problem's place.
    package var wording: Wording {
        let what =
            switch kind {
            case .publication: (vi: "Không phải bản công bố", en: "Not a publication")
            case .standing: (vi: "Không phải dòng xếp hạng", en: "Not a line of standings")
            }
        guard let first = problems.first else { return Wording(vi: "\(what.vi).", en: "\(what.en).") }
        let place = first.pointer.description
        return Wording(
            vi: "\(what.vi): \(Wording.quoted(place)): \(first.wording.vi)",
            en: "\(what.en): \(Wording.quoted(place)): \(first.wording.en)"
        )
    }
}
