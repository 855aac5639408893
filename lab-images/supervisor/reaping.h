/* PID 1's first duty: every orphan of the lab is its child in the end. */
#ifndef DRYDOCK_REAPING_H
#define DRYDOCK_REAPING_H

#include "supervisor.h"

/* Reads what a keeper wrote. */
void reaping_news(struct supervisor *supervisor, struct terminal *terminal, nanos now);

/* Reaps what may be reaped, and wakes keepers that a learner stopped. True while any child is left. */
bool reaping_run(struct supervisor *supervisor, nanos now);

#endif
