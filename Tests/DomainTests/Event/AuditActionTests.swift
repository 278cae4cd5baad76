import Testing

@testable import Domain

struct `The words of the log` {
    @Test func `have one for all that is done to a record`() {
        func verbs<Subject: RecordSubject>(_ subject: Subject.Type) -> [String] {
            ["made", "saved", "amended"] + Subject.State.allCases.filter { $0 != .first }.map(\.rawValue)
        }
        let done =
            verbs(Movement.self).map { ("movement", $0) } + verbs(Activity.self).map { ("activity", $0) }
            + verbs(Exemplar.self).map { ("exemplar", $0) } + verbs(Practice.self).map { ("practice", $0) }
            + ConferenceState.allCases.map { ("conference", $0.rawValue) }
            + RotationState.allCases.map { ("rotation", $0.rawValue) }
            + ["recorded", "saved", "confirmed", "completed"].map { ("handover", $0) }
            + [("movement", "joined"), ("movement", "reported"), ("activity", "tookPart"), ("practice", "tookUp")]
        for (word, verb) in done { #expect(AuditAction(of: word, verb) != nil, "\(word) \(verb)") }
    }

    @Test func `tell nobody but those above a unit what a review has not released`() {
        for action in [AuditAction.sheetAssessed, .sheetSettled, .resultsAccepted, .unitDisqualified] {
            #expect(action.audience == .above)
        }
        #expect(AuditAction.draftSaved.audience == .own)
    }
}
