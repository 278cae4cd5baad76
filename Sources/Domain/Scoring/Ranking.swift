/// Puts scored units in order.
struct Ranking {
    let scale: Scale
    let units: [ScoredUnit]
    let scores: [UnitScore]

    /// A unit's place: its index in the document, and its rank from 1, nil where it is unranked.
    struct Place {
        let unit: Int
        let rank: Int?
    }

    /// The ranked by rank, then code; after them the unranked by what ranking goes by, then code.
    func order() -> [Place] {
        let isRanked = { scale.disqualified == .ranked || !units[$0].isDisqualified }
        let ranked = units.indices.filter(isRanked).sorted {
            switch compare($0, $1) {
            case .before: true
            case .after: false
            case .tied: units[$0].code < units[$1].code
            }
        }
        let unranked = units.indices.filter { !isRanked($0) }.sorted {
            switch compareBasis($0, $1) {
            case .before: true
            case .after: false
            case .tied: units[$0].code < units[$1].code
            }
        }
        return places(ranked) + unranked.map { Place(unit: $0, rank: nil) }
    }

    /// Standard competition ranking: 1, 2, 2, 4.
    private func places(_ ranked: [Int]) -> [Place] {
        var places: [Place] = []
        for (position, unit) in ranked.enumerated() {
            let sharesRank = position > 0 && compare(ranked[position - 1], unit) == .tied
            places.append(Place(unit: unit, rank: sharesRank ? places[position - 1].rank : position + 1))
        }
        return places
    }

    private enum Comparison {
        case before, tied, after

        /// More is better.
        init<Value: Comparable>(descending left: Value, _ right: Value) {
            self = left > right ? .before : right > left ? .after : .tied
        }
    }

    private func compare(_ left: Int, _ right: Int) -> Comparison {
        let basis = compareBasis(left, right)
        guard basis == .tied else { return basis }
        for tieBreaker in scale.tieBreakers {
            let comparison = compare(left, right, by: tieBreaker)
            if comparison != .tied { return comparison }
        }
        return .tied
    }

    private func compareBasis(_ left: Int, _ right: Int) -> Comparison {
        switch scale.rankBy {
        case .total: Comparison(descending: scores[left].total, scores[right].total)
        case .percent: Comparison(descending: scores[left].share, scores[right].share)
        }
    }

    private func compare(_ left: Int, _ right: Int, by tieBreaker: TieBreaker) -> Comparison {
        switch tieBreaker {
        case .section(let node):
            switch scale.rankBy {
            case .total:
                Comparison(descending: scores[left].nodes[node].points, scores[right].nodes[node].points)
            case .percent:
                Comparison(descending: scores[left].nodes[node].share, scores[right].nodes[node].share)
            }
        case .fewerPenalties: Comparison(descending: scores[right].penalty, scores[left].penalty)
        case .moreBonus: Comparison(descending: scores[left].bonus, scores[right].bonus)
        case .ballot:
            Comparison(descending: units[right].ballotRank ?? .max, units[left].ballotRank ?? .max)
        }
    }
}
