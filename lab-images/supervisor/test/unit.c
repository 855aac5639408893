/* What reads bytes, tried without a kernel: the ring, the frame parser against hostile frames, the table of sockets. */
#include "../frame.h"
#include "../listening.h"
#include "../ring.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HOSTILE_FRAMES = 200000 };

/* The same sequence in every run: a failure can be run again. */
static uint32_t seed = 20260101;

static uint32_t chance(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % below;
}

static unsigned char byte_at(uint64_t offset)
{
    return (unsigned char)(offset * 31 + (offset >> 8));
}

static void a_ring_gives_back_what_it_still_holds(void)
{
    unsigned char bytes[256];
    unsigned char text[256];
    struct ring ring = {.bytes = bytes, .size = sizeof bytes};
    assert(ring_start(&ring) == 0);
    for (int step = 0; step < 20000; step++) {
        size_t length = chance(sizeof bytes + 1);
        for (size_t i = 0; i < length; i++)
            text[i] = byte_at(ring.end + i);
        ring_append(&ring, text, length);
        uint64_t start = ring_start(&ring);
        size_t held = (size_t)(ring.end - start);
        assert(held <= sizeof bytes && (held == sizeof bytes || start == 0));
        uint64_t from = start + chance((uint32_t)held + 1);
        size_t wanted = chance((uint32_t)(ring.end - from) + 1);
        struct iovec pieces[2];
        int count = ring_slice(&ring, from, wanted, pieces);
        uint64_t at = from;
        for (int piece = 0; piece < count; piece++) {
            for (size_t i = 0; i < pieces[piece].iov_len; i++, at++)
                assert(((unsigned char *)pieces[piece].iov_base)[i] == byte_at(at));
        }
        assert(at == from + wanted);
    }
}

static void a_ring_offers_space_in_one_piece(void)
{
    unsigned char bytes[16];
    size_t length;
    struct ring ring = {.bytes = bytes, .size = sizeof bytes, .end = 13};
    assert(ring_space(&ring, 10, &length) == bytes + 13 && length == 3);
    ring_filled(&ring, 3);
    assert(ring_space(&ring, 10, &length) == bytes && length == 10);
}

static size_t put_frame(unsigned char *at, struct frame_header header, const void *payload)
{
    frame_header_write(at, header);
    memcpy(at + HEADER_SIZE, payload, header.length);
    return HEADER_SIZE + header.length;
}

static void numbers_are_big_endian(void)
{
    unsigned char bytes[8];
    write_u64(bytes, 0x0102030405060708);
    for (int i = 0; i < 8; i++)
        assert(bytes[i] == i + 1);
    assert(read_u64(bytes) == 0x0102030405060708 && read_u16(bytes) == 0x0102);
    write_u32(bytes, 0xfffefdfc);
    assert(read_u32(bytes) == 0xfffefdfc);
}

/* However a stream is cut, the same frames come out of it. */
static void frames_survive_being_cut_anywhere(void)
{
    unsigned char stream[256];
    size_t size = 0;
    size += put_frame(stream + size, (struct frame_header){REQUEST_OPEN, 1, 0, 4}, "\0\120\0\030");
    size += put_frame(stream + size, (struct frame_header){REQUEST_INPUT, 1, 0, 5}, "hello");
    size += put_frame(stream + size, (struct frame_header){REQUEST_INPUT, 1, 0, 0}, "");
    size += put_frame(stream + size, (struct frame_header){REQUEST_END, 8, 0, 0}, "");
    for (size_t cut = 1; cut <= size; cut++) {
        struct frame_parser parser;
        char told[64] = "";
        frame_parser_reset(&parser);
        for (size_t from = 0; from < size; from += cut) {
            const unsigned char *at = stream + from;
            const unsigned char *end = stream + (from + cut < size ? from + cut : size);
            enum frame_event event;
            while ((event = frame_next(&parser, &at, end)) != FRAME_INCOMPLETE) {
                if (event == FRAME_INPUT_PIECE)
                    strncat(told, (const char *)parser.piece, parser.piece_length);
                else
                    strcat(told, event == FRAME_CONTROL ? "C" : event == FRAME_INPUT_BEGIN ? "<" : event == FRAME_INPUT_END ? ">" : "!");
            }
            assert(at == end);
        }
        assert(strcmp(told, "C<hello><>C") == 0);
    }
}

static enum frame_event only_event(struct frame_header header)
{
    unsigned char stream[HEADER_SIZE + 16] = {0};
    struct frame_parser parser;
    const unsigned char *at = stream;
    frame_header_write(stream, header);
    frame_parser_reset(&parser);
    return frame_next(&parser, &at, stream + HEADER_SIZE);
}

static void malformed_headers_are_refused_before_their_payload(void)
{
    assert(only_event((struct frame_header){0, 1, 1, 0}) == FRAME_MALFORMED);
    assert(only_event((struct frame_header){9, 1, 1, 0}) == FRAME_MALFORMED);
    assert(only_event((struct frame_header){ANSWER_DATA, 1, 1, 0}) == FRAME_MALFORMED);
    assert(only_event((struct frame_header){REQUEST_OPEN, 0, 0, 4}) == FRAME_MALFORMED);
    assert(only_event((struct frame_header){REQUEST_OPEN, TERMINALS + 1, 0, 4}) == FRAME_MALFORMED);
    assert(only_event((struct frame_header){REQUEST_OPEN, 1, 0, 5}) == FRAME_MALFORMED);
    assert(only_event((struct frame_header){REQUEST_ATTACH, 1, 0, 12}) == FRAME_MALFORMED);
    assert(only_event((struct frame_header){REQUEST_ATTACH, 1, CHANNELS + 1, 12}) == FRAME_MALFORMED);
    assert(only_event((struct frame_header){REQUEST_INPUT, 1, 0, INPUT_FRAME_MAX + 1}) == FRAME_MALFORMED);
    assert(only_event((struct frame_header){REQUEST_INPUT, 1, 0, UINT32_MAX}) == FRAME_MALFORMED);
    assert(only_event((struct frame_header){REQUEST_INPUT, 1, 0, INPUT_FRAME_MAX}) == FRAME_INPUT_BEGIN);
    assert(only_event((struct frame_header){REQUEST_ATTACH, TERMINALS, CHANNELS, 12}) == FRAME_INCOMPLETE);
    assert(only_event((struct frame_header){REQUEST_END, 1, 0, 0}) == FRAME_CONTROL);
}

static struct frame_header hostile_header(void)
{
    static const uint32_t lengths[] = {0, 4, 8, 12, 13, 300, INPUT_FRAME_MAX, INPUT_FRAME_MAX + 1, UINT32_MAX};
    static const uint8_t requests[] = {REQUEST_INPUT, REQUEST_INPUT, REQUEST_ATTACH, REQUEST_PING, REQUEST_CREDIT, REQUEST_END};
    bool random = chance(8) == 0;
    return (struct frame_header){
        .type = random ? (uint8_t)chance(256) : requests[chance(sizeof requests)],
        .terminal = (uint8_t)chance(random ? 256 : 9),
        .channel = (uint16_t)chance(random ? 65536 : 66),
        .length = random ? chance(UINT32_MAX) : lengths[chance(sizeof lengths / sizeof lengths[0])],
    };
}

/* Whatever comes: no event goes backwards, no more payload than announced, every call makes progress, and a parser that
 * said "malformed" is started anew as a new connection would. */
static void hostile_frames_do_no_harm(void)
{
    static unsigned char stream[512];
    struct frame_parser parser;
    uint32_t announced = 0;
    long events = 0;
    frame_parser_reset(&parser);
    for (int frame = 0; frame < HOSTILE_FRAMES; frame++) {
        size_t size = HEADER_SIZE + chance(sizeof stream - HEADER_SIZE);
        for (size_t i = 0; i < size; i++)
            stream[i] = (unsigned char)chance(256);
        frame_header_write(stream, hostile_header());
        /* Exactly as large as what may be read, for the sanitizer to watch its edges. */
        unsigned char *bytes = malloc(size);
        assert(bytes != NULL);
        memcpy(bytes, stream, size);
        const unsigned char *at = bytes;
        enum frame_event event;
        do {
            const unsigned char *before = at;
            event = frame_next(&parser, &at, bytes + size);
            assert(at >= before && at <= bytes + size);
            if (event == FRAME_INPUT_BEGIN)
                announced = parser.header.length;
            if (event == FRAME_INPUT_PIECE) {
                assert(parser.piece >= bytes && parser.piece + parser.piece_length == at && parser.piece_length <= announced);
                announced -= (uint32_t)parser.piece_length;
            }
            if (event == FRAME_INPUT_END)
                assert(announced == 0);
            if (event == FRAME_CONTROL)
                assert(parser.header.length <= sizeof parser.payload);
            if (event == FRAME_MALFORMED) {
                assert(parser.problem != NULL);
                frame_parser_reset(&parser);
            }
            events++;
        } while (event != FRAME_INCOMPLETE && event != FRAME_MALFORMED);
        free(bytes);
    }
    assert(events > HOSTILE_FRAMES);
}

static const char SOCKETS[] =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
    "   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1\n"
    "   1: 0100007F:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1\n"
    "   2: 0B00007F:0051 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1\n"
    "   3: 0100007F:0052 0100007F:D6A8 01 00000000:00000000 00:00000000 00000000     0        0 1 1\n"
    "   4: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A 00000000:0\n"
    "   5: 00000000000000000000000000000000:0BB8 00000000000000000000000000000000:0000 0A 00000000:0\n"
    "   6: 00000000:0053 00000000:0000 0A 0000";

static void ports_of_localhost_are_found_once_and_in_order(void)
{
    struct listening found = {0};
    listening_read(&found, SOCKETS, sizeof SOCKETS - 1);
    assert(found.count == 3 && found.ports[0] == 80 && found.ports[1] == 3000 && found.ports[2] == 8080);
}

static void no_more_ports_are_kept_than_there_is_room_for(void)
{
    struct listening found = {0};
    for (int port = 2 * PORTS_LISTED; port > 0; port--) {
        char line[64];
        int length = snprintf(line, sizeof line, "0: 00000000:%04X 00000000:0000 0A 0\n", port);
        listening_read(&found, line, (size_t)length);
    }
    assert(found.count == PORTS_LISTED);
    for (int i = 1; i < found.count; i++)
        assert(found.ports[i - 1] < found.ports[i]);
}

/* The kernel writes it, but what is written into it is up to the learner. */
static void a_spoilt_table_does_no_harm(void)
{
    for (int attempt = 0; attempt < 20000; attempt++) {
        struct listening found = {0};
        size_t size = 1 + chance(sizeof SOCKETS - 1);
        char *text = malloc(size);
        assert(text != NULL);
        memcpy(text, SOCKETS + chance((uint32_t)(sizeof SOCKETS - size)), size);
        for (int spoilt = 0; spoilt < 8; spoilt++)
            text[chance((uint32_t)size)] = (char)(chance(4) == 0 ? '\n' : chance(256));
        listening_read(&found, text, size);
        assert(found.count <= 5);
        free(text);
    }
}

int main(void)
{
    ports_of_localhost_are_found_once_and_in_order();
    no_more_ports_are_kept_than_there_is_room_for();
    a_spoilt_table_does_no_harm();
    a_ring_gives_back_what_it_still_holds();
    a_ring_offers_space_in_one_piece();
    numbers_are_big_endian();
    frames_survive_being_cut_anywhere();
    malformed_headers_are_refused_before_their_payload();
    hostile_frames_do_no_harm();
    puts("ring, frames and sockets: ok");
    return 0;
}
