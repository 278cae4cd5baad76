// The program carries its SQL, so that it needs no folder beside it. A file is added here in two places; SchemaTests
// holds this table equal to the folders.
#include "CSQL.h"

// The packages that we build with ask for an older C; the compiler has #embed all the same.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char migration_0001[] = {
#embed "migrations/0001_create_organisation.sql"
};
static const unsigned char migration_0002[] = {
#embed "migrations/0002_create_sign_in.sql"
};
static const unsigned char migration_0003[] = {
#embed "migrations/0003_create_clusters.sql"
};
static const unsigned char migration_0004[] = {
#embed "migrations/0004_create_passwords.sql"
};
static const unsigned char migration_0005[] = {
#embed "migrations/0005_create_reviews.sql"
};
static const unsigned char migration_0006[] = {
#embed "migrations/0006_create_ledger.sql"
};
static const unsigned char migration_0007[] = {
#embed "migrations/0007_create_write_records.sql"
};
static const unsigned char migration_0008[] = {
#embed "migrations/0008_require_password_change.sql"
};
static const unsigned char migration_0009[] = {
#embed "migrations/0009_order_unit_descent.sql"
};
static const unsigned char migration_0010[] = {
#embed "migrations/0010_bound_service_keys.sql"
};
static const unsigned char migration_0011[] = {
#embed "migrations/0011_separate_made_up_salts.sql"
};
static const unsigned char migration_0012[] = {
#embed "migrations/0012_protect_accounts.sql"
};
static const unsigned char migration_0013[] = {
#embed "migrations/0013_freeze_published.sql"
};
static const unsigned char migration_0014[] = {
#embed "migrations/0014_create_agreements.sql"
};
static const unsigned char migration_0015[] = {
#embed "migrations/0015_let_leads_finish_their_season.sql"
};
static const unsigned char migration_0016[] = {
#embed "migrations/0016_let_offices_keep_organisation.sql"
};
static const unsigned char migration_0017[] = {
#embed "migrations/0017_let_keepers_keep_accounts.sql"
};
static const unsigned char migration_0018[] = {
#embed "migrations/0018_mark_illustrative.sql"
};
static const unsigned char migration_0019[] = {
#embed "migrations/0019_add_evidence_and_settlement.sql"
};
static const unsigned char migration_0020[] = {
#embed "migrations/0020_create_job_run.sql"
};
static const unsigned char migration_0021[] = {
#embed "migrations/0021_index_reads.sql"
};
static const unsigned char migration_0022[] = {
#embed "migrations/0022_plan_rules_once.sql"
};
static const unsigned char migration_0023[] = {
#embed "migrations/0023_tell_audiences_and_ends.sql"
};
static const unsigned char migration_0024[] = {
#embed "migrations/0024_keep_services_from_offices.sql"
};
static const unsigned char migration_0025[] = {
#embed "migrations/0025_know_reviews_by_sheets.sql"
};
static const unsigned char migration_0026[] = {
#embed "migrations/0026_prepare_cluster_year.sql"
};
static const unsigned char migration_0029[] = {
#embed "migrations/0029_create_votes.sql"
};
static const unsigned char migration_0030[] = {
#embed "migrations/0030_cast_secret_ballots.sql"
};
static const unsigned char migration_0031[] = {
#embed "migrations/0031_let_others_check.sql"
};
static const unsigned char migration_0032[] = {
#embed "migrations/0032_divide_and_explain.sql"
};
static const unsigned char migration_0033[] = {
#embed "migrations/0033_keep_files.sql"
};
static const unsigned char migration_0034[] = {
#embed "migrations/0034_register_documents.sql"
};
static const unsigned char migration_0035[] = {
#embed "migrations/0035_create_movements_and_activities.sql"
};
static const unsigned char migration_0036[] = {
#embed "migrations/0036_create_exemplars_and_practices.sql"
};
static const unsigned char migration_0037[] = {
#embed "migrations/0037_create_conferences.sql"
};
static const unsigned char migration_0038[] = {
#embed "migrations/0038_create_rotation.sql"
};
static const unsigned char migration_0039[] = {
#embed "migrations/0039_create_awards.sql"
};
static const unsigned char migration_0040[] = {
#embed "migrations/0040_create_dossiers.sql"
};
static const unsigned char migration_0041[] = {
#embed "migrations/0041_create_events.sql"
};
static const unsigned char migration_0042[] = {
#embed "migrations/0042_create_webhooks.sql"
};
static const unsigned char setup_database[] = {
#embed "setup/database.sql"
};
static const unsigned char setup_roles[] = {
#embed "setup/roles.sql"
};

#define FILE_AT(path, bytes) {path, bytes, sizeof(bytes)}

static const CSQLFile files[] = {
    FILE_AT("migrations/0001_create_organisation.sql", migration_0001),
    FILE_AT("migrations/0002_create_sign_in.sql", migration_0002),
    FILE_AT("migrations/0003_create_clusters.sql", migration_0003),
    FILE_AT("migrations/0004_create_passwords.sql", migration_0004),
    FILE_AT("migrations/0005_create_reviews.sql", migration_0005),
    FILE_AT("migrations/0006_create_ledger.sql", migration_0006),
    FILE_AT("migrations/0007_create_write_records.sql", migration_0007),
    FILE_AT("migrations/0008_require_password_change.sql", migration_0008),
    FILE_AT("migrations/0009_order_unit_descent.sql", migration_0009),
    FILE_AT("migrations/0010_bound_service_keys.sql", migration_0010),
    FILE_AT("migrations/0011_separate_made_up_salts.sql", migration_0011),
    FILE_AT("migrations/0012_protect_accounts.sql", migration_0012),
    FILE_AT("migrations/0013_freeze_published.sql", migration_0013),
    FILE_AT("migrations/0014_create_agreements.sql", migration_0014),
    FILE_AT("migrations/0015_let_leads_finish_their_season.sql", migration_0015),
    FILE_AT("migrations/0016_let_offices_keep_organisation.sql", migration_0016),
    FILE_AT("migrations/0017_let_keepers_keep_accounts.sql", migration_0017),
    FILE_AT("migrations/0018_mark_illustrative.sql", migration_0018),
    FILE_AT("migrations/0019_add_evidence_and_settlement.sql", migration_0019),
    FILE_AT("migrations/0020_create_job_run.sql", migration_0020),
    FILE_AT("migrations/0021_index_reads.sql", migration_0021),
    FILE_AT("migrations/0022_plan_rules_once.sql", migration_0022),
    FILE_AT("migrations/0023_tell_audiences_and_ends.sql", migration_0023),
    FILE_AT("migrations/0024_keep_services_from_offices.sql", migration_0024),
    FILE_AT("migrations/0025_know_reviews_by_sheets.sql", migration_0025),
    FILE_AT("migrations/0026_prepare_cluster_year.sql", migration_0026),
    FILE_AT("migrations/0029_create_votes.sql", migration_0029),
    FILE_AT("migrations/0030_cast_secret_ballots.sql", migration_0030),
    FILE_AT("migrations/0031_let_others_check.sql", migration_0031),
    FILE_AT("migrations/0032_divide_and_explain.sql", migration_0032),
    FILE_AT("migrations/0033_keep_files.sql", migration_0033),
    FILE_AT("migrations/0034_register_documents.sql", migration_0034),
    FILE_AT("migrations/0035_create_movements_and_activities.sql", migration_0035),
    FILE_AT("migrations/0036_create_exemplars_and_practices.sql", migration_0036),
    FILE_AT("migrations/0037_create_conferences.sql", migration_0037),
    FILE_AT("migrations/0038_create_rotation.sql", migration_0038),
    FILE_AT("migrations/0039_create_awards.sql", migration_0039),
    FILE_AT("migrations/0040_create_dossiers.sql", migration_0040),
    FILE_AT("migrations/0041_create_events.sql", migration_0041),
    FILE_AT("migrations/0042_create_webhooks.sql", migration_0042),
    FILE_AT("setup/database.sql", setup_database),
    FILE_AT("setup/roles.sql", setup_roles),
};
const size_t csql_file_count = sizeof(files) / sizeof(files[0]);

const CSQLFile *csql_file_at(size_t index) { return &files[index]; }
