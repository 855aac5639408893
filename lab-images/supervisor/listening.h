/* Which ports of the lab's localhost something listens on. */
#ifndef DRYDOCK_LISTENING_H
#define DRYDOCK_LISTENING_H

#include "protocol.h"

#include <stddef.h>

struct listening {
    int count;
    uint16_t ports[PORTS_LISTED]; /* ascending, each once */
};

/* Asks the kernel. */
void listening_find(struct listening *found);

/* Adds what a text in the form of /proc/net/tcp or tcp6 says; the text may be cut anywhere. */
void listening_read(struct listening *found, const char *text, size_t length);

#endif
