/* What an image wants to run beside the terminals: an executable at SERVICE_PATH, started as the learner with the lab,
 * started again when it ends, and part of no terminal, so that no closed terminal takes it along.
 *
 * Where the file SERVICE_SOCKET_PATH names a Unix socket on its first line, PID 1 listens there before it greets the
 * server, and hands the socket over the way systemd does: descriptor 3, LISTEN_FDS and LISTEN_PID. Whoever connects while
 * the service still starts, or starts again, waits for it instead of being refused. */
#ifndef DRYDOCK_SERVICE_H
#define DRYDOCK_SERVICE_H

#include "supervisor.h"

#define SERVICE_PATH "/etc/drydock/service"
#define SERVICE_SOCKET_PATH "/etc/drydock/service-socket"

/* Decides once, before any learner, whether this lab has one, and listens for it. */
void service_prepare(struct supervisor *supervisor, nanos now);

/* Starts it when it is due. */
void service_run(struct supervisor *supervisor, nanos now);

/* When it is to be started, or NEVER. */
nanos service_due(const struct supervisor *supervisor);

/* Its process was reaped. */
void service_ended(struct supervisor *supervisor, nanos now);

#endif
