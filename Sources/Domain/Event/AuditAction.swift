/// What may be done, as the audit log and the change feed call it: a closed set.
package enum AuditAction: String, CaseIterable, Sendable {
    case accountMade = "account.made"
    case accountRenamed = "account.renamed"
    case accountBlocked = "account.blocked"
    case accountUnblocked = "account.unblocked"
    case accountCodeHandedOut = "account.code-handed-out"
    case accountEntrusted = "account.entrusted"
    case accountFunctionEnded = "account.function-ended"
    case accountKeyIssued = "account.key-issued"
    case accountKeyRevoked = "account.key-revoked"

    case unitCreated = "unit.created"
    case unitChanged = "unit.changed"
    case seasonCreated = "season.created"
    case blockCreated = "block.created"
    case clusterCreated = "cluster.created"
    case clusterChanged = "cluster.changed"
    case clusterseasonOpened = "clusterseason.opened"
    case memberAdded = "member.added"
    case memberLeft = "member.left"
    case leadershipHandedOver = "leadership.handed-over"

    case agreementDrafted = "agreement.drafted"
    case agreementSaved = "agreement.saved"
    case agreementProposed = "agreement.proposed"
    case agreementWithdrawn = "agreement.withdrawn"
    case agreementSigned = "agreement.signed"
    case agreementEnforced = "agreement.enforced"

    case webhookMade = "webhook.made"
    case webhookChanged = "webhook.changed"
    case webhookEnded = "webhook.ended"
    case webhookRedelivered = "webhook.redelivered"

    case fileAdded = "file.added"
    case registerEntered = "register.entered"
    case registerCorrected = "register.corrected"

    case movementMade = "movement.made"
    case movementSaved = "movement.saved"
    case movementAmended = "movement.amended"
    case movementLaunched = "movement.launched"
    case movementClosed = "movement.closed"
    case movementJoined = "movement.joined"
    case movementReported = "movement.reported"
    case activityMade = "activity.made"
    case activitySaved = "activity.saved"
    case activityAmended = "activity.amended"
    case activityHeld = "activity.held"
    case activityCancelled = "activity.cancelled"
    case activityTookPart = "activity.took-part"
    case exemplarMade = "exemplar.made"
    case exemplarSaved = "exemplar.saved"
    case exemplarAmended = "exemplar.amended"
    case exemplarNurtured = "exemplar.nurtured"
    case exemplarVerified = "exemplar.verified"
    case exemplarRecognised = "exemplar.recognised"
    case exemplarHeldUp = "exemplar.held-up"
    case exemplarEnded = "exemplar.ended"
    case practiceMade = "practice.made"
    case practiceSaved = "practice.saved"
    case practiceAmended = "practice.amended"
    case practicePublished = "practice.published"
    case practiceWithdrawn = "practice.withdrawn"
    case practiceTookUp = "practice.took-up"

    case reviewOpened = "review.opened"
    case reviewAdvanced = "review.advanced"
    case reviewPublished = "review.published"
    case draftSaved = "draft.saved"
    case councilCreated = "council.created"
    case councilSaved = "council.saved"
    case votePrepared = "vote.prepared"
    case voteSaved = "vote.saved"
    case voteOpened = "vote.opened"
    case voteBallotTaken = "vote.ballot-taken"
    case voteCounted = "vote.counted"
    case voteClosed = "vote.closed"
    case voteConfirmed = "vote.confirmed"
    case conferencePlanned = "conference.planned"
    case conferenceSaved = "conference.saved"
    case conferenceAnswered = "conference.answered"
    case conferenceInvited = "conference.invited"
    case conferenceHeld = "conference.held"
    case conferenceConcluded = "conference.concluded"
    case conferenceCancelled = "conference.cancelled"
    case taskFollowedUp = "task.followed-up"
    case rotationProposed = "rotation.proposed"
    case rotationElected = "rotation.elected"
    case rotationConfirmed = "rotation.confirmed"
    case rotationWithdrawn = "rotation.withdrawn"
    case handoverRecorded = "handover.recorded"
    case handoverSaved = "handover.saved"
    case handoverConfirmed = "handover.confirmed"
    case handoverCompleted = "handover.completed"
    case clusterseasonMoved = "clusterseason.moved"
    case unitSucceeded = "unit.succeeded"
    case successorsTakenIn = "successors.taken-in"
    case sheetSettledByConference = "sheet.settled-by-conference"

    case voteCancelled = "vote.cancelled"

    case awardAdded = "award.added"
    case awardEnded = "award.ended"
    case awardTargetsSet = "award.targets-set"
    case awardsDecided = "awards.decided"
    case quotaAdded = "quota.added"
    case quotaChanged = "quota.changed"
    case disqualifierAdded = "disqualifier.added"
    case disqualifierLifted = "disqualifier.lifted"
    case registrationDeadlineSet = "registration.deadline-set"
    case titlesRegistered = "titles.registered"
    case nominationMade = "nomination.made"
    case nominationConfirmed = "nomination.confirmed"
    case nominationWithdrawn = "nomination.withdrawn"
    case nominationGranted = "nomination.granted"
    case nominationRefused = "nomination.refused"
    case nominationRevoked = "nomination.revoked"
    case roundOpened = "round.opened"
    case roundChanged = "round.changed"
    case dossierBegun = "dossier.begun"
    case dossierPartChanged = "dossier.part-changed"
    case dossierMoved = "dossier.moved"

    case sheetDivided = "sheet.divided"
    case partDone = "part.done"
    case partReopened = "part.reopened"
    case inspectionPlanned = "inspection.planned"
    case conflictDeclared = "conflict.declared"
    case conflictLifted = "conflict.lifted"
    case bodiesNamed = "bodies.named"
    case gridFilled = "grid.filled"
    case sheetExplained = "sheet.explained"
    case sheetSubmitted = "sheet.submitted"
    case sheetReturned = "sheet.returned"
    case sheetAssessed = "sheet.assessed"
    case sheetSettled = "sheet.settled"
    case resultsAccepted = "results.accepted"
    case unitDisqualified = "unit.disqualified"
    case disqualificationLifted = "disqualification.lifted"

    /// The word for what is done to a kind of thing, by a verb of its states and entries: `activity` and `tookPart`.
    package init?(of word: String, _ verb: String) {
        let words = verb.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
        self.init(rawValue: "\(word).\(words)")
    }

    /// The same where there is one: a test holds the words to the states that there are.
    package static func named(_ word: String, _ verb: String) -> AuditAction {
        guard let action = AuditAction(of: word, verb) else {
            preconditionFailure("the log has no word for \(word) \(verb)")
        }
        return action
    }

    /// Who may know that it was done; nil where it is no event. Of a record its reach says more exactly. Whatever shows what a
    /// review has not released yet is for those above the unit alone.
    package var audience: EventAudience? {
        switch self {
        // Who has taken a ballot, and when, is nobody's to follow.
        case .voteBallotTaken: nil
        case .unitCreated, .unitChanged, .seasonCreated, .blockCreated, .clusterCreated, .clusterChanged,
            .clusterseasonOpened, .memberAdded, .memberLeft, .leadershipHandedOver, .unitSucceeded, .successorsTakenIn,
            .awardAdded, .awardEnded, .awardsDecided:
            .everybody
        case .agreementDrafted, .agreementSaved, .agreementProposed, .agreementWithdrawn, .agreementSigned,
            .agreementEnforced, .registerEntered, .registerCorrected,
            .awardTargetsSet, .registrationDeadlineSet, .titlesRegistered, .conferencePlanned, .conferenceSaved,
            .conferenceAnswered, .conferenceInvited, .conferenceHeld,
            .conferenceConcluded, .conferenceCancelled, .taskFollowedUp, .rotationProposed, .rotationElected,
            .rotationConfirmed, .rotationWithdrawn, .handoverRecorded, .handoverSaved, .handoverConfirmed,
            .handoverCompleted, .clusterseasonMoved, .votePrepared,
            .voteSaved, .voteOpened, .voteCounted, .voteClosed, .voteConfirmed, .voteCancelled, .reviewOpened,
            .reviewAdvanced,
            .reviewPublished,
            .movementMade, .movementSaved, .movementAmended, .movementLaunched, .movementClosed, .movementJoined,
            .movementReported, .activityMade, .activitySaved, .activityAmended, .activityHeld, .activityCancelled,
            .activityTookPart:
            .cluster
        case .sheetSubmitted, .sheetReturned, .sheetExplained, .exemplarMade, .exemplarSaved, .exemplarAmended,
            .exemplarNurtured,
            .exemplarVerified, .exemplarRecognised, .exemplarHeldUp, .exemplarEnded, .practiceMade, .practiceSaved,
            .practiceAmended, .practicePublished, .practiceWithdrawn, .practiceTookUp:
            .unit
        case .draftSaved, .fileAdded, .sheetDivided, .partDone, .partReopened: .own
        case .sheetAssessed, .sheetSettledByConference, .gridFilled, .sheetSettled, .resultsAccepted, .unitDisqualified,
            .disqualificationLifted:
            .above
        case .quotaAdded, .quotaChanged, .disqualifierAdded, .disqualifierLifted, .roundOpened, .roundChanged,
            .nominationMade, .nominationConfirmed, .nominationWithdrawn, .nominationGranted, .nominationRefused,
            .nominationRevoked, .dossierBegun, .dossierPartChanged, .dossierMoved, .councilCreated, .councilSaved,
            .inspectionPlanned, .conflictDeclared, .conflictLifted, .bodiesNamed,
            .accountMade, .accountRenamed,
            .accountBlocked, .accountUnblocked, .accountCodeHandedOut,
            .accountEntrusted, .accountFunctionEnded, .accountKeyIssued, .accountKeyRevoked, .webhookMade,
            .webhookChanged,
            .webhookEnded, .webhookRedelivered:
            .office
        }
    }
}
