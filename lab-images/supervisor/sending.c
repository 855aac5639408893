#include "sending.h"

#include "answers.h"
#include "width.h"

#include <errno.h>
#include <sys/uio.h>
#include <unistd.h>

enum {
    SMALL = 1024,
    /* With its header one write that a pipe can take whole; what is left over would go alone, by all the hops there are. A
     * larger frame would only keep small ones waiting. */
    FLOOD_FRAME = 64 * 1024 - HEADER_SIZE,
    FRAMES_A_TURN = 32,
};

/* Takes `sent` off what is left of the frame under way. */
static void advance(struct connection *connection, size_t sent)
{
    size_t of_head = sent < connection->head_left ? sent : connection->head_left;
    connection->head_left -= of_head;
    connection->data_from += sent - of_head;
    connection->data_left -= sent - of_head;
}

/* The result of a write: false when the pipe took less than all, or nothing will ever be taken again. */
static bool took_all(struct supervisor *supervisor, ssize_t sent, size_t wanted)
{
    if (sent < 0 && errno != EAGAIN && errno != EINTR) {
        connection_close(supervisor);
        return false;
    }
    supervisor->connection.blocked = sent < 0 || (size_t)sent < wanted;
    return !supervisor->connection.blocked;
}

static bool send_data(struct supervisor *supervisor)
{
    struct connection *connection = &supervisor->connection;
    struct iovec pieces[3];
    size_t wanted = connection->head_left + connection->data_left;
    pieces[0].iov_base = connection->head + HEADER_SIZE - connection->head_left;
    pieces[0].iov_len = connection->head_left;
    int count = ring_slice(&connection->data_of->output, connection->data_from, connection->data_left, pieces + 1);
    ssize_t sent = writev(connection->out, pieces, 1 + count);
    if (sent > 0)
        advance(connection, (size_t)sent);
    return took_all(supervisor, sent, wanted);
}

static bool send_answers(struct supervisor *supervisor)
{
    struct connection *connection = &supervisor->connection;
    size_t wanted = connection->outbox_end - connection->outbox_start;
    ssize_t sent = write(connection->out, connection->outbox + connection->outbox_start, wanted);
    if (sent > 0)
        connection->outbox_start += (size_t)sent;
    if (connection->outbox_start == connection->outbox_end)
        connection->outbox_start = connection->outbox_end = 0;
    return took_all(supervisor, sent, wanted);
}

static bool is_due(const struct channel *channel, size_t sendable, nanos now)
{
    /* With its credit used up it gains nothing by waiting. */
    return now >= channel->terminal->linger_until || sendable >= FLOOD_FRAME || sendable == channel->credit
        || channel->terminal->state == TERMINAL_FLUSHING;
}

static void begin_data(struct connection *connection, struct channel *channel, size_t length, nanos now)
{
    if (length >= FLOOD_FRAME) {
        length = FLOOD_FRAME;
        width_flood(connection, now);
    }
    struct frame_header header = {ANSWER_DATA, channel->terminal->number, channel->number, (uint32_t)length};
    frame_header_write(connection->head, header);
    connection->head_left = HEADER_SIZE;
    connection->data_of = channel->terminal;
    connection->data_from = channel->position;
    connection->data_left = length;
    channel->position += length;
    channel->credit -= (uint32_t)length;
    if (channel_at_end(channel))
        channel->terminal->linger_until = 0;
}

/* Chooses the next frame; false when nobody has anything to send. */
static bool choose(struct supervisor *supervisor, nanos now)
{
    struct connection *connection = &supervisor->connection;
    struct channel *chosen = NULL;
    size_t length = 0;
    for (int i = 0; i < CHANNELS; i++) {
        struct channel *channel = &supervisor->channels[(connection->turn + i) % CHANNELS];
        if (channel->terminal == NULL || channel->credit == 0)
            continue;
        if (channel_fell_off(channel)) {
            answer_gap(supervisor, channel);
            return true;
        }
        size_t sendable = channel_sendable(channel);
        if (sendable == 0 || !is_due(channel, sendable, now))
            continue;
        if (chosen == NULL || sendable <= SMALL) {
            chosen = channel;
            length = sendable;
        }
        if (sendable <= SMALL)
            break;
    }
    if (chosen == NULL)
        return false;
    connection->turn = chosen->number; /* numbers start at 1: this is the one after it */
    begin_data(connection, chosen, length, now);
    return true;
}

void sending_run(struct supervisor *supervisor, nanos now)
{
    struct connection *connection = &supervisor->connection;
    for (int frames = 0; connection_exists(connection); frames++) {
        if (connection->head_left + connection->data_left > 0) {
            if (!send_data(supervisor))
                return;
        } else if (connection->outbox_end > connection->outbox_start) {
            if (!send_answers(supervisor))
                return;
        } else if (frames >= FRAMES_A_TURN) {
            connection->blocked = true; /* others' turn; the pipe will say at once that it has room */
            return;
        } else if (!choose(supervisor, now)) {
            return;
        }
    }
}

nanos sending_due(const struct supervisor *supervisor, nanos now)
{
    nanos due = NEVER;
    if (!connection_exists(&supervisor->connection) || supervisor->connection.blocked)
        return NEVER;
    for (int i = 0; i < CHANNELS; i++) {
        const struct channel *channel = &supervisor->channels[i];
        if (channel->terminal == NULL)
            continue;
        size_t sendable = channel_sendable(channel);
        /* What became due since the last sending_run counts too, or it would wait for somebody else's event. */
        if (sendable > 0)
            due = sooner(due, is_due(channel, sendable, now) ? now : channel->terminal->linger_until);
    }
    return due;
}

uint64_t sending_floor(const struct supervisor *supervisor, const struct terminal *terminal, bool *watched)
{
    uint64_t floor = terminal->output.end;
    *watched = channels_fastest(supervisor->channels, terminal, &floor);
    if (sending_holds(supervisor, terminal) && supervisor->connection.data_from < floor)
        floor = supervisor->connection.data_from;
    return floor;
}

bool sending_holds(const struct supervisor *supervisor, const struct terminal *terminal)
{
    return supervisor->connection.data_of == terminal && supervisor->connection.data_left > 0;
}
