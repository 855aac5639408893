#include "answers.h"

#include <string.h>

static void answer(struct supervisor *supervisor, enum answer type, uint8_t terminal, uint16_t channel, const void *payload,
                   size_t length)
{
    struct frame_header header = {(uint8_t)type, terminal, channel, (uint32_t)length};
    connection_answer(supervisor, header, payload);
}

static void answer_offset(struct supervisor *supervisor, enum answer type, const struct channel *channel)
{
    unsigned char payload[8];
    write_u64(payload, channel->position);
    answer(supervisor, type, channel->terminal->number, channel->number, payload, sizeof payload);
}

void answer_hello(struct supervisor *supervisor)
{
    unsigned char payload[7];
    unsigned existing = 0;
    for (int i = 0; i < TERMINALS; i++) {
        if (terminal_usable(&supervisor->terminals[i]))
            existing |= 1u << i;
        /* What an earlier server typed is none of this one's account. */
        supervisor->terminals[i].input_reported = supervisor->terminals[i].input_taken;
    }
    write_u16(payload, PROTOCOL_VERSION);
    payload[2] = (unsigned char)existing;
    write_u32(payload + 3, RING_SIZE);
    answer(supervisor, ANSWER_HELLO, 0, 0, payload, sizeof payload);
}

void answer_opened(struct supervisor *supervisor, const struct terminal *terminal, bool created)
{
    unsigned char payload[17];
    payload[0] = created;
    write_u64(payload + 1, ring_start(&terminal->output));
    write_u64(payload + 9, terminal->output.end);
    answer(supervisor, ANSWER_OPENED, terminal->number, 0, payload, sizeof payload);
}

void answer_open_failed(struct supervisor *supervisor, const struct terminal *terminal, const char *sentence)
{
    answer(supervisor, ANSWER_OPEN_FAILED, terminal->number, 0, sentence, strlen(sentence));
}

void answer_attached(struct supervisor *supervisor, const struct channel *channel)
{
    answer_offset(supervisor, ANSWER_ATTACHED, channel);
}

void answer_gap(struct supervisor *supervisor, const struct channel *channel)
{
    answer_offset(supervisor, ANSWER_GAP, channel);
}

void answer_closed(struct supervisor *supervisor, uint8_t terminal, uint16_t channel, enum end_reason reason, uint8_t status)
{
    unsigned char payload[2] = {(unsigned char)reason, status};
    answer(supervisor, ANSWER_CLOSED, terminal, channel, payload, sizeof payload);
}

void answer_ended(struct supervisor *supervisor, uint8_t terminal, enum end_reason reason, uint8_t status)
{
    unsigned char payload[2] = {(unsigned char)reason, status};
    answer(supervisor, ANSWER_ENDED, terminal, 0, payload, sizeof payload);
}

void answer_pong(struct supervisor *supervisor, const unsigned char payload[8])
{
    answer(supervisor, ANSWER_PONG, 0, 0, payload, 8);
}

void answer_error(struct supervisor *supervisor, const char *sentence)
{
    answer(supervisor, ANSWER_ERROR, 0, 0, sentence, strlen(sentence));
}

void answer_input_full(struct supervisor *supervisor, uint8_t terminal)
{
    answer(supervisor, ANSWER_INPUT_FULL, terminal, 0, "", 0);
}

void answer_input_taken(struct supervisor *supervisor, uint8_t terminal, uint32_t bytes)
{
    unsigned char payload[4];
    write_u32(payload, bytes);
    answer(supervisor, ANSWER_INPUT_TAKEN, terminal, 0, payload, sizeof payload);
}
