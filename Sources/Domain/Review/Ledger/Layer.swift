/// Who says what a unit achieved: the higher the layer, the greater its authority.
package enum Layer: String, CaseIterable, Sendable {
    /// The unit itself (tự chấm).
    case selfScore = "self"
    /// An inspection team (kiểm tra chéo).
    case crossCheck
    /// The first assessment (thẩm định lần 1).
    case assessment1
    /// The second assessment (thẩm định lần 2).
    case assessment2
    /// The cluster's conference (hội nghị).
    case conference
    /// What became of a unit's asking for its points to be looked at again (kiến nghị).
    case appealRuling
}

extension Layer: Comparable {
    var position: Int {
        switch self {
        case .selfScore: 0
        case .crossCheck: 1
        case .assessment1: 2
        case .assessment2: 3
        case .conference: 4
        case .appealRuling: 5
        }
    }

    package static func < (left: Layer, right: Layer) -> Bool { left.position < right.position }
}
