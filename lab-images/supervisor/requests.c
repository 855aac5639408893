#include "requests.h"

#include "answers.h"
#include "ending.h"
#include "opening.h"
#include "sending.h"

#include <errno.h>
#include <unistd.h>

bool requests_wanted(const struct connection *connection)
{
    return connection->received_start == connection->received_end && connection_takes_frames(connection);
}

bool requests_waiting(const struct connection *connection)
{
    return connection->received_start < connection->received_end && connection_takes_frames(connection);
}

void requests_read(struct supervisor *supervisor)
{
    struct connection *connection = &supervisor->connection;
    ssize_t got = read(connection->in, connection->received, RECEIVE_SIZE);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        connection_close(supervisor);
        return;
    }
    connection->received_start = 0;
    connection->received_end = (size_t)got;
}

/* Best effort: the server may not be reading, and nothing after this frame would be heard. */
static void refuse(struct supervisor *supervisor, const char *sentence, nanos now)
{
    answer_error(supervisor, sentence);
    sending_run(supervisor, now);
    connection_close(supervisor);
}

static void attach(struct supervisor *supervisor, struct terminal *terminal, const struct frame_parser *frame, nanos now)
{
    struct channel *channel = &supervisor->channels[frame->header.channel - 1];
    if (channel->terminal != NULL) {
        refuse(supervisor, "the channel is in use", now);
        return;
    }
    if (terminal->state == TERMINAL_FREE) {
        answer_closed(supervisor, terminal->number, channel->number, END_NO_SUCH_TERMINAL, 0);
        return;
    }
    channel_attach(channel, terminal, read_u64(frame->payload), read_u32(frame->payload + 8));
    terminal->readable_at = now; /* it is watched again: no more pauses */
    answer_attached(supervisor, channel);
}

static struct window window_of(const unsigned char payload[4])
{
    return (struct window){.columns = read_u16(payload), .rows = read_u16(payload + 2)};
}

static void obey(struct supervisor *supervisor, const struct frame_parser *frame, nanos now)
{
    const struct frame_header *header = &frame->header;
    struct terminal *terminal = &supervisor->terminals[(header->terminal - 1u) % TERMINALS];
    struct channel *channel = &supervisor->channels[(header->channel - 1u) % CHANNELS];
    switch ((enum request)header->type) {
    case REQUEST_OPEN:
        if (!opening_requested(supervisor, terminal, window_of(frame->payload)))
            refuse(supervisor, "too many OPENs wait for one terminal", now);
        break;
    case REQUEST_ATTACH:
        attach(supervisor, terminal, frame, now);
        break;
    case REQUEST_RESIZE:
        if (terminal_usable(terminal))
            terminal_resize(terminal, window_of(frame->payload));
        break;
    case REQUEST_CREDIT:
        if (channel->terminal != NULL)
            channel_credit(channel, read_u32(frame->payload));
        break;
    case REQUEST_DETACH:
        channel_detach(channel);
        break;
    case REQUEST_END:
        ending_requested(supervisor, terminal, now);
        break;
    case REQUEST_PING:
        answer_pong(supervisor, frame->payload);
        break;
    case REQUEST_INPUT: /* comes in pieces, never here */
        break;
    }
}

static void refuse_input(struct supervisor *supervisor, const struct terminal *terminal, uint32_t length)
{
    answer_input_full(supervisor, terminal->number);
    answer_input_taken(supervisor, terminal->number, length);
}

static void input_begins(struct supervisor *supervisor, const struct frame_header *header)
{
    struct terminal *terminal = &supervisor->terminals[header->terminal - 1];
    supervisor->connection.typed_into = NULL;
    if (!terminal_usable(terminal))
        return;
    if (terminal_input_fits(terminal, header->length))
        supervisor->connection.typed_into = terminal;
    else
        refuse_input(supervisor, terminal, header->length);
}

static void input_ends(struct connection *connection)
{
    if (connection->typed_into == NULL)
        return;
    terminal_input_end(connection->typed_into);
    terminal_write(connection->typed_into);
    connection->typed_into = NULL;
}

void requests_obey(struct supervisor *supervisor, nanos now)
{
    struct connection *connection = &supervisor->connection;
    struct frame_parser *parser = &connection->parser;
    enum frame_event event = FRAME_CONTROL;
    while (event != FRAME_INCOMPLETE && connection_takes_frames(connection)) {
        const unsigned char *at = connection->received + connection->received_start;
        event = frame_next(parser, &at, connection->received + connection->received_end);
        connection->received_start = (size_t)(at - connection->received);
        switch (event) {
        case FRAME_INCOMPLETE:
            break;
        case FRAME_CONTROL:
            obey(supervisor, parser, now);
            break;
        case FRAME_INPUT_BEGIN:
            input_begins(supervisor, &parser->header);
            break;
        case FRAME_INPUT_PIECE:
            if (connection->typed_into != NULL)
                terminal_input_piece(connection->typed_into, parser->piece, parser->piece_length);
            break;
        case FRAME_INPUT_END:
            input_ends(connection);
            break;
        case FRAME_MALFORMED:
            refuse(supervisor, parser->problem, now);
            break;
        }
    }
}
