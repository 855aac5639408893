/* What goes to the server, and in which order: answers, then small pieces of output, then floods, by turns. */
#ifndef DRYDOCK_SENDING_H
#define DRYDOCK_SENDING_H

#include "supervisor.h"

/* Sends what may be sent now, until the pipe is full. */
void sending_run(struct supervisor *supervisor, nanos now);

/* When there is something to send, at once or after a flood was held back for a moment; NEVER when there is not. */
nanos sending_due(const struct supervisor *supervisor, nanos now);

/* Up to where a terminal's output must be kept: the position of its fastest reader, or the frame under way. */
uint64_t sending_floor(const struct supervisor *supervisor, const struct terminal *terminal, bool *watched);

/* A frame under way still needs the terminal's ring. */
bool sending_holds(const struct supervisor *supervisor, const struct terminal *terminal);

#endif
