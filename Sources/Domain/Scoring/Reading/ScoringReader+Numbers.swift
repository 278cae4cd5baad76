import StrictJSON

extension ScoringReader {
    /// Points: at most two fraction digits, |x| < 10^9.
    ///
    /// - Parameters:
    ///   - value: A JSON number, or the same as a string.
    ///   - isNegativeAllowed: Whether it may be below 0.
    ///   - max: The most it may be; nil for no limit, or where the limit itself was refused.
    ///   - decimals: Fraction digits it may have; nil where that number was refused.
    /// - Returns: nil where refused.
    mutating func points(
        _ value: JSONValue,
        isNegativeAllowed: Bool = false,
        max: Points? = nil,
        decimals: Int? = 2
    ) -> Points? {
        guard let hundredths = decimal(value, fractionDigits: 2, integerDigits: 9) else { return nil }
        let points = Points(hundredths: hundredths)
        if !isNegativeAllowed, points < .zero {
            addNegative(value)
            return nil
        }
        if let max, points > max {
            let limit = text(max)
            problems.add(value, vi: "Vượt điểm tối đa \(limit).", en: "Above the maximum of \(limit).")
            return nil
        }
        if let decimals, points.fractionDigits > decimals {
            addTooManyFractionDigits(value, decimals)
            return nil
        }
        return points
    }

    /// A measure: at most six fraction digits, 0 ≤ x < 10^12.
    mutating func measure(_ value: JSONValue, isNegativeAllowed: Bool = false) -> Measure? {
        guard let millionths = decimal(value, fractionDigits: 6, integerDigits: 12) else { return nil }
        if !isNegativeAllowed, millionths < 0 {
            addNegative(value)
            return nil
        }
        return Measure(millionths: millionths)
    }

    /// A whole number, `lowest` ≤ x < 10^9.
    mutating func count(_ value: JSONValue, from lowest: Int64 = 0) -> Int64? {
        guard let count = decimal(value, fractionDigits: 0, integerDigits: 9) else { return nil }
        if count < lowest {
            problems.add(value, vi: "Phải từ \(lowest) trở lên.", en: "Must be at least \(lowest).")
            return nil
        }
        return count
    }

    private static let rateKeys: [JSONKey] = ["part", "whole"]

    /// A measure, or a rate `{"part": p, "whole": w}` with w > 0.
    mutating func quantity(_ value: JSONValue) -> Quantity? {
        guard value.kind == .object else { return measure(value).map { .number($0) } }
        guard let fields = JSONFields(value, keys: Self.rateKeys, problems: &problems) else { return nil }
        let part = fields.required("part", problems: &problems).flatMap { measure($0) }
        let whole = fields.required("whole", problems: &problems).flatMap { positiveMeasure($0) }
        guard let part, let whole else { return nil }
        return .rate(part: part, whole: whole)
    }

    private mutating func positiveMeasure(_ value: JSONValue) -> Measure? {
        guard let measure = measure(value) else { return nil }
        guard measure > .zero else {
            problems.add(value, vi: "Phải lớn hơn 0.", en: "Must be greater than 0.")
            return nil
        }
        return measure
    }

    private mutating func decimal(_ value: JSONValue, fractionDigits: Int, integerDigits: Int) -> Int64? {
        let outcome = value.withText { text -> Result<Int64, DecimalText.Refusal> in
            do throws(DecimalText.Refusal) {
                return .success(
                    try DecimalText.scaled(text, fractionDigits: fractionDigits, integerDigits: integerDigits)
                )
            } catch {
                return .failure(error)
            }
        }
        switch outcome {
        case .success(let scaled):
            return scaled
        case .failure(.malformed), nil:
            problems.add(
                value,
                vi: "Phải là số thập phân như 12 hoặc 12.5: không số mũ, dấu cộng, dấu cách hay dấu phẩy.",
                en: "Must be a decimal like 12 or 12.5: no exponent, plus sign, space or comma."
            )
        case .failure(.outOfRange):
            problems.add(
                value,
                vi: "Quá lớn: phải nhỏ hơn 10^\(integerDigits).",
                en: "Too large: must be below 10^\(integerDigits)."
            )
        case .failure(.tooManyFractionDigits):
            addTooManyFractionDigits(value, fractionDigits)
        }
        return nil
    }

    private mutating func addTooManyFractionDigits(_ value: JSONValue, _ limit: Int) {
        problems.add(
            value,
            vi: limit == 0 ? "Phải là số nguyên." : "Nhiều hơn \(limit) chữ số thập phân.",
            en: limit == 0 ? "Must be a whole number." : "More than \(limit) fraction digits."
        )
    }

    private mutating func addNegative(_ value: JSONValue) {
        problems.add(value, vi: "Không được âm.", en: "Must not be negative.")
    }

    /// Points as people read them in a message.
    func text(_ points: Points) -> String {
        var bytes: [UInt8] = []
        points.append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
