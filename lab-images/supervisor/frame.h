/* Finds frames in the bytes that the server sends. Holds no payload but the few bytes of a control frame: input passes
 * through in the pieces in which it came, so that no length in a header ever makes us reserve memory. */
#ifndef DRYDOCK_FRAME_H
#define DRYDOCK_FRAME_H

#include "protocol.h"

#include <stdbool.h>
#include <stddef.h>

enum frame_event {
    FRAME_INCOMPLETE,  /* every byte is consumed; more are needed */
    FRAME_CONTROL,     /* a whole frame other than INPUT: header and payload are set */
    FRAME_INPUT_BEGIN, /* the header of an INPUT frame is set */
    FRAME_INPUT_PIECE, /* `piece` holds the next bytes of it */
    FRAME_INPUT_END,
    FRAME_MALFORMED,   /* `problem` says why; the parser must not be used again */
};

struct frame_header {
    uint8_t type;
    uint8_t terminal;
    uint16_t channel;
    uint32_t length;
};

struct frame_parser {
    struct frame_header header;
    unsigned char payload[16]; /* the longest control payload is the 12 bytes of ATTACH */
    const unsigned char *piece;
    size_t piece_length;
    const char *problem;

    unsigned char head[HEADER_SIZE];
    uint32_t head_held;
    uint32_t payload_seen;
    bool in_payload;
};

void frame_parser_reset(struct frame_parser *parser);

/* Consumes bytes from *at up to `end` until there is something to tell. */
enum frame_event frame_next(struct frame_parser *parser, const unsigned char **at, const unsigned char *end);

void frame_header_write(unsigned char out[HEADER_SIZE], struct frame_header header);

uint16_t read_u16(const unsigned char *bytes);
uint32_t read_u32(const unsigned char *bytes);
uint64_t read_u64(const unsigned char *bytes);
void write_u16(unsigned char *bytes, uint16_t value);
void write_u32(unsigned char *bytes, uint32_t value);
void write_u64(unsigned char *bytes, uint64_t value);

#endif
