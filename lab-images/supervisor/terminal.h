/* A pseudo-terminal, the shell on it, and the last 256 KiB that came out of it. Lives until its processes are gone and,
 * after an exit, until its readers have read the rest. Knows nothing of connections. */
#ifndef DRYDOCK_TERMINAL_H
#define DRYDOCK_TERMINAL_H

#include "channel.h"
#include "clock.h"
#include "protocol.h"
#include "ring.h"
#include "shell.h"

#include <stdbool.h>
#include <sys/types.h>

enum terminal_state {
    TERMINAL_FREE,
    TERMINAL_STARTING, /* the keeper has not said yet that there is a shell */
    TERMINAL_LIVE,
    TERMINAL_ENDING,   /* its processes are being ended */
    TERMINAL_FLUSHING, /* no process is left; output may be */
};

struct window {
    uint16_t columns;
    uint16_t rows;
};

struct terminal {
    enum terminal_state state;
    uint8_t number;
    int master;
    int slave; /* held open so that the master never hangs up while a program might open the terminal again */
    int news;  /* the keeper's pipe */
    pid_t keeper; /* 0 once it is reaped */
    pid_t shell;
    uint64_t started; /* the keeper's, in clock ticks since boot */

    struct ring output;
    bool drained;      /* the last read found nothing */
    uint64_t last_read; /* once no process is left: offset up to which output may still be the shell's */
    nanos readable_at; /* not before; paces what nobody watches */
    nanos linger_until; /* a flood is sent in large pieces: not before, unless there is much; 0 once all is sent */

    struct ring input; /* its end counts bytes of a frame that is not complete yet */
    uint64_t input_taken; /* end of the last complete frame */
    uint64_t input_written;
    uint64_t input_reported; /* what the server knows to be written */

    enum end_reason reason;
    uint8_t status;
    nanos round_at; /* next look at what is left of its processes */
    nanos kill_at;  /* until then they were only asked */
    int empty_rounds;
    bool hung_up;
    bool keeper_killed; /* by us, after its last descendant */
    bool orphaned;      /* the keeper died first: its processes are PID 1's own children now */

    uint8_t opens_waiting; /* OPENs that came while starting or ending */
    struct window window;
};

/* Whether the server may use it: not once it came to its end. */
static inline bool terminal_usable(const struct terminal *terminal)
{
    return terminal->state == TERMINAL_STARTING || terminal->state == TERMINAL_LIVE;
}

/* Opens the container's own devpts before any learner could stand in the way. */
bool terminals_prepare(struct terminal terminals[TERMINALS]);

/* Makes the pseudo-terminal and starts its keeper. NULL, or a sentence that says why not. */
const char *terminal_start(struct terminal *terminal, const struct shell_settings *settings);

/* The same for an errno that a keeper reported. */
const char *terminal_start_problem(int reason);

/* Gives everything back. The number may be opened again. */
void terminal_free(struct terminal *terminal);

void terminal_resize(struct terminal *terminal, struct window window);

/* The offset up to which its readers let the ring be overwritten: reading goes on while the ring has room above it. */
bool terminal_wants_output(const struct terminal *terminal, uint64_t floor, nanos now);

/* Reads what there is into the ring. `watched`: some channel is attached; else what comes is paced. */
void terminal_read(struct terminal *terminal, uint64_t floor, bool watched, nanos now);

/* Room for a whole frame of input, or false. */
bool terminal_input_fits(const struct terminal *terminal, uint32_t length);
void terminal_input_piece(struct terminal *terminal, const void *bytes, size_t length);
void terminal_input_end(struct terminal *terminal);
/* The connection went away in the middle of a frame. */
void terminal_input_forget(struct terminal *terminal);
bool terminal_input_waits(const struct terminal *terminal);
void terminal_write(struct terminal *terminal);

#endif
