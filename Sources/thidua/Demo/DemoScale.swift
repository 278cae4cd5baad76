import CExamples
import Domain
import StrictJSON

/// What the demonstration scores by.
enum DemoScale {
    /// 100 points in six leaves, few enough to check by hand: made up, as no report names its cluster's scale.
    static let small = Array(
        #"""
        {"criteria":[
         {"code":"I","title":"Công tác nghiệp vụ","max":60,"children":[
          {"code":"I.1","title":"Tỷ lệ điều tra khám phá án","max":20,"rule":{"kind":"relativeToLeader"}},
          {"code":"I.2","title":"Tỷ lệ khám phá án nghiêm trọng","max":20,"rule":{"kind":"proportional"}},
          {"code":"I.3","title":"Tham mưu, phục vụ chỉ đạo","max":20,"rule":{"kind":"direct"}}]},
         {"code":"II","title":"Xây dựng lực lượng","max":40,"children":[
          {"code":"II.1","title":"Không để xảy ra vi phạm nghiêm trọng","max":20,"rule":{"kind":"passFail"}},
          {"code":"II.2","title":"Điển hình tiên tiến, nhân tố mới","max":10,
           "rule":{"kind":"tally","perMerit":2.5,"perFault":1}},
          {"code":"II.3","title":"Giao lưu văn hoá, thể thao","max":10,"rule":{"kind":"direct"}}]}],
         "grades":[{"name":"xuất sắc","minPercent":90,"floorPercent":50},{"name":"tốt","minPercent":80},
                   {"name":"khá","minPercent":70}],
         "tieBreakers":[{"section":"I"},"fewerPenalties"]}
        """#.utf8
    )

    /// The targets of the small scale: those that a report names.
    static let smallTargets = ["I.1": "75", "I.2": "90"]

    /// The 1,000 points of a commune cluster on 176 leaves.
    static var commune: [UInt8] {
        Array(UnsafeBufferPointer(start: cexamples_commune_scale, count: cexamples_commune_scale_length))
    }

    /// The `scale` of a document that may hold more.
    static func criteria(_ bytes: [UInt8]) throws -> CriteriaSet {
        let root = try JSONDocument(bytes).root
        return try CriteriaSet(scale: root.member("scale") ?? root)
    }
}

extension JSONValue {
    /// The value of an object's key; nil where there is none.
    func member(_ key: JSONKey) -> JSONValue? { members?.first { $0.key.hasText(key) }?.value }
}

/// Results that are made up, the same each time.
struct MadeUpResults {
    let criteria: CriteriaSet

    /// A unit's results by leaf, as JSON.
    ///
    /// - Parameter unit: Which unit of its cluster, from 0.
    /// - Returns: A result for each leaf, in document order.
    func results(of unit: Int) -> [(code: Code, json: String)] {
        criteria.scale.criteria.leaves.enumerated().map { index, leaf in
            (criteria.scale.criteria.nodes[leaf.node].code, result(leaf, share: share(unit, index), unit, index))
        }
    }

    /// From 60 to 100, different for each unit and leaf.
    private func share(_ unit: Int, _ leaf: Int) -> Int { 60 + (unit * 17 + leaf * 11 + unit * leaf * 5) % 41 }

    private func result(_ leaf: Leaf, share: Int, _ unit: Int, _ index: Int) -> String {
        switch leaf.rule {
        case .direct:
            // Halves of a point, as people give them.
            let halves = leaf.max.hundredths * Int64(share) / 100 / 50
            return #"{"points":\#(halves / 2)\#(halves % 2 == 0 ? "" : ".5")}"#
        case .passFail: return #"{"achieved":\#(share > 63)}"#
        case .relativeToLeader: return #"{"actual":\#(share)}"#
        case .proportional, .bands: return #"{"actual":\#(share + 5)}"#
        case .tally: return #"{"merits":\#(1 + (unit + index) % 4),"faults":\#(unit % 2)}"#
        case .choice(let options):
            return #"{"choice":"\#(options[unit % options.count].code)"}"#
        case .targets(let targets):
            let measures = targets.measures.map { #""\#($0)":\#(share)"# }
            return #"{"measures":{\#(measures.joined(separator: ","))}}"#
        }
    }
}
