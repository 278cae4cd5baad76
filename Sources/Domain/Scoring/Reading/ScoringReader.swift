import StrictJSON

/// Reads a scoring document and notes every problem on the way.
///
/// A reading is nil where its value was refused (the problem is noted) or absent; a check is skipped when one of its
/// inputs is nil, so one mistake makes one problem.
struct ScoringReader {
    var problems = JSONProblems()
    /// Rules' targets of 0 that were noted already: every unit's result would name the same place.
    var zeroTargets: Set<JSONValue> = []
    /// True where the scale was read before: a problem's place is then in the result, whichever of the two is at fault.
    var readsOneResult = false
    /// The most Unicode scalars that a code may have; nil for any number.
    var longestCode: Int?
    /// Whether targets are an agreement's: a result then names none, and this is what the agreement says.
    var agreedTarget: AgreedTarget?

    /// What an agreement says of the target of the result that is read.
    struct AgreedTarget {
        /// nil for no target.
        let measure: Measure?
    }

    private static let keys: [JSONKey] = ["scale", "units"]

    mutating func document(_ value: JSONValue) -> ScoringDocument? {
        guard let fields = JSONFields(value, keys: Self.keys, problems: &problems) else { return nil }
        let reading = fields.required("scale", problems: &problems).flatMap { scale($0) }
        let criteria = reading?.criteria ?? CriteriaReading(isWhole: false)
        let units = fields.required("units", problems: &problems).flatMap { self.units($0, by: criteria) }
        guard problems.isEmpty, let scale = reading?.scale, let units else { return nil }
        return ScoringDocument(scale: scale, units: units)
    }
}

extension ScoringReader {
    /// The elements of a list; notes another shape, or an empty list where one element is needed.
    mutating func list(_ value: JSONValue, mayBeEmpty: Bool = false) -> JSONElements? {
        guard let elements = value.elements else {
            problems.add(value, vi: "Phải là một danh sách [ … ].", en: "Must be a list [ … ].")
            return nil
        }
        if elements.isEmpty, !mayBeEmpty {
            problems.add(value, vi: "Cần ít nhất một phần tử.", en: "Needs at least one element.")
            return nil
        }
        return elements
    }

    mutating func string(_ value: JSONValue) -> String? {
        guard let string = value.string else {
            problems.add(value, vi: "Phải là một chuỗi ký tự.", en: "Must be a string.")
            return nil
        }
        return string
    }

    /// One of the words of a closed set, compared by scalars.
    mutating func word<Word: CaseIterable & RawRepresentable<String>>(
        _ value: JSONValue,
        of type: Word.Type = Word.self
    ) -> Word? {
        if let string = value.string,
            let word = Word.allCases.first(where: { $0.rawValue.utf8.elementsEqual(string.utf8) })
        {
            return word
        }
        addNoneOf(Word.allCases.lazy.map(\.rawValue), value)
        return nil
    }

    /// Notes a string that is none of those that may stand there.
    mutating func addNoneOf(_ known: some Sequence<String>, _ value: JSONValue) {
        problems.add(
            value,
            vi: "Phải là một trong \(Wording.list(known)).",
            en: "Must be one of \(Wording.list(known))."
        )
    }

    /// A code or a measure's name.
    mutating func code(_ value: JSONValue) -> Code? {
        guard let code = value.string.map({ Code($0) }) else {
            problems.add(value, vi: "Phải là một chuỗi ký tự.", en: "Must be a string.")
            return nil
        }
        if !code.isWellFormed {
            problems.add(
                value,
                vi: "Mã không được rỗng và không được chứa ký tự điều khiển.",
                en: "A code must not be empty and must not hold control characters."
            )
            return nil
        }
        if let longestCode, code.description.unicodeScalars.count > longestCode {
            problems.add(
                value,
                vi: "Mã dài nhất \(longestCode) ký tự.",
                en: "A code has \(longestCode) characters at the most."
            )
            return nil
        }
        return code
    }
}
