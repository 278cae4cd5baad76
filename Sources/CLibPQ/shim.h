#pragma once
#include <libpq-fe.h>

#ifdef __linux__
// Behind _GNU_SOURCE in <unistd.h>, and so not in Swift's Glibc module. Only pipe2 marks both ends as not to be
// inherited in one step: between pipe and fcntl another thread may start a child process.
extern int pipe2(int ends[2], int flags);
#endif
