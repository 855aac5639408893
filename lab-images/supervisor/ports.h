/* `supervisor ports`: carries connections between the server and the lab's own ports (protocol.h). */
#ifndef DRYDOCK_PORTS_H
#define DRYDOCK_PORTS_H

/* Until `in` ends or `out` breaks; an exit status. */
int ports_run(int in, int out);

#endif
