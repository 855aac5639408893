/* Turns a fresh process into a learner's login shell. */
#ifndef DRYDOCK_SHELL_H
#define DRYDOCK_SHELL_H

#include "privileges.h"

struct shell_settings {
    struct identity learner;
    const char *home; /* NULL: the container's HOME */
};

/* Puts the learner's variables in place of the supervisor's own and moves to the learner's folder. */
void shell_environment(const struct shell_settings *settings);

/* Never returns. `terminal` becomes the controlling terminal and the only descriptors. */
_Noreturn void shell_become(const struct shell_settings *settings, int terminal);

/* Signals and descriptors as a program expects to find them. */
void process_reset(unsigned first_closed);

#endif
