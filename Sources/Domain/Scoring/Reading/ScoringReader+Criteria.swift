import StrictJSON

/// The criteria as read; with problems noted, its tree is not to be used.
struct CriteriaReading {
    /// Index of each code's first node.
    var node: [Code: Int] = [:]
    var nodes: [Criterion] = []
    /// Whether a node, by its index, is a group; false for a leaf, and for a node that is neither or both.
    var isGroup: [Bool] = []
    var leaves: [LeafReading] = []
    /// False where a criterion's code was refused: it may be the one that a result means, so none is called unknown.
    var isWhole: Bool

    /// The tree, where every leaf is whole.
    var tree: CriteriaTree {
        CriteriaTree(nodes: nodes, leaves: leaves.compactMap(\.leaf))
    }
}

/// A leaf as read; a class, as each of its unit's results is read by it and a copy of it would cost more than a result.
final class LeafReading: Sendable {
    /// Stands in where it is not known which leaf is meant: only what holds of every leaf is checked.
    static let unknown = LeafReading(code: nil, node: 0, max: nil, rule: nil)

    /// nil where refused.
    let code: Code?
    /// Index of its criterion.
    let node: Int
    /// nil where refused.
    let max: Points?
    /// nil where refused.
    let rule: RuleReading?

    init(code: Code?, node: Int, max: Points?, rule: RuleReading?) {
        self.code = code
        self.node = node
        self.max = max
        self.rule = rule
    }

    var leaf: Leaf? {
        guard let max, let rule, let whole = rule.rule else { return nil }
        return Leaf(node: node, max: max, rule: whole, whenNone: rule.whenNone)
    }
}

extension ScoringReader {
    private static let criterionKeys: [JSONKey] = ["code", "title", "max", "children", "rule"]

    /// Reads the criteria of a scale; `decimals` are the fraction digits that a maximum may have, nil where refused.
    mutating func criteria(_ value: JSONValue, decimals: Int?) -> CriteriaReading {
        guard let elements = list(value) else { return CriteriaReading(isWhole: false) }
        var reading = CriteriaReading(isWhole: true)
        for element in elements { _ = criterion(element, parent: nil, decimals: decimals, into: &reading) }
        return reading
    }

    /// Reads a node and all it holds. JSON nests 64 deep at most, and so does this.
    ///
    /// - Returns: The node's maximum; nil where refused.
    private mutating func criterion(
        _ value: JSONValue,
        parent: Int?,
        decimals: Int?,
        into reading: inout CriteriaReading
    ) -> Points? {
        guard let fields = JSONFields(value, keys: Self.criterionKeys, problems: &problems) else {
            reading.isWhole = false
            return nil
        }
        let index = reading.nodes.count
        let code = fields.required("code", problems: &problems).flatMap { criterionCode($0, index, into: &reading) }
        if code == nil { reading.isWhole = false }
        let title = fields.required("title", problems: &problems).flatMap { string($0) }
        let maxValue = fields.required("max", problems: &problems)
        let max = maxValue.flatMap { points($0, decimals: decimals) }
        let isLeaf = fields["children"].isAbsent && !fields["rule"].isAbsent
        reading.nodes.append(
            Criterion(
                code: code ?? Code(""),
                title: title ?? "",
                max: max ?? .zero,
                parent: parent,
                leaf: isLeaf ? reading.leaves.count : nil
            )
        )
        reading.isGroup.append(!fields["children"].isAbsent && fields["rule"].isAbsent)
        checkKind(of: fields)
        let rule = fields["rule"].value.flatMap { self.rule($0, max: max, decimals: decimals) }
        if isLeaf { reading.leaves.append(LeafReading(code: code, node: index, max: max, rule: rule)) }
        if let children = fields["children"].value {
            let sum = self.children(children, of: index, decimals: decimals, into: &reading)
            if let sum, let max, let maxValue, sum != max, fields["rule"].isAbsent {
                let (sum, max) = (text(sum), text(max))
                problems.add(
                    maxValue,
                    vi: "Điểm tối đa của các mục con cộng lại là \(sum), không phải \(max).",
                    en: "The children's maxima sum to \(sum), not \(max)."
                )
            }
        } else if !fields["children"].isAbsent {
            reading.isWhole = false
        }
        return max
    }

    /// A node is a group or a leaf.
    private mutating func checkKind(of fields: JSONFields) {
        switch (fields["children"].isAbsent, fields["rule"].isAbsent) {
        case (true, true):
            problems.add(
                fields.object,
                vi: "Cần “children” (nhóm) hoặc “rule” (tiêu chí chấm điểm).",
                en: "Needs “children” (a group) or “rule” (a leaf)."
            )
        case (false, false):
            problems.add(
                fields.object,
                vi: "Không thể vừa có “children” vừa có “rule”.",
                en: "Cannot have both “children” and “rule”."
            )
        case (true, false), (false, true):
            break
        }
    }

    private mutating func criterionCode(
        _ value: JSONValue,
        _ index: Int,
        into reading: inout CriteriaReading
    ) -> Code? {
        guard let code = code(value) else { return nil }
        if reading.node[code] == nil {
            reading.node[code] = index
        } else {
            problems.add(value, vi: "Mã này đã có ở một tiêu chí khác.", en: "Another criterion has this code.")
            return nil
        }
        return code
    }

    /// - Returns: The sum of the children's maxima; nil where one was refused.
    private mutating func children(
        _ value: JSONValue,
        of parent: Int,
        decimals: Int?,
        into reading: inout CriteriaReading
    ) -> Points? {
        guard let elements = list(value) else {
            reading.isWhole = false
            return nil
        }
        var sum: Points? = .zero
        for element in elements {
            let max = criterion(element, parent: parent, decimals: decimals, into: &reading)
            sum = sum.flatMap { sum in max.map { sum + $0 } }
        }
        return sum
    }
}
