package import StrictJSON

/// Why an act is not done: a rule, in words, and each place where it is broken.
package struct Refusal: Error, Hashable, Sendable {
    package let code: RefusalCode
    package let detail: Wording
    /// The places, in order; empty where there is but the act as a whole.
    package let places: [RefusedPlace]

    /// An act refused as a whole.
    init(_ code: RefusalCode, vi: String, en: String, places: [RefusedPlace] = []) {
        self.code = code
        self.detail = Wording(vi: vi, en: en)
        self.places = places
    }
}

/// One criterion or unit that an act is refused for.
package struct RefusedPlace: Hashable, Sendable {
    package let code: RefusalCode
    /// nil where all are meant, or the act names one unit only.
    package let unit: UnitID?
    /// nil where the unit as a whole is meant.
    package let criterion: Code?
    package let wording: Wording

    init(_ code: RefusalCode, unit: UnitID? = nil, criterion: Code? = nil, vi: String, en: String) {
        self.code = code
        self.unit = unit
        self.criterion = criterion
        self.wording = Wording(vi: vi, en: en)
    }
}

/// The stable name of a rule that refuses.
package enum RefusalCode: String, CaseIterable, Sendable {
    /// There is nothing here that the account may know of.
    case notFound = "not-found"
    case notPermitted = "not-permitted"
    /// Nobody judges a unit of their own.
    case conflictOfInterest = "conflict-of-interest"
    /// The review or the sheet is not in a state for it.
    case wrongState = "wrong-state"
    case deadlinePassed = "deadline-passed"
    /// What the caller saw has changed since.
    case staleVersion = "stale-version"
    /// The review's visibility policy has not released it yet.
    case notReleased = "not-released"
    case unknownCriterion = "unknown-criterion"
    /// An act names a criterion twice.
    case repeatedCriterion = "repeated-criterion"
    /// An act names no criterion at all.
    case criterionRequired = "criterion-required"
    /// The agreement does not assign the criterion to the unit.
    case criterionNotAssigned = "criterion-not-assigned"
    /// Of a returned sheet only what was returned may change.
    case criterionNotReturned = "criterion-not-returned"
    /// The result does not fit the kind of entry.
    case invalidResult = "invalid-result"
    case reasonRequired = "reason-required"
    /// A reason that is too long, or cannot be stored.
    case reasonInvalid = "reason-invalid"
    case notSubmitted = "not-submitted"
    /// The agreement requires evidence of a result, and there is none.
    case evidenceRequired = "evidence-required"
    /// A unit's files have as many bytes as they may.
    case noRoom = "no-room"
    /// A settlement decides on what is missing, and not on what was reported.
    case notMissing = "not-missing"
    /// An assigned leaf has no result, and nobody has settled it.
    case missingUnsettled = "missing-unsettled"
    /// An agreement cannot be signed before it is whole.
    case incompleteAgreement = "incomplete-agreement"
    /// A movement, an activity, an exemplar or a practice lacks something for its next state.
    case incompleteRecord = "incomplete-record"
    /// The cluster's season has an agreement that is not in force yet.
    case agreementPending = "agreement-pending"
    /// There is no agreement in force.
    case noAgreement = "no-agreement"
    /// The unit has signed this very text.
    case alreadySigned = "already-signed"
    /// Whoever runs the server does not let it call this address.
    case originNotAllowed = "origin-not-allowed"
    /// The event that a reader would go on from is not kept any more.
    case eventsForgotten = "events-forgotten"
    /// Something is said to have happened on a day that has not come.
    case dayToCome = "day-to-come"
    /// What an award's catalogue requires is not met.
    case requirementUnmet = "requirement-unmet"
    /// Something keeps the unit from being considered for an award.
    case disqualified
    /// A quota does not admit it.
    case quotaExceeded = "quota-exceeded"
    /// A dossier lacks what is required, or has not come as far as it must have.
    case incompleteDossier = "incomplete-dossier"
    /// What was named does not match who has not signed.
    case signaturesDiffer = "signatures-differ"
    /// The parts of a vote do not fit together, or nobody could hold it.
    case invalidVote = "invalid-vote"
    /// The figures of a vote do not fit together.
    case invalidFigures = "invalid-figures"
    /// The voter has a signature on another ballot.
    case ballotTaken = "ballot-taken"
    /// A ballot without a good signature, or whose token was used for another choice.
    case ballotRefused = "ballot-refused"
    /// What must be the only one of its kind is there already: a code, a number, a name, a lead.
    case alreadyExists = "already-exists"
    /// The unit is in a cluster of this managing unit and block at that time.
    case alreadyMember = "already-member"
    case notAMember = "not-a-member"
    /// Something is missing before the next season can be made of this one.
    case handoverIncomplete = "handover-incomplete"
    /// Something hangs on the unit or the cluster beyond the day on which it is to end.
    case stillNeeded = "still-needed"
    /// Days in the wrong order, or outside those that they must lie within.
    case invalidPeriod = "invalid-period"
    case invalidName = "invalid-name"
    /// Of a restricted criterion nothing but points is entered.
    case restrictedCriterion = "restricted-criterion"
    /// An act names a thing that is not there.
    case unknownReference = "unknown-reference"
}
