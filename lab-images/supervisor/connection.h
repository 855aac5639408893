/* The server's end: the two descriptors that a relay handed over or that PID 1 was born with, and the frames on their way
 * in and out. */
#ifndef DRYDOCK_CONNECTION_H
#define DRYDOCK_CONNECTION_H

#include "clock.h"
#include "frame.h"

#include <stdbool.h>
#include <stddef.h>

struct supervisor;
struct terminal;

enum {
    RECEIVE_SIZE = 16 * 1024,
    OUTBOX_SIZE = 16 * 1024,
    /* No frame is taken in while the outbox has less room than what may come unasked: a CLOSED for every channel, an
     * ENDED and the awaited OPENED or OPEN_FAILED for every terminal. So a server that asks and never reads waits. */
    OUTBOX_RESERVE = 8 * 1024,
};

struct connection {
    int relay; /* closing it ends the relay's process; -1 when none brought this connection */
    int in;    /* -1 when there is no connection */
    int out;

    struct frame_parser parser;
    unsigned char received[RECEIVE_SIZE];
    size_t received_start;
    size_t received_end;
    struct terminal *typed_into; /* receives the INPUT frame that is under way; NULL when that is dropped */

    unsigned char outbox[OUTBOX_SIZE]; /* whole frames other than DATA */
    size_t outbox_start;
    size_t outbox_end;

    /* The DATA frame under way. Its bytes are sent from the ring itself, which keeps them until they are gone. */
    unsigned char head[HEADER_SIZE];
    size_t head_left;
    struct terminal *data_of;
    uint64_t data_from;
    size_t data_left;

    bool blocked; /* the pipe was full; wait until it says otherwise */
    int turn;     /* the channel that is asked first for the next frame */

    int usual_width; /* of the pipe `out` while it is wide: what it goes back to, or -1 when it could not be widened; else 0 */
    nanos narrow_at; /* NEVER while usual_width is 0 */
};

/* Takes over from the connection before, and says HELLO. */
void connection_open(struct supervisor *supervisor, int relay, int in, int out);

/* Closes all, frees every channel; terminals stay. */
void connection_close(struct supervisor *supervisor);

/* Queues a frame other than DATA; without a connection it goes nowhere. */
void connection_answer(struct supervisor *supervisor, struct frame_header header, const void *payload);

bool connection_takes_frames(const struct connection *connection);

static inline bool connection_exists(const struct connection *connection)
{
    return connection->in >= 0;
}

#endif
