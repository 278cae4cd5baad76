package import Domain
import StrictJSON

extension Problem {
    /// What a rule refuses, in its own words.
    ///
    /// - Parameters:
    ///   - refusal: From Domain.
    ///   - member: The body's member whose keys are criteria, so that places point there; nil where the body names none.
    init(refusal: Refusal, in member: String?) {
        self.init(
            ProblemCode(refusal.code),
            detail: refusal.detail,
            places: ProblemPlace.all(of: refusal, in: member)
        )
    }

    /// Results that are refused: the first 1,000 places, the rest as a count.
    init(results refusal: ResultRefusal) {
        let kept = refusal.problems.prefix(JSONProblems.limit)
        let rest = refusal.problems.count - kept.count
        let wording = Wording(vi: "… và \(rest) lỗi khác.", en: "… and \(rest) more problem\(rest == 1 ? "" : "s").")
        self.init(.invalidResult, errors: kept + (rest == 0 ? [] : [JSONProblem(at: nil, wording: wording)]))
    }
}

extension ProblemCode {
    /// The code of a rule: the same words.
    package init(_ code: RefusalCode) {
        switch code {
        case .notFound: self = .notFound
        case .notPermitted: self = .notPermitted
        case .conflictOfInterest: self = .conflictOfInterest
        case .wrongState: self = .wrongState
        case .deadlinePassed: self = .deadlinePassed
        case .staleVersion: self = .staleVersion
        case .notReleased: self = .notReleased
        case .unknownCriterion: self = .unknownCriterion
        case .repeatedCriterion: self = .repeatedCriterion
        case .criterionRequired: self = .criterionRequired
        case .criterionNotReturned: self = .criterionNotReturned
        case .invalidResult: self = .invalidResult
        case .reasonRequired: self = .reasonRequired
        case .reasonInvalid: self = .reasonInvalid
        case .notSubmitted: self = .notSubmitted
        case .missingUnsettled: self = .missingUnsettled
        case .evidenceRequired: self = .evidenceRequired
        case .noRoom: self = .noRoom
        case .notMissing: self = .notMissing
        case .criterionNotAssigned: self = .criterionNotAssigned
        case .incompleteAgreement: self = .incompleteAgreement
        case .incompleteRecord: self = .incompleteRecord
        case .agreementPending: self = .agreementPending
        case .noAgreement: self = .noAgreement
        case .alreadySigned: self = .alreadySigned
        case .signaturesDiffer: self = .signaturesDiffer
        case .originNotAllowed: self = .originNotAllowed
        case .eventsForgotten: self = .eventsForgotten
        case .requirementUnmet: self = .requirementUnmet
        case .disqualified: self = .disqualified
        case .quotaExceeded: self = .quotaExceeded
        case .incompleteDossier: self = .incompleteDossier
        case .dayToCome: self = .dayToCome
        case .invalidVote: self = .invalidVote
        case .invalidFigures: self = .invalidFigures
        case .ballotTaken: self = .ballotTaken
        case .ballotRefused: self = .ballotRefused
        case .alreadyExists: self = .alreadyExists
        case .alreadyMember: self = .alreadyMember
        case .notAMember: self = .notAMember
        case .handoverIncomplete: self = .handoverIncomplete
        case .stillNeeded: self = .stillNeeded
        case .invalidPeriod: self = .invalidPeriod
        case .invalidName: self = .invalidName
        case .restrictedCriterion: self = .restrictedCriterion
        case .unknownReference: self = .unknownReference
        }
    }
}
