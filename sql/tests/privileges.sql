-- Who may do what to which table: every right that is granted, and no other. An owner's rights go without saying.
-- A verb on some columns alone names them. A new table without a row here fails.
create function test.test_every_table_right_is_one_of_these() returns setof text language sql as $test$
    select set_eq(
        $$
        select n.nspname || '.' || c.relname as name, coalesce(r.rolname::text, 'public') as role,
            lower(a.privilege_type) || coalesce('(' || string_agg(a.attname, '_' order by a.attname) || ')', '') as verb
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('thidua', 'auth')
        cross join lateral (
            select null as attname, * from aclexplode(c.relacl)
            union all
            select at.attname, acl.* from pg_attribute at, aclexplode(at.attacl) acl where at.attrelid = c.oid
        ) a
        left join pg_roles r on r.oid = a.grantee
        where c.relkind in ('r', 'p', 'v', 'm', 'S') and a.grantee <> c.relowner
        group by 1, 2, a.privilege_type, a.attname is null
        $$,
        $$
        select tables.name, grants.role::text, verb
        from (values
            ('thidua.unit',
             'thidua_app: select insert update(name_search_key_to_day_version), thidua_reader: select, thidua_loader: select insert, thidua_auth: select'),
            ('thidua.cluster',
             'thidua_app: select insert update(name_official_document_id_search_key_to_day_version), thidua_reader: select, thidua_loader: select insert, thidua_auth: select'),
            ('thidua.cluster_season',
             'thidua_app: select insert update(state_version), thidua_reader: select, thidua_loader: select insert, thidua_auth: select'),
            ('thidua.membership',
             'thidua_app: select insert update(end_document_id_to_day), thidua_reader: select, thidua_loader: select insert, thidua_auth: select'),
            ('thidua.leadership',
             'thidua_app: select insert update(to_day), thidua_reader: select, thidua_loader: select insert, thidua_auth: select'),
            ('thidua.block thidua.season thidua.unit_succession',
             'thidua_app: select insert, thidua_reader: select, thidua_loader: select insert, thidua_auth: select'),
            ('thidua.account_function',
             'thidua_app: select insert update(to_day), thidua_reader: select, thidua_loader: select insert, thidua_auth: select'),
            ('thidua.account',
             'thidua_app: select insert(id_login_name_unit_id) update(is_blocked_name_version), thidua_reader: select, thidua_loader: select insert, thidua_auth: select references'),
            ('thidua.unit_descent',
             'thidua_app: select, thidua_reader: select, thidua_loader: select, thidua_auth: select'),
            ('thidua.criteria_set thidua.ledger_entry thidua.criterion_return thidua.disqualification thidua.publication',
             'thidua_app: select insert, thidua_reader: select, thidua_loader: select insert'),
            ('thidua.signature', 'thidua_app: select insert, thidua_reader: select, thidua_loader: select insert'),
            ('thidua.agreement',
             'thidua_app: select insert update(criteria_set_id_document_in_force_on_outstanding_reason_state_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.review',
             'thidua_app: select insert update(state_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.sheet',
             'thidua_app: select insert update(open_criteria_state_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.standing',
             'thidua_app: select insert update(answer_place_rank_summary), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.inspection',
             'thidua_app: select insert update(teams_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.assessing_body',
             'thidua_app: select insert update(fields_unit_ids_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.unit_conflict thidua.explanation',
             'thidua_app: select insert, thidua_reader: select, thidua_loader: select insert'),
            ('thidua.sheet_division', 'thidua_app: select insert update(parts_version)'),
            ('thidua.draft', 'thidua_app: select insert update(evidence_value_version)'),
            ('thidua.audit_event', 'thidua_app: select insert, thidua_reader: select, thidua_loader: insert'),
            ('thidua.webhook_delivery',
             'thidua_app: select update(attempts_next_attempt_at_state), thidua_reader: select'),
            ('thidua.webhook',
             'thidua_app: select(account_id_actions_has_ended_id_is_paused_managing_unit_id_name_recorded_at_url_version) insert update(actions_has_ended_is_paused_name_url_version), thidua_reader: select(account_id_actions_has_ended_id_is_paused_managing_unit_id_name_recorded_at_url_version)'),
            ('thidua.event',
             'thidua_app: select insert(action_audience_cluster_season_id_id_managing_unit_id_recorded_at_season_id_subject), thidua_reader: select'),
            ('thidua.conference',
             'thidua_app: select insert update(concluded_on_conclusions_document_id_day_held_on_host_unit_id_invitation_invited_on_kind_minutes_document_id_minutes_file_id_photograph_ids_reason_record_review_id_state_title_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.conference_unit',
             'thidua_app: select insert update(attendance_name_position_proposals_rank_reason_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.rotation',
             'thidua_app: select insert update(conference_id_confirmed_on_elected_on_how_official_document_id_state_version_withdrawal), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.handover',
             'thidua_app: select insert update(day_giving_unit_id_minutes_document_id_minutes_file_id_next_cluster_season_id_receiving_unit_id_record_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.task thidua.task_follow_up thidua.year_step thidua.handover_confirmation',
             'thidua_app: select insert, thidua_reader: select, thidua_loader: select insert'),
            ('thidua.file',
             'thidua_app: select insert update(is_submitted), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.official_document',
             'thidua_app: select insert update(file_id_issued_on_issuer_kind_recipients_search_key_signer_form_signer_name_signer_position_signer_rank_summary_symbol_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.movement thidua.activity thidua.exemplar thidua.practice',
             'thidua_app: select insert update(document_kind_reach_search_key_state_title_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.movement_act thidua.activity_act thidua.exemplar_act thidua.practice_act',
             'thidua_app: select insert, thidua_reader: select, thidua_loader: select insert'),
            ('thidua.movement_entry thidua.activity_entry thidua.practice_entry',
             'thidua_app: select insert, thidua_reader: select, thidua_loader: select insert'),
            ('thidua.council', 'thidua_app: select insert update(name_version), thidua_reader: select'),
            ('thidua.council_member', 'thidua_app: select insert update(to_day), thidua_reader: select'),
            ('thidua.vote',
             'thidua_app: select insert update(document_method_official_document_id_reason_roll_state_subject_id_subject_kind_subject_sha256_tellers_title_version), thidua_reader: select, thidua_loader: select insert, thidua_auth: select references'),
            ('thidua.vote_voter', 'thidua_app: select, thidua_reader: select, thidua_auth: select'),
            ('thidua.vote_tally', 'thidua_app: select insert, thidua_reader: select, thidua_auth: insert'),
            ('thidua.ballot_token thidua.ballot_taken',
             'thidua_app: select, thidua_reader: select, thidua_auth: insert'),
            ('auth.ballot_box', 'thidua_app: select, thidua_owner: select'),
            ('thidua.award',
             'thidua_app: select insert update(to_day), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.award_quota',
             'thidua_app: select insert update(base_basis_denominator_enforcement_grades_maximum_rank_numerator_official_document_id_rounding_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.disqualifier',
             'thidua_app: select insert update(lifted_on_lifted_reason_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.registration_deadline',
             'thidua_app: select insert update(last_day_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.title_registration',
             'thidua_app: select insert update(account_id_awards_recorded_at_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.nomination',
             'thidua_app: select insert update(confirmed_at_confirmed_by_state_state_reason_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.award_decision thidua.award_result thidua.dossier_step',
             'thidua_app: select insert, thidua_reader: select, thidua_loader: select insert'),
            ('thidua.award_target',
             'thidua_app: select insert update(agreement_targets_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.award_round',
             'thidua_app: select insert update(due_on_name_parts_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.dossier',
             'thidua_app: select insert update(open_parts_state_version), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.dossier_part',
             'thidua_app: select insert update(account_id_dated_on_file_id_number_official_document_id_publication_number_reason_recorded_at_review_id_sha256_signer_state), thidua_reader: select, thidua_loader: select insert'),
            ('thidua.idempotency_record', 'thidua_app: select insert update(answer_repeats)'),
            ('thidua.job_run', 'thidua_app: select, thidua_reader: select')
        ) as rights (tables, roles)
        cross join lateral unnest(string_to_array(tables, ' ')) as tables (name)
        cross join lateral (
            select split_part(r, ': ', 1) as role, string_to_array(split_part(r, ': ', 2), ' ') as verbs
            from unnest(string_to_array(roles, ', ')) r
        ) as grants
        cross join lateral unnest(grants.verbs) as verb
        $$
    );
$test$;

create function test.test_only_these_functions_of_auth_may_be_called() returns setof text language sql as $test$
    select set_eq(
        $$
        select p.proname::text as name, coalesce(r.rolname::text, 'public') as role
        from pg_proc p
        cross join lateral aclexplode(p.proacl) a
        left join pg_roles r on r.oid = a.grantee
        where p.pronamespace = 'auth'::regnamespace and a.grantee <> p.proowner
        $$,
        $$
        values ('password_parameters', 'thidua_app'), ('sign_in', 'thidua_app'), ('sign_out', 'thidua_app'),
            ('issue_scope', 'thidua_app'), ('scope_account', 'thidua_app'), ('scope_day', 'thidua_app'),
            ('set_first_password', 'thidua_owner'), ('change_password', 'thidua_app'),
            ('own_password_parameters', 'thidua_app'),
            ('scope_holds', 'thidua_app'), ('scope_account', 'thidua_owner'), ('scope_day', 'thidua_owner'),
            ('scope_holds', 'thidua_owner'), ('scope_is_session', 'thidua_app'), ('scope_is_session', 'thidua_owner'),
            ('recomputed_review', 'thidua_app'), ('recomputed_review', 'thidua_owner'),
            ('sign_recompute', 'thidua_owner'), ('scope_admits', 'thidua_app'),
            ('verified_scope', 'thidua_owner'), ('scope_key_scopes', 'thidua_app'),
            ('open_ballots', 'thidua_app'), ('take_ballot', 'thidua_app'), ('cast_ballot', 'thidua_app'),
            ('close_ballots', 'thidua_app'), ('discard_ballots', 'thidua_app'), ('has_ballot', 'thidua_app'),
            ('scope_entrusts', 'thidua_app'), ('scope_keeps', 'thidua_app'), ('hand_out_password', 'thidua_app'),
            ('issue_key', 'thidua_app'), ('revoke_key', 'thidua_app'), ('keys_of', 'thidua_app'),
            ('end_credentials', 'thidua_owner')
        $$
    );
$test$;

create function test.test_every_security_definer_has_a_search_path_of_its_own() returns setof text
language sql as $test$
    select is_empty(
        $$
        select p.oid::regprocedure
        from pg_proc p
        where p.pronamespace in ('thidua'::regnamespace, 'auth'::regnamespace)
            and not coalesce(p.proconfig @> array['search_path=pg_catalog, pg_temp'], false)
        $$
    );
$test$;

create function test.test_nobody_else_may_connect() returns setof text language sql as $test$
    select ok(not has_database_privilege('public', current_database(), 'connect'));
$test$;

create function test.test_no_role_of_ours_is_above_the_rules() returns setof text language sql as $test$
    select is_empty(
        $$
        select rolname
        from pg_roles
        where rolname like 'thidua\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
        $$
    );
$test$;
