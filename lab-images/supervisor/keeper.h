/*
 * The process above a terminal's shell. Being a "child subreaper" it inherits whatever the shell's descendants leave behind,
 * daemons in sessions of their own included, so that PID 1 can tell whose they are. A learner may stop or kill it.
 */
#ifndef DRYDOCK_KEEPER_H
#define DRYDOCK_KEEPER_H

#include "shell.h"

#include <stdint.h>

enum keeper_news {
    KEEPER_STARTED = 1, /* value: the shell's pid */
    KEEPER_FAILED,      /* value: errno of the fork */
    KEEPER_SHELL_ENDED, /* value: exit status as shells count it */
};

/* What a keeper writes into its pipe; small enough to be written whole. */
struct keeper_message {
    int32_t news;
    int32_t value;
};

/* Starts a keeper, which starts the shell on `terminal`. Gives its pid, or -1 with errno; `news` gets the readable end
 * of its pipe. */
pid_t keeper_start(const struct shell_settings *settings, int terminal, int *news);

/* Wait status to exit status as shells count it. */
int exit_status_of(int wait_status);

#endif
