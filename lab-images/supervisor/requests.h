/* What the server asks for. */
#ifndef DRYDOCK_REQUESTS_H
#define DRYDOCK_REQUESTS_H

#include "supervisor.h"

/* Reads what the server sent; called when there is something to read. */
void requests_read(struct supervisor *supervisor);

/* Obeys the frames that were read, as long as their answers have room. */
void requests_obey(struct supervisor *supervisor, nanos now);

/* Frames that were read could be obeyed now that there is room for their answers. */
bool requests_waiting(const struct connection *connection);

/* Everything that was read is obeyed, and there is room for the answers to more. */
bool requests_wanted(const struct connection *connection);

#endif
