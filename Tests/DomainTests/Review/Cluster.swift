import Domain
import StrictJSON

/// A made-up cluster: what tests of reviews share.
enum Cluster {
    static let lead = UnitID(bits: 1)
    static let deputy = UnitID(bits: 2)
    static let member = UnitID(bits: 3)
    static let other = UnitID(bits: 4)
    static let members: Set = [lead, deputy, member, other]
    /// The unit that manages the cluster, the one above it, and one that has nothing to do with it.
    static let province = UnitID(bits: 10)
    static let ministry = UnitID(bits: 11)
    static let elsewhere = UnitID(bits: 12)

    static let today = day("2026-10-20")
    static let deadline = day("2026-10-31")

    static func review(
        _ state: ReviewState = .selfScoring,
        steps: Set<ReviewStep> = Set(ReviewStep.allCases),
        visibility: VisibilityPolicy = .standard,
        id: UInt128 = 100
    ) -> Review {
        Review(
            id: ReviewID(bits: id),
            season: SeasonID(bits: 101),
            clusterSeason: ClusterSeasonID(bits: 102),
            managingUnit: province,
            kind: .annual,
            steps: steps,
            state: state,
            selfScoringUntil: deadline,
            visibility: visibility,
            criteriaSet: CriteriaSetID(bits: 103)
        )
    }

    static func facts(
        _ review: Review,
        lead: UnitID? = lead,
        deputy: UnitID? = deputy,
        members: Set<UnitID> = members
    ) -> ReviewFacts {
        ReviewFacts(
            review: review,
            lead: lead,
            deputy: deputy,
            members: members,
            managingChain: [province, ministry]
        )
    }

    static func facts(_ state: ReviewState) -> ReviewFacts { facts(review(state)) }

    /// The running season of the cluster.
    static let seasonFacts = ClusterSeasonFacts(
        id: ClusterSeasonID(bits: 102),
        place: Place(season: SeasonID(bits: 101), clusterSeason: ClusterSeasonID(bits: 102), managingUnit: province),
        seasonBegins: day("2025-11-15"),
        state: .running,
        version: 1,
        lead: lead,
        deputy: deputy,
        members: members,
        managingChain: [province, ministry]
    )

    /// An account that holds functions over units, by default its own.
    static func account(
        _ functions: [Function],
        of unit: UnitID,
        over: UnitID? = nil,
        keyScopes: Set<KeyScope>? = nil,
        on day: Day = today,
        id: UInt128 = 1_000
    ) -> ActingAccount {
        ActingAccount(
            id: AccountID(bits: id),
            unit: unit,
            functions: functions.map { HeldFunction($0, over: over ?? unit, during: term) },
            keyScopes: keyScopes,
            day: day
        )
    }

    /// The days for which the accounts hold their functions.
    static let term = Period(from: day("2026-01-01"), to: day("2027-01-01"))

    static func sheet(
        _ state: SheetState = .draft,
        of unit: UnitID = member,
        open: [Code] = [],
        review: UInt128 = 100
    ) -> Sheet {
        Sheet(review: ReviewID(bits: review), unit: unit, state: state, openCriteria: Set(open))
    }

    /// A group of two leaves, and one leaf of each other kind that matters here.
    static let scaleText = #"""
        {"criteria":[
         {"code":"I","title":"","max":15,"children":[
          {"code":"I.1","title":"","max":10,"rule":{"kind":"direct"}},
          {"code":"I.2","title":"","max":5,"rule":{"kind":"passFail"}}]},
         {"code":"II","title":"","max":10,"rule":{"kind":"relativeToLeader","whenNone":"zero"}},
         {"code":"III","title":"","max":5,"rule":{"kind":"proportional","target":100}}]}
        """#

    /// What stands beside the scale by an agreement: a bonus and a penalty, `III` with evidence, and `I.2` not assigned to
    /// the lead.
    static let termsText = #"""
        {"assignments":{"I.2":{"\#(lead)":{"notAssigned":true}}},"evidenceRequired":["III"],"grounds":[
         {"code":"CO","kind":"bonus","most":5,"title":"Cờ thi đua"},
         {"code":"KT","kind":"penalty","most":2.5,"title":"Kiểm tra chậm"}]}
        """#

    /// The criteria of an agreement.
    static func agreedCriteria() throws -> CriteriaSet {
        try CriteriaSet(scaleBytes: Array(scaleText.utf8), termsBytes: Array(termsText.utf8))
    }

    static func criteria(_ scale: String = scaleText) throws -> CriteriaSet {
        try CriteriaSet(scaleBytes: Array(scale.utf8))
    }
}

/// A result of a test.
func result(_ text: String) -> ResultText {
    guard let result = ResultText(text) else { preconditionFailure("no result: \(text)") }
    return result
}

/// Evidence of a test.
func evidence(_ text: String = #"[{"link":"https://vidu.vn/a"}]"#) -> Evidence {
    guard let evidence = Evidence(text) else { preconditionFailure("no evidence: \(text)") }
    return evidence
}

/// The code of the refusal that an act meets; nil if it is done.
func refusal<Outcome>(_ act: () throws(Refusal) -> Outcome) -> RefusalCode? {
    do throws(Refusal) {
        _ = try act()
        return nil
    } catch {
        return error.code
    }
}

/// The places that an act is refused for.
func refusedPlaces<Outcome>(_ act: () throws(Refusal) -> Outcome) -> [RefusedPlace] {
    do throws(Refusal) {
        _ = try act()
        return []
    } catch {
        return error.places
    }
}

extension Code: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text) }
}
