/*
 * How a terminal ends: its processes are asked (HUP), then killed round by round until none is left; then what they wrote
 * is flushed, then it is gone. While it kills, nobody reaps: the dead keep their task slots, so that a fork bomb
 * runs into the lab's task limit instead of outrunning us.
 */
#ifndef DRYDOCK_ENDING_H
#define DRYDOCK_ENDING_H

#include "supervisor.h"

/* The server sent END. */
void ending_requested(struct supervisor *supervisor, struct terminal *terminal, nanos now);

/* The shell ended, or its keeper was killed. */
void ending_begin(struct supervisor *supervisor, struct terminal *terminal, enum end_reason reason, nanos now);

/* No process of it is left. */
void ending_processes_gone(struct terminal *terminal);

/* Another round for whatever is due. */
void ending_run(struct supervisor *supervisor, nanos now);

/* Brings terminals without processes to their end; true when that made something to send. */
bool ending_flush(struct supervisor *supervisor, nanos now);

/* When the next round is; NEVER when nothing ends. */
nanos ending_due(const struct supervisor *supervisor);

/* Some terminal's processes are being killed: the dead must stay. */
bool ending_keeps_dead(const struct supervisor *supervisor, nanos now);

void ending_close_channels(struct supervisor *supervisor, struct terminal *terminal, enum end_reason reason);

/* Frees a terminal that nothing refers to any more. */
void ending_free(struct supervisor *supervisor, struct terminal *terminal);

#endif
