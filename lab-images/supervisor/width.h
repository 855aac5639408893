/* The width of the pipe to the server. A flood is copied by the engine in the background, so a wide pipe lets programs
 * print meanwhile; but what lies in a pipe lies before the next echo, and all pipes of a user share what the kernel gives. So
 * it is wide during floods alone. */
#ifndef DRYDOCK_WIDTH_H
#define DRYDOCK_WIDTH_H

#include "clock.h"
#include "connection.h"

/* A full frame is on its way. */
void width_flood(struct connection *connection, nanos now);

/* Narrows the pipe when the flood has been over for a while. */
void width_run(struct connection *connection, nanos now);

/* When to run next. */
nanos width_due(const struct connection *connection);

#endif
