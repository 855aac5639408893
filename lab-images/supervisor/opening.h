/* From OPEN to a shell, which is the keeper's to start: PID 1 never waits for it. */
#ifndef DRYDOCK_OPENING_H
#define DRYDOCK_OPENING_H

#include "supervisor.h"

/* False when more OPENs wait for this terminal than a sane server sends. */
bool opening_requested(struct supervisor *supervisor, struct terminal *terminal, struct window window);

/* Starts a terminal that nobody has asked for yet. */
void opening_ahead(struct supervisor *supervisor, struct terminal *terminal);

/* There is a shell. */
void opening_succeeded(struct supervisor *supervisor, struct terminal *terminal, pid_t shell);

/* There will be none. */
void opening_failed(struct supervisor *supervisor, struct terminal *terminal, const char *sentence);

/* Starts a terminal that was asked for while its predecessor ended. */
void opening_start(struct supervisor *supervisor, struct terminal *terminal);

#endif
