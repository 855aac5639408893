/* `supervisor relay`: hands its standard input and output to PID 1 and waits to be let go. */
#ifndef DRYDOCK_RELAY_H
#define DRYDOCK_RELAY_H

#include <sys/socket.h>
#include <sys/un.h>

/* What PID 1 sends back when it took the descriptors. */
enum { RELAY_ACCEPTED = 1 };

/* The relay's meeting point with PID 1. */
socklen_t relay_address(struct sockaddr_un *address);

/* Exit status of the relay: 0 when PID 1 let it go, 1 when PID 1 never took its descriptors. */
int relay_run(void);

#endif
