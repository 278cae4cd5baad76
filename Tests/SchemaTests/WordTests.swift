import Domain
import Postgres
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `The closed sets of words` {
    /// What Domain has for each constraint that lists words; nil where Domain has nothing yet.
    private static let sets: [String: [String]?] = [
        "account_function_known": Function.allCases.map(\.rawValue),
        "review_kind_known": ReviewKind.allCases.map(\.rawValue),
        "review_steps_known": ReviewStep.allCases.map(\.rawValue),
        "review_state_known": statesWithoutStep,
        "sheet_state_known": SheetState.allCases.map(\.rawValue),
        "ledger_entry_layer_known": Layer.allCases.map(\.rawValue),
        "ledger_entry_kind_known": EntryKind.allCases.map(\.rawValue),
        "publication_audience_known": Audience.allCases.map(\.rawValue),
        // Layers that return criteria: those that look at a sheet one after another, before the conference.
        "criterion_return_layer_known": [Layer.crossCheck, .assessment1, .assessment2].map(\.rawValue),
        "agreement_state_known": AgreementState.allCases.map(\.rawValue),
        "signature_mode_known": SignatureMode.allCases.map(\.rawValue),
        "signature_signer_form_known": Signer.Form.allCases.map(\.rawValue),
        "webhook_delivery_state_known": WebhookDeliveryState.allCases.map(\.rawValue),
        "event_audience_known": EventAudience.allCases.map(\.rawValue),
        "vote_state_known": VoteState.allCases.map(\.rawValue),
        "vote_method_known": VoteMethod.allCases.map(\.rawValue),
        "vote_subject_kind_known": VoteSubject.Kind.allCases.map(\.rawValue),
        "season_kind_known": SeasonKind.allCases.map(\.rawValue),
        "cluster_season_state_known": ClusterSeasonState.allCases.map(\.rawValue),
        "leadership_role_known": LeadershipRole.allCases.map(\.rawValue),
        "movement_kind_known": Movement.Kind.allCases.map(\.rawValue),
        "movement_state_known": Movement.State.allCases.map(\.rawValue),
        "movement_reach_known": Reach.allCases.map(\.rawValue),
        "movement_entry_kind_known": Movement.entries.keys.map(\.rawValue),
        "activity_kind_known": Activity.Kind.allCases.map(\.rawValue),
        "activity_state_known": Activity.State.allCases.map(\.rawValue),
        "activity_reach_known": Reach.allCases.map(\.rawValue),
        "activity_entry_kind_known": Activity.entries.keys.map(\.rawValue),
        "exemplar_kind_known": Exemplar.Kind.allCases.map(\.rawValue),
        "exemplar_state_known": Exemplar.State.allCases.map(\.rawValue),
        "exemplar_reach_known": Reach.allCases.map(\.rawValue),
        "practice_state_known": Practice.State.allCases.map(\.rawValue),
        "practice_reach_known": Reach.allCases.map(\.rawValue),
        "practice_entry_kind_known": Practice.entries.keys.map(\.rawValue),
        "file_audience_known": FileAudience.allCases.map(\.rawValue),
        "official_document_kind_known": OfficialDocumentKind.allCases.map(\.rawValue),
        "conference_kind_known": ConferenceKind.allCases.map(\.rawValue),
        "conference_state_known": ConferenceState.allCases.map(\.rawValue),
        // Repository's: Domain has who comes with what belongs to it.
        "conference_unit_attendance_known": nil,
        "task_owner_known": TaskOwner.Kind.allCases.map(\.rawValue),
        "task_follow_up_state_known": TaskState.allCases.map(\.rawValue),
        // The others come with an agreement, and the first with the season.
        "year_step_state_known": ClusterSeasonState.allCases.map(\.rawValue).filter {
            !["preparing", "signing", "running"].contains($0)
        },
        "rotation_role_known": LeadershipRole.allCases.map(\.rawValue),
        "rotation_state_known": RotationState.allCases.map(\.rawValue),
        "handover_confirmation_side_known": HandoverSide.allCases.map(\.rawValue),
        "handover_confirmation_mode_known": SignatureMode.allCases.map(\.rawValue),
        "award_kind_known": AwardKind.allCases.map(\.rawValue),
        "award_recipient_known": AwardRecipient.allCases.map(\.rawValue),
        "award_quota_base_known": QuotaBase.allCases.map(\.rawValue),
        "award_quota_rounding_known": QuotaRounding.allCases.map(\.rawValue),
        "award_quota_enforcement_known": QuotaEnforcement.allCases.map(\.rawValue),
        "award_decision_signer_form_known": Signer.Form.allCases.map(\.rawValue),
        "award_result_outcome_known": AwardOutcome.allCases.map(\.rawValue),
        "nomination_state_known": NominationState.allCases.map(\.rawValue),
        "dossier_state_known": DossierState.allCases.map(\.rawValue),
        "dossier_step_state_known": DossierState.allCases.map(\.rawValue),
        "dossier_part_state_known": DossierPartState.allCases.map(\.rawValue),
        "official_document_signer_form_known": Signer.Form.allCases.map(\.rawValue),
        // Application's: what became of a run of a job.
        "job_run_outcome_known": nil,
    ]

    /// The states that every review has; the others it has where a step says so.
    private static let statesWithoutStep = ReviewState.allCases.map(\.rawValue).filter {
        ReviewStep(rawValue: $0) == nil
    }

    @Test func `of the constraints are Domain's, both ways, and none is forgotten`() async throws {
        let rows = try await query(
            """
            select c.conname::text, array(select m[1] from regexp_matches(pg_get_constraintdef(c.oid), $$'([^']*)'$$, 'g') m)
            from pg_constraint c
            where c.contype = 'c' and c.conname like '%\\_known'
            """,
            as: (String, [String]).self
        )
        #expect(rows.map(\.0).sorted() == Self.sets.keys.sorted())
        for (name, words) in rows {
            guard let known = Self.sets[name] ?? nil else { continue }
            #expect(words.sorted() == known.sorted(), "\(name)")
        }
    }

    @Test func `of a visibility are Domain's`() async throws {
        let policy = VisibilityPolicy.standard
        let visibility = { (subjects: [String], rules: (Subject) -> (String, String)) in
            let members = subjects.map { name -> String in
                let rules = Subject(rawValue: name).map(rules) ?? ("never", "never")
                return #""\#(name)":{"own":"\#(rules.0)","members":"\#(rules.1)"}"#
            }
            return "{\(members.joined(separator: ","))}"
        }
        let all = Subject.allCases.map(\.rawValue)
        let standard = { (subject: Subject) in (policy[subject].own.rawValue, policy[subject].members.rawValue) }
        var good = [visibility(all, standard)]
        for subject in Subject.allCases {
            for release in Release.allCases.map(\.rawValue) {
                good.append(visibility(all) { $0 == subject ? (release, "never") : standard($0) })
                good.append(visibility(all) { $0 == subject ? ("never", release) : standard($0) })
            }
        }
        let bad =
            [visibility(all + ["other"], standard), visibility(all) { _ in ("never", "sometimes") }]
            + all.map { missing in visibility(all.filter { $0 != missing }, standard) }
        for (texts, expected) in [(good, true), (bad, false)] {
            let answers = try await query(
                "select v, thidua.is_visibility(v::jsonb) from unnest(\(texts)) as v",
                as: (String, Bool?).self
            )
            #expect(answers.count == texts.count)
            for (text, isVisibility) in answers { #expect(isVisibility == expected, "\(text)") }
        }
        let rules = try await query(
            """
            select m[1]
            from pg_proc, regexp_matches(substring(prosrc from 'values \\(array\\[([^]]*)\\]'), $$'([^']*)'$$, 'g') m
            where oid = 'thidua.is_visibility'::regproc
            """,
            as: String.self
        )
        #expect(rules.sorted() == Release.allCases.map(\.rawValue).sorted(), "it knows no others")
    }

    @Test func `that service keys are asked for are Domain's`() async throws {
        let scopes = try await query(
            """
            select distinct m[1]
            from pg_policies, regexp_matches(qual || coalesce(with_check, ''), $$scope_admits\\('([^']*)'$$, 'g') m
            """,
            as: String.self
        )
        #expect(scopes.sorted() == KeyScope.allCases.map(\.rawValue).sorted())
    }

    @Test func `that policies and functions name as functions and subjects are Domain's`() async throws {
        let sources: PostgresQuery = """
            with sources (text) as (
                select concat_ws(' ', qual, with_check) from pg_policies where schemaname = 'thidua'
                union all
                select prosrc from pg_proc where pronamespace in ('thidua'::regnamespace, 'auth'::regnamespace)
            )
            """
        let functions = try await query(
            """
            \(sources)
            select distinct f
            from sources, regexp_matches(text, $$scope_(?:offices|holds|holdings)\\('[{]([^}]*)[}]'$$, 'g') m,
                unnest(string_to_array(m[1], ',')) f
            """,
            as: String.self
        )
        #expect(!functions.isEmpty && functions.allSatisfy { Function(rawValue: $0) != nil }, "\(functions)")
        let subjects = try await query(
            "\(sources) select distinct m[1] from sources, regexp_matches(text, $$scope_released\\('(\\w+)'$$, 'g') m",
            as: String.self
        )
        #expect(!subjects.isEmpty && subjects.allSatisfy { Subject(rawValue: $0) != nil }, "\(subjects)")
    }

    private func query<each Column: PostgresValue>(
        _ query: PostgresQuery,
        as row: (repeat each Column).Type
    ) async throws -> [(repeat each Column)] {
        let connection = try await PostgresConnection.connect(
            PostgresConfiguration(TestDatabase.current.connectionString())
        )
        do {
            let rows = try await connection.query(query, as: row)
            await connection.close()
            return rows
        } catch {
            await connection.close()
            throw error
        }
    }
}
