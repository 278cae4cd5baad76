import Domain
import Postgres

extension Refusal {
    /// What a constraint says that no rule could see beforehand: what others have is there once and only once.
    ///
    /// nil for any other failure. What was tried is surely not done, whatever became of attempts before it: one that had
    /// been committed would have been found by the write's key.
    init?(constraintOf error: PostgresError) {
        guard let server = error.server, server.sqlState.classCode == "23", let name = server.constraint,
            let refusal = Self.ofConstraints[name]
        else { return nil }
        self = refusal
    }

    /// Each constraint that two writes at once, or a name taken elsewhere, can meet.
    static let ofConstraints: [String: Refusal] = [
        "unit_code_key": .unitCodeTaken,
        "unit_search_key_bounds": .nameTooLongToSearch,
        "block_name_key": .blockNameTaken,
        "season_name_key": .seasonNameTaken,
        "cluster_number_once": .clusterNumberTaken,
        "cluster_season_once": .clusterSeasonTaken,
        "membership_once": .membershipTaken,
        "unit_within_parent": .outlives,
        "cluster_within_unit": .outlives,
        "membership_within_unit": .outlives,
        "membership_within_cluster": .outlives,
        "unit_leaves_nothing": .neededMeanwhile,
        "cluster_leaves_nothing": .neededMeanwhile,
        "review_name_once": .reviewNameTaken,
        "unit_conflict_pkey": .stale,
        "assessing_body_unit_fkey": .unknownBody,
        "vote_tally_file_fkey": .unknownFile,
        "vote_official_document_fkey": .unknownOfficialDocument,
        "council_member_account_fkey": .unknownAccount,
        "conference_review_fkey": .unknownAttachment,
        "conference_minutes_file_fkey": .unknownAttachment,
        "conference_minutes_document_fkey": .unknownAttachment,
        "conference_conclusions_document_fkey": .unknownAttachment,
        "conference_unit_pkey": .stale,
        "year_step_document_fkey": .unknownAttachment,
        "rotation_document_fkey": .unknownAttachment,
        "rotation_conference_fkey": .unknownConference,
        "rotation_role_once": .rotationTaken,
        "handover_pkey": .handoverTaken,
        "handover_minutes_file_fkey": .unknownAttachment,
        "handover_minutes_document_fkey": .unknownAttachment,
        "handover_confirmation_pkey": .confirmedMeanwhile,
        "unit_succession_document_fkey": .unknownAttachment,
        "unit_succession_pkey": .stale,
        "task_follow_up_pkey": .stale,
        "agreement_number_once": .agreementBegun,
        "agreement_pending_once": .agreementBegun,
        "official_document_file_fkey": .unknownFile,
        "signature_pkey": .signedMeanwhile,
        "signature_on_present_text": .stale,
        "award_code_once": .awardTaken,
        "award_kind_once": .awardTaken,
        "award_official_document_fkey": .unknownDocument,
        "award_quota_award_fkey": .unknownAward,
        "award_quota_season_fkey": .unknownPlace,
        "award_quota_clusters_below_fkey": .unknownPlace,
        "award_quota_cluster_season_fkey": .unknownPlace,
        "award_quota_official_document_fkey": .unknownDocument,
        "disqualifier_below_manager": .unknownPlace,
        "registration_deadline_pkey": .stale,
        "title_registration_pkey": .stale,
        "award_target_pkey": .stale,
        "nomination_once": .alreadyNominated,
        "nomination_publication_fkey": .noCitedPublication,
        "award_decision_number_once": .decisionTaken,
        "award_decision_season_fkey": .unknownPlace,
        "award_decision_official_document_fkey": .unknownDocument,
        "award_result_unit_fkey": .unknownPlace,
        "award_result_below_decider": .unknownPlace,
        "award_result_cluster_season_fkey": .unknownPlace,
        "award_result_nomination_once": .alreadyDecided,
        "award_result_revoked_once": .alreadyDecided,
        "award_round_season_fkey": .unknownPlace,
        "award_round_name_once": .roundTaken,
        "dossier_nomination_once": .dossierTaken,
        "dossier_part_file_fkey": .unknownDocument,
        "dossier_part_official_document_fkey": .unknownDocument,
        "account_login_key": .loginTaken,
        "account_function_once": .alreadyEntrusted,
        "function_within_unit": .functionOutlivesUnit,
    ]
}
