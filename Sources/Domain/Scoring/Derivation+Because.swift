extension Derivation {
    /// Appends one line, in Vietnamese, from which a person can check the points: `½·10 + ½·10·20%/50% = 7`.
    ///
    /// `=` stands before an exact result, `≈` before a rounded one, `→` where a fact decides and nothing is computed.
    ///
    /// - Parameters:
    ///   - points: The leaf's points, rounded.
    ///   - line: Where the UTF-8 goes; one buffer may serve many leaves.
    func appendBecause(_ points: Points, to line: inout [UInt8]) {
        switch self {
        case .missing: line.add("chưa có kết quả")
        case .noneArose: line.add("không phát sinh")
        case .awarded(let points): line.add("điểm ấn định ", points)
        case .direct(let points): line.add("chấm thẳng ", points)
        case .achieved(let isAchieved, _): line.add(isAchieved ? "đạt" : "không đạt")
        case .chosen(let option): line.add("chọn “", option.code, "”")
        case .reached(let actual, let target, let direction, _):
            line.add("đạt chỉ tiêu: ", actual, direction == .higher ? " ≥ " : " ≤ ", target)
        case .missedZero(let actual): line.add("không đạt chỉ tiêu: ", actual, " > 0")
        case .share(let max, let part, let whole, let isHalved):
            line.add(isHalved ? "½·" : "", max, "·", part, "/", whole)
        case .band(let value, let target, let band): line.addBand(value, target, band)
        case .tally(let tally, let merits, let faults, let max): line.addTally(tally, merits, faults, max)
        case .targets(let targets, let results, _): line.addConditions(of: targets, results)
        case .met(let max): line.add("½·", max)
        case .exceeded(let max, let excess, let best):
            line.add("½·", max, " + ½·", max, "·", excess, "/", best)
        case .ofGroup(let max, let part, let whole): line.add(max, "·", part, "/", whole)
        case .groupZero: line.add("giá trị 0")
        }
        line.add(connector(points), points)
    }

    /// A line of these parts, in UTF-8.
    static func line<each Part: Explained>(_ parts: repeat each Part) -> [UInt8] {
        var line: [UInt8] = []
        for part in repeat each parts { part.append(to: &line) }
        return line
    }

    private func connector(_ points: Points) -> String {
        switch self {
        case .share, .met, .exceeded, .ofGroup: amount.value == points.value ? " = " : " ≈ "
        case .tally(let tally, let merits, let faults, let max):
            tally.isCut(merits: merits, faults: faults, max: max)
                ? " → " : points == amount.rounded(to: 2) ? " = " : " ≈ "
        case .missing, .noneArose, .awarded, .direct, .achieved, .chosen, .reached, .missedZero, .band, .targets,
            .groupZero:
            " → "
        }
    }
}

/// What can stand in a line of explanation.
protocol Explained {
    func append(to bytes: inout [UInt8])
}

extension Points: Explained {}
extension Measure: Explained {}
extension Quantity: Explained {}

extension String: Explained {
    func append(to bytes: inout [UInt8]) { bytes.append(contentsOf: utf8) }
}

extension Code: Explained {
    func append(to bytes: inout [UInt8]) { bytes.append(contentsOf: utf8) }
}

extension Int64: Explained {
    func append(to bytes: inout [UInt8]) { DecimalText.append(self, fractionDigits: 0, to: &bytes) }
}

extension Rational: Explained {
    /// A share: as percent where that takes at most four fraction digits, else as a fraction.
    func append(to bytes: inout [UInt8]) {
        if let percent = (Rational(100) * self).exactly(decimals: 4) {
            DecimalText.append(percent, fractionDigits: 4, to: &bytes)
            bytes.append(UInt8(ascii: "%"))
        } else {
            bytes.append(contentsOf: "(\(terms.numerator)/\(terms.denominator))".utf8)
        }
    }
}

extension [UInt8] {
    fileprivate mutating func add<each Part: Explained>(_ parts: repeat each Part) {
        for part in repeat each parts { part.append(to: &self) }
    }

    fileprivate mutating func addBand(_ value: Quantity, _ target: Measure?, _ band: Rule.Band?) {
        if let target { add("100·", value, "/", target) } else { add(value) }
        if let band { add(" ≥ ", band.atLeast) } else { add(" dưới mọi mức") }
    }

    fileprivate mutating func addTally(_ tally: Rule.Tally, _ merits: Int64, _ faults: Int64, _ max: Points) {
        add(tally.base, " + ", merits, "·", tally.perMerit, " − ", faults, "·", tally.perFault)
        if tally.isCut(merits: merits, faults: faults, max: max) {
            add(", trong khoảng ", tally.floor, "…", max)
        }
    }

    fileprivate mutating func addConditions(of targets: Rule.Targets, _ results: [MeasureResult]) {
        for (index, condition) in targets.conditions.enumerated() {
            if index > 0 { add("; ") }
            let result = results[condition.measure]
            add(targets.measures[condition.measure], ": ")
            switch (condition.basis, result) {
            case (.changePercent, .change(let now, let before)):
                add("100·(", now, "−", before, ")/", before)
            case (.value, _), (.changePercent, .value):
                add(result.now)
            }
            add(" ", condition.comparator.rawValue, " ", condition.value)
            add(condition.holds(result) ? " đạt" : " không đạt")
        }
    }
}
