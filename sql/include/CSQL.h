#pragma once
#include <stddef.h>

/// A file of the folder sql/ as it was when the program was built.
typedef struct {
    /// Its path below sql/, such as `migrations/0001_create_organisation.sql`.
    const char *path;
    const unsigned char *bytes;
    size_t length;
} CSQLFile;

/// How many files there are.
extern const size_t csql_file_count;

/// The file at an index below `csql_file_count`; they are in order of their paths.
const CSQLFile *csql_file_at(size_t index);
