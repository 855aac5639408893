/* Who may become the server's end of this lab. */
#ifndef DRYDOCK_GATE_H
#define DRYDOCK_GATE_H

#include "supervisor.h"

/* Binds the relay's socket; the listener, or -1. The name is then taken for as long as PID 1 lives. */
int gate_open(void);

/* Lets in who waits at the listener, and shuts the door on everybody from inside the lab. */
void gate_admit(struct supervisor *supervisor);

/* Takes the descriptors of the one that was let in. */
void gate_take_over(struct supervisor *supervisor);

#endif
