#pragma once
#include <xlsxwriter.h>

#ifdef __linux__
// Behind _GNU_SOURCE in <stdio.h>, and so not in Swift's Glibc module. It stands here as this is the one C header of the
// target Exports: only renameat2 puts one folder in another's place in one step.
extern int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);
#endif
