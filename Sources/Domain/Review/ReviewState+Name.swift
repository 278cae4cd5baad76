package import StrictJSON

extension ReviewState {
    /// What people call the state.
    package var name: Wording {
        switch self {
        case .selfScoring: Wording(vi: "tự chấm điểm", en: "self-scoring")
        case .crossChecking: Wording(vi: "kiểm tra chéo", en: "cross-checking")
        case .assessing: Wording(vi: "thẩm định lần 1", en: "first assessment")
        case .explaining: Wording(vi: "giải trình", en: "explaining")
        case .reassessing: Wording(vi: "thẩm định lần 2", en: "second assessment")
        case .appraising: Wording(vi: "bình xét", en: "appraising")
        case .published: Wording(vi: "đã công bố", en: "published")
        }
    }
}
