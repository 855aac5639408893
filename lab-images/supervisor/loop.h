/* Waits for everything at once and gives everybody a turn. Never blocks elsewhere. */
#ifndef DRYDOCK_LOOP_H
#define DRYDOCK_LOOP_H

#include "supervisor.h"

/* Returns when the lab is to end. */
void loop_run(struct supervisor *supervisor);

#endif
