/* What `supervisor ports` has for the server and the pipe has not taken yet: whole frames, in one bounded buffer. */
#ifndef DRYDOCK_OUTLET_H
#define DRYDOCK_OUTLET_H

#include "frame.h"

enum {
    OUTLET_DATA = 64 * 1024,
    /* Frames that come unasked while nobody reads: CONNECTED, TAKEN, FINISHED and CLOSED of every connection. And one that
     * was asked for when there was room: LISTENING is the longest. */
    OUTLET_RESERVE = PORT_CONNECTIONS * 48 + HEADER_SIZE + 2 * PORTS_LISTED,
    OUTLET_SIZE = OUTLET_DATA + OUTLET_RESERVE,
};

struct outlet {
    size_t start;
    size_t end;
    unsigned char bytes[OUTLET_SIZE];
};

static inline bool outlet_is_empty(const struct outlet *outlet)
{
    return outlet->start == outlet->end;
}

/* Bytes for which there is room without the reserve. While there are none nothing may be done that can be put off. */
size_t outlet_room(const struct outlet *outlet);

/* Where the payload of a frame goes. It is none until outlet_end says how long it became, which may be less. */
unsigned char *outlet_begin(struct outlet *outlet, size_t longest);
void outlet_end(struct outlet *outlet, uint8_t type, uint16_t number, size_t length);

/* Both at once. */
void outlet_frame(struct outlet *outlet, uint8_t type, uint16_t number, const void *payload, size_t length);

/* Writes what the pipe takes; false when it is broken. */
bool outlet_send(struct outlet *outlet, int pipe);

#endif
