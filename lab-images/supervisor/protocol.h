/*
 * The protocol between the server and the supervisor, version 1. The Java side mirrors this file and nothing else.
 *
 * The server executes `supervisor relay` in the lab without a terminal. The relay hands its standard input and output
 * to PID 1 over the abstract socket "drydock-supervisor" and sleeps until PID 1 closes that socket; then it exits 0.
 * From there on PID 1 itself reads and writes the engine's pipes. A server that makes a lab needs no relay: with
 * DRYDOCK_FIRST_STREAM PID 1's own standard input and output, which only the engine can reach, are the first connection,
 * and end of file there ends it like any. PID 1 takes descriptors only from a process that
 * came from outside the lab's process tree (its parent pid is 0 here) and has PID 1's own uid. A newer relay replaces the
 * older one. End of file or an error on either descriptor ends the connection and its channels, never a terminal.
 *
 * A frame, both ways, is an 8-byte header and `length` bytes of payload; all numbers are big endian:
 *
 *     u8 type | u8 terminal | u16 channel | u32 length
 *
 * A terminal (1 to 8) is a pseudo-terminal, its shell, and the last 256 KiB of its output, addressed by absolute
 * 64-bit offsets that start at 0 when the terminal is made. A channel (1 to 64, chosen by the server, unique in a
 * connection) is one reader of one terminal with a position and a credit of its own. Fields that a frame does not need are
 * ignored. A frame that is malformed (unknown type, wrong length, bad terminal or channel, channel in use) is answered by
 * one ERROR frame, and the connection ends. Frames that cross with the end of what they name (INPUT or RESIZE of a
 * terminal, CREDIT or DETACH of a channel) are ignored. After DETACH, frames of that channel may still be under way; what
 * follows the next ATTACHED belongs to its new use.
 */
#ifndef DRYDOCK_PROTOCOL_H
#define DRYDOCK_PROTOCOL_H

#include <stdint.h>

enum {
    PROTOCOL_VERSION = 1,
    HEADER_SIZE = 8,
    TERMINALS = 8,
    CHANNELS = 64,
    RING_SIZE = 256 * 1024,
    INPUT_FRAME_MAX = 64 * 1024,   /* payload, server to supervisor */
    OUTPUT_FRAME_MAX = 256 * 1024, /* payload, supervisor to server */
    INPUT_QUEUE_SIZE = 128 * 1024, /* bytes of input that wait for one terminal's programs */
    INPUT_REPORT = 32 * 1024,
    CREDIT_MAX = 1024 * 1024,      /* a channel's credit is capped at this sum */
};

/* The abstract socket of the relay, without its leading zero byte. */
#define RELAY_SOCKET "drydock-supervisor"

/* ATTACH from the oldest byte that the ring still holds. */
#define SINCE_OLDEST UINT64_MAX

/* Server to supervisor. */
enum request {
    /* terminal; u16 columns, u16 rows. Makes the terminal and its shell, or only resizes it. One OPENED or OPEN_FAILED. */
    REQUEST_OPEN = 1,
    /* terminal, channel; u64 since, u32 credit. ATTACHED, or CLOSED for want of a terminal. */
    REQUEST_ATTACH = 2,
    /* terminal; bytes typed. Taken whole, or refused whole by INPUT_FULL. */
    REQUEST_INPUT = 3,
    /* terminal; u16 columns, u16 rows. */
    REQUEST_RESIZE = 4,
    /* channel; u32 more bytes may be sent. */
    REQUEST_CREDIT = 5,
    /* channel. */
    REQUEST_DETACH = 6,
    /* terminal. Every process that was started from it ends; then CLOSED to its channels, without the output that they
     * had no credit for, and ENDED. A terminal that does not exist is ENDED at once. */
    REQUEST_END = 7,
    /* 8 bytes, which come back in PONG. */
    REQUEST_PING = 8,
};

/* Supervisor to server. */
enum answer {
    /* First frame of a connection: u16 version, u8 terminals that exist (bit n-1), u32 RING_SIZE. */
    ANSWER_HELLO = 65,
    /* terminal; u8 1 when this made it and 0 when it existed, u64 oldest offset held, u64 end offset. */
    ANSWER_OPENED = 66,
    /* terminal; a sentence in UTF-8. */
    ANSWER_OPEN_FAILED = 67,
    /* terminal, channel; u64 offset of the first byte that follows: later than asked for when bytes are gone, the end
     * when asked for more than there is. */
    ANSWER_ATTACHED = 68,
    /* terminal, channel; output, never more than the channel's credit. */
    ANSWER_DATA = 69,
    /* terminal, channel; u64 offset of the first byte that follows: a faster reader set the pace, what lay between is
     * gone. */
    ANSWER_GAP = 70,
    /* terminal, channel; u8 enum end_reason, u8 exit status as shells count it (128 + signal). The channel is free. After
     * an exit it follows the last byte of output, however long the channel takes to read it. */
    ANSWER_CLOSED = 71,
    /* terminal; u8 enum end_reason, u8 exit status. Once for every terminal that ended, after its CLOSED frames. */
    ANSWER_ENDED = 72,
    /* The 8 bytes of PING. */
    ANSWER_PONG = 73,
    /* A sentence in UTF-8. */
    ANSWER_ERROR = 74,
    /* terminal; one INPUT frame was dropped whole. It counts as taken. */
    ANSWER_INPUT_FULL = 75,
    /* terminal; u32 bytes of INPUT that reached the pseudo-terminal since the last such frame. Comes every
     * INPUT_REPORT bytes, so that a server with at most INPUT_QUEUE_SIZE bytes under way neither loses input nor stalls. */
    ANSWER_INPUT_TAKEN = 76,
};

enum end_reason {
    END_EXITED = 1,           /* the shell came to its end by itself */
    END_REQUESTED = 2,        /* the server sent END */
    END_NO_SUCH_TERMINAL = 3, /* only in CLOSED: there was nothing to attach to */
};

/*
 * The ports of the lab. The server executes `supervisor ports` beside the relay: a process of its own with the learner's
 * rights, so that whatever passes through it never stands before a terminal's output and costs PID 1 nothing. It lives as
 * long as its standard input, speaks the same frames, and says HELLO (u16 version) first.
 *
 * A connection (the header's channel, 1 to PORT_CONNECTIONS, chosen by the server) leads to a port of the lab's own
 * localhost. Its number is in use from CONNECT to CLOSED: every CONNECT is answered by exactly one CLOSED, later or at
 * once, and what the server sends to a connection that just closed is ignored. Each direction is paid for by credit:
 * the server may have PORT_WINDOW bytes on their way that are not TAKEN, and gets no more than it gave credit for.
 */
enum {
    PORT_CONNECTIONS = 128,
    PORT_WINDOW = 32 * 1024,
    PORT_CREDIT_MAX = 1024 * 1024,
    PORTS_LISTED = 64,
};

enum port_request {
    /* connection; u16 port, u32 credit. CONNECTED, or CLOSED. 127.0.0.1 is tried first, then ::1. */
    PORT_CONNECT = 9,
    /* connection; bytes for the program there, at most PORT_WINDOW. */
    PORT_SEND = 10,
    /* connection; nothing more will be sent. The other direction stays open. */
    PORT_FINISH = 11,
    /* connection; u32 more bytes may be received. */
    PORT_CREDIT = 12,
    /* connection. CLOSED follows, unless it is on its way already. */
    PORT_RESET = 13,
    /* LISTENING follows. */
    PORT_LIST = 14,
};

enum port_answer {
    PORT_CONNECTED = 77,
    /* connection; bytes that the program there sent. */
    PORT_RECEIVED = 78,
    /* connection; the program there will send no more. After its last byte. */
    PORT_FINISHED = 79,
    /* connection; u32 bytes of SEND that the program's socket took. */
    PORT_TAKEN = 80,
    /* connection; u8 enum port_end. */
    PORT_CLOSED = 81,
    /* u16 each: the ports, at most PORTS_LISTED in ascending order, on which something listens on localhost. */
    PORT_LISTENING = 82,
};

enum port_end {
    PORT_ENDED = 1,   /* both sides finished, or the server sent RESET */
    PORT_REFUSED = 2, /* nothing listens there */
    PORT_BROKEN = 3,  /* the program there broke it off */
};

#endif
