package import StrictJSON

/// A version of a cluster's criteria: the scale of its scoring documents, read once.
package struct CriteriaSet: Sendable {
    /// The scale in canonical JSON.
    package let scaleBytes: [UInt8]
    package let scale: Scale
    /// What the cluster's agreement says beside the scale; nil where the scale is no agreement's.
    package let terms: AgreementTerms?
    private let criteria: CriteriaReading

    /// Reads the `scale` of a scoring document.
    ///
    /// - Throws: `ScoringRefusal` with every problem found, each at a value of the scale.
    package init(scale json: JSONValue) throws(ScoringRefusal) {
        var reader = ScoringReader()
        let reading = reader.scale(json)
        guard reader.problems.isEmpty, let reading else { throw ScoringRefusal(problems: reader.problems.all) }
        do {
            scaleBytes = try CanonicalJSON.bytes(of: json)
        } catch {
            throw ScoringRefusal(problems: [JSONProblem(at: json, wording: error.wording)])
        }
        scale = reading.scale
        criteria = reading.criteria
        terms = nil
    }

    /// A scale that was read as a part of an agreement; nil where it has no canonical form.
    init?(_ reading: ScaleReading, scale json: JSONValue, terms: AgreementTerms) {
        guard let bytes = try? CanonicalJSON.bytes(of: json) else { return nil }
        scaleBytes = bytes
        scale = reading.scale
        criteria = reading.criteria
        self.terms = terms
    }

    /// Reads criteria from what is kept of them; what is not JSON at all has one problem, at the empty pointer.
    ///
    /// - Parameters:
    ///   - scaleBytes: The scale.
    ///   - termsBytes: What stands beside it by the cluster's agreement, as `AgreementTerms.bytes`; nil for no agreement.
    /// - Throws: `ScoringRefusal`.
    package init(scaleBytes: [UInt8], termsBytes: [UInt8]? = nil) throws(ScoringRefusal) {
        try self.init(scale: try Self.document(scaleBytes).root)
        guard let termsBytes else { return }
        var reader = ScoringReader()
        guard let terms = reader.terms(try Self.document(termsBytes).root, criteria: criteria) else {
            throw ScoringRefusal(problems: reader.problems.all)
        }
        self = CriteriaSet(self, terms: terms)
    }

    private init(_ other: CriteriaSet, terms: AgreementTerms) {
        scaleBytes = other.scaleBytes
        scale = other.scale
        criteria = other.criteria
        self.terms = terms
    }

    private static func document(_ bytes: [UInt8]) throws(ScoringRefusal) -> JSONDocument {
        do throws(JSONSyntaxError) {
            return try JSONDocument(bytes)
        } catch {
            throw ScoringRefusal(problems: [JSONProblem(at: nil, wording: error.wording)])
        }
    }

    /// The codes of the leaves in document order.
    package var leafCodes: [Code] { scale.criteria.leaves.map { scale.criteria.nodes[$0.node].code } }

    /// The leaf of a code; nil for a group's, and where no criterion has it.
    package subscript(code: Code) -> Leaf? {
        index(of: code).map { scale.criteria.leaves[$0] }
    }

    /// A leaf's index in document order.
    func index(of code: Code) -> Int? {
        criteria.node[code].flatMap { criteria.nodes[$0].leaf }
    }

    /// The codes of all that results are entered for: the leaves in document order, then the grounds of bonuses and
    /// penalties in the agreement's.
    package var entryCodes: [Code] { leafCodes + (terms?.grounds ?? []).map(\.code) }

    /// The ground of a bonus or a penalty; nil where the agreement lists none of this code.
    package func ground(_ code: Code) -> Ground? { terms?.grounds.first { $0.code == code } }

    /// Whether results are entered for a code: a leaf's or a ground's.
    package func takesEntries(for code: Code) -> Bool { index(of: code) != nil || ground(code) != nil }

    /// The leaves that a code stands for, in document order: a group's are all that it holds, a leaf's is itself; empty
    /// where no criterion has it.
    package func leaves(under code: Code) -> [Code] {
        guard let top = criteria.node[code] else { return [] }
        let nodes = scale.criteria.nodes
        return scale.criteria.leaves.compactMap { leaf in
            var node: Int? = leaf.node
            // A node stands before what it holds.
            while let place = node, place > top { node = nodes[place].parent }
            return node == top ? nodes[leaf.node].code : nil
        }
    }

    /// What results are entered for, of a criterion or group alone; all for nil.
    ///
    /// - Throws: `unknownCriterion` for a code that stands for nothing.
    package func entryCodes(under code: Code?) throws(Refusal) -> [Code] {
        guard let code else { return entryCodes }
        let codes = ground(code) == nil ? leaves(under: code) : [code]
        guard !codes.isEmpty else {
            throw Refusal(
                .unknownCriterion,
                vi: "Không có tiêu chí nào mang mã này.",
                en: "No criterion has this code."
            )
        }
        return codes
    }

    /// Whether a leaf is a unit's task by the agreement; a ground is everybody's.
    package func isAssigned(_ code: Code, to unit: UnitID) -> Bool {
        terms?.assignment(of: code, to: unit) != .notAssigned
    }

    /// What the `criteria` of an agreement's text say.
    func notes(in agreementBytes: [UInt8]) throws(ScoringRefusal) -> [Code: CriterionNote] {
        let root = try Self.document(agreementBytes).root
        guard let value = root.members?.first(where: { $0.key.hasText("criteria") })?.value else { return [:] }
        var reader = ScoringReader()
        let notes = reader.notes(value, criteria: criteria)
        guard reader.problems.isEmpty else { throw ScoringRefusal(problems: reader.problems.all) }
        return notes
    }

    /// Whether there is a leaf that is not assigned to somebody.
    package var hasUnassignedLeaves: Bool {
        terms?.assignments.values.contains { $0.values.contains(.notAssigned) } ?? false
    }

    /// The leaves of which a unit cannot report a result, as the rule needs a target and nobody has set one.
    package func leavesWithoutTarget(for unit: UnitID) -> [Code] {
        criteria.leaves.compactMap { leaf in
            guard let rule = leaf.rule, rule.needsTarget, rule.target == nil, let code = leaf.code,
                terms?.assignment(of: code, to: unit) == nil
            else { return nil }
            return code
        }
    }

    /// What a result that the scoring takes says of its leaf; nil where it is none of that leaf.
    func leafResult(_ text: ResultText, for code: Code) -> LeafResult? {
        guard let index = index(of: code), let json = try? JSONDocument(text.utf8).root else { return nil }
        var reader = ScoringReader()
        return reader.result(json, leaf: criteria.leaves[index])
    }

    /// Reads a result for a leaf, or for a ground: `{"points": p}`, up to the most that may be given for it.
    ///
    /// - Parameters:
    ///   - value: The result, in whatever document it came in.
    ///   - code: The leaf's, or the ground's.
    ///   - unit: Whose result it is: targets are the agreement's where there is one.
    ///   - kind: `value` for what the rule takes in, which is all that a unit says of itself; `awarded` for points set by
    ///     people, alone or beside it. The other kinds of entries have no result.
    /// - Returns: The result, which the scoring takes as it is.
    /// - Throws: `ResultRefusal` with every problem, at values of the result's own document.
    package func read(
        _ value: JSONValue,
        for code: Code,
        of unit: UnitID,
        as kind: EntryKind = .value
    ) throws(ResultRefusal) -> ResultText {
        var reader = ScoringReader()
        reader.readsOneResult = true
        if let terms {
            var target: Measure?
            if case .target(let measure) = terms.assignment(of: code, to: unit) { target = measure }
            reader.agreedTarget = ScoringReader.AgreedTarget(measure: target)
        }
        let ground = ground(code)
        guard let leaf = index(of: code).map({ criteria.leaves[$0] }) ?? ground.map(LeafReading.init) else {
            reader.addUnknownCriterion(value)
            throw ResultRefusal(problems: reader.problems.all)
        }
        let result = reader.result(value, leaf: leaf)
        switch (result, ground) {
        case (nil, _): break
        case (let result?, nil): reader.checkForm(of: result, value, as: kind)
        case (let result?, _?): reader.checkAdjustment(result, value)
        }
        guard reader.problems.isEmpty, result != nil, let text = ResultText(value) else {
            if reader.problems.isEmpty { reader.addNotAResult(value) }
            throw ResultRefusal(problems: reader.problems.all)
        }
        guard text.utf8.count <= ResultText.longest else {
            let longest = ResultText.longest
            let wording = Wording(vi: "Dài nhất \(longest) byte.", en: "Must have \(longest) bytes at the most.")
            throw ResultRefusal(problems: [JSONProblem(at: value, wording: wording)])
        }
        return text
    }
}

extension LeafReading {
    /// A ground, read as a leaf whose points are set directly.
    fileprivate convenience init(_ ground: Ground) {
        self.init(
            code: ground.code,
            node: 0,
            max: ground.most,
            rule: RuleReading(kind: .direct, rule: .direct)
        )
    }
}

/// A result is refused, with all its problems at once.
package struct ResultRefusal: Error {
    /// At least one; each at a value of the result's document.
    package let problems: [JSONProblem]

    package init(problems: [JSONProblem]) {
        self.problems = problems
    }
}

extension ScoringReader {
    /// Notes a result that says what entries of a kind do not.
    fileprivate mutating func checkForm(of result: LeafResult, _ value: JSONValue, as kind: EntryKind) {
        switch (kind, result) {
        case (.value, .reported), (.value, .noneArose), (.awarded, .awarded): break
        case (.value, .awarded):
            addMember(
                "awarded",
                of: value,
                vi: "Đơn vị không tự ấn định điểm: người thẩm định làm việc đó.",
                en: "Points are awarded by those who assess, not reported."
            )
        case (_, .notAssigned):
            addMember(
                "notAssigned",
                of: value,
                vi: "Việc không giao tiêu chí do quyết định xử lý ghi lại, không nhập ở đây.",
                en: "That a criterion is not assigned is recorded by a settlement, not here."
            )
        case (.awarded, .reported), (.awarded, .noneArose):
            problems.add(value, vi: "Cần “awarded”: điểm ấn định.", en: "Needs “awarded”: the points given.")
        case (.value, .missing), (.awarded, .missing), (.cleared, _), (.notAssigned, _):
            addNotAResult(value)
        }
    }

    /// Notes a bonus or a penalty that is not given as points: those who assess change what was claimed in the same way.
    fileprivate mutating func checkAdjustment(_ result: LeafResult, _ value: JSONValue) {
        if case .awarded = result {
            addMember(
                "awarded",
                of: value,
                vi: "Điểm thưởng, điểm trừ ghi bằng “points”, ai nhập cũng vậy.",
                en: "A bonus or penalty is given as “points”, whoever enters it."
            )
        } else {
            checkForm(of: result, value, as: .value)
        }
    }

    fileprivate mutating func addNotAResult(_ value: JSONValue) {
        problems.add(value, vi: "Không phải là một kết quả.", en: "Is not a result.")
    }

    private mutating func addMember(_ key: JSONKey, of result: JSONValue, vi: String, en: String) {
        let member = result.members?.first { $0.key.hasText(key) }
        problems.add(member?.value ?? result, vi: vi, en: en)
    }
}
