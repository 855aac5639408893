#include "frame.h"

#include <string.h>

uint16_t read_u16(const unsigned char *bytes)
{
    return (uint16_t)(bytes[0] << 8 | bytes[1]);
}

uint32_t read_u32(const unsigned char *bytes)
{
    return (uint32_t)read_u16(bytes) << 16 | read_u16(bytes + 2);
}

uint64_t read_u64(const unsigned char *bytes)
{
    return (uint64_t)read_u32(bytes) << 32 | read_u32(bytes + 4);
}

void write_u16(unsigned char *bytes, uint16_t value)
{
    bytes[0] = (unsigned char)(value >> 8);
    bytes[1] = (unsigned char)value;
}

void write_u32(unsigned char *bytes, uint32_t value)
{
    write_u16(bytes, (uint16_t)(value >> 16));
    write_u16(bytes + 2, (uint16_t)value);
}

void write_u64(unsigned char *bytes, uint64_t value)
{
    write_u32(bytes, (uint32_t)(value >> 32));
    write_u32(bytes + 4, (uint32_t)value);
}

void frame_header_write(unsigned char out[HEADER_SIZE], struct frame_header header)
{
    out[0] = header.type;
    out[1] = header.terminal;
    write_u16(out + 2, header.channel);
    write_u32(out + 4, header.length);
}

void frame_parser_reset(struct frame_parser *parser)
{
    memset(parser, 0, sizeof *parser);
}

/* What is wrong with a header, or NULL. */
static const char *header_problem(const struct frame_header *header)
{
    bool has_terminal = false;
    bool has_channel = false;
    uint32_t length;
    switch (header->type) {
    case REQUEST_OPEN:
    case REQUEST_RESIZE:
        has_terminal = true;
        length = 4;
        break;
    case REQUEST_ATTACH:
        has_terminal = true;
        has_channel = true;
        length = 12;
        break;
    case REQUEST_INPUT:
        has_terminal = true;
        length = header->length;
        break;
    case REQUEST_CREDIT:
        has_channel = true;
        length = 4;
        break;
    case REQUEST_DETACH:
        has_channel = true;
        length = 0;
        break;
    case REQUEST_END:
        has_terminal = true;
        length = 0;
        break;
    case REQUEST_PING:
        length = 8;
        break;
    default:
        return "unknown frame type";
    }
    if (header->length != length || length > INPUT_FRAME_MAX)
        return "wrong frame length";
    if (has_terminal && (header->terminal < 1 || header->terminal > TERMINALS))
        return "no such terminal number";
    if (has_channel && (header->channel < 1 || header->channel > CHANNELS))
        return "no such channel number";
    return NULL;
}

static uint32_t smaller(uint32_t a, size_t b)
{
    return a < b ? a : (uint32_t)b;
}

static bool take_header(struct frame_parser *parser, const unsigned char **at, const unsigned char *end)
{
    uint32_t taken = smaller(HEADER_SIZE - parser->head_held, (size_t)(end - *at));
    memcpy(parser->head + parser->head_held, *at, taken);
    parser->head_held += taken;
    *at += taken;
    if (parser->head_held < HEADER_SIZE)
        return false;
    parser->header = (struct frame_header){
        .type = parser->head[0],
        .terminal = parser->head[1],
        .channel = read_u16(parser->head + 2),
        .length = read_u32(parser->head + 4),
    };
    parser->head_held = 0;
    parser->payload_seen = 0;
    parser->in_payload = true;
    return true;
}

static enum frame_event next_of_input(struct frame_parser *parser, const unsigned char **at, const unsigned char *end)
{
    if (parser->payload_seen == parser->header.length) {
        parser->in_payload = false;
        return FRAME_INPUT_END;
    }
    uint32_t taken = smaller(parser->header.length - parser->payload_seen, (size_t)(end - *at));
    if (taken == 0)
        return FRAME_INCOMPLETE;
    parser->piece = *at;
    parser->piece_length = taken;
    parser->payload_seen += taken;
    *at += taken;
    return FRAME_INPUT_PIECE;
}

static enum frame_event next_of_control(struct frame_parser *parser, const unsigned char **at, const unsigned char *end)
{
    uint32_t taken = smaller(parser->header.length - parser->payload_seen, (size_t)(end - *at));
    memcpy(parser->payload + parser->payload_seen, *at, taken);
    parser->payload_seen += taken;
    *at += taken;
    if (parser->payload_seen < parser->header.length)
        return FRAME_INCOMPLETE;
    parser->in_payload = false;
    return FRAME_CONTROL;
}

enum frame_event frame_next(struct frame_parser *parser, const unsigned char **at, const unsigned char *end)
{
    if (!parser->in_payload) {
        if (!take_header(parser, at, end))
            return FRAME_INCOMPLETE;
        parser->problem = header_problem(&parser->header);
        if (parser->problem != NULL)
            return FRAME_MALFORMED;
        if (parser->header.type == REQUEST_INPUT)
            return FRAME_INPUT_BEGIN;
    }
    if (parser->header.type == REQUEST_INPUT)
        return next_of_input(parser, at, end);
    return next_of_control(parser, at, end);
}
