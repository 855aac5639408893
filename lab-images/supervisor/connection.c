#include "connection.h"

#include "answers.h"
#include "supervisor.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static void make_non_blocking(int descriptor)
{
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

static void clear(struct connection *connection)
{
    connection->relay = connection->in = connection->out = -1;
    connection->received_start = connection->received_end = 0;
    connection->outbox_start = connection->outbox_end = 0;
    connection->head_left = connection->data_left = 0;
    connection->data_of = connection->typed_into = NULL;
    connection->blocked = false;
    connection->usual_width = 0;
    connection->narrow_at = NEVER;
    frame_parser_reset(&connection->parser);
}

void connection_open(struct supervisor *supervisor, int relay, int in, int out)
{
    struct connection *connection = &supervisor->connection;
    connection_close(supervisor);
    make_non_blocking(in);
    make_non_blocking(out);
    connection->relay = relay;
    connection->in = in;
    connection->out = out;
    answer_hello(supervisor);
}

void connection_close(struct supervisor *supervisor)
{
    struct connection *connection = &supervisor->connection;
    if (connection_exists(connection)) {
        close(connection->in);
        close(connection->out);
        if (connection->relay >= 0)
            close(connection->relay);
    }
    if (connection->typed_into != NULL)
        terminal_input_forget(connection->typed_into);
    clear(connection);
    for (int i = 0; i < CHANNELS; i++)
        channel_detach(&supervisor->channels[i]);
    for (int i = 0; i < TERMINALS; i++)
        supervisor->terminals[i].opens_waiting = 0;
}

bool connection_takes_frames(const struct connection *connection)
{
    size_t used = connection->outbox_end - connection->outbox_start;
    return connection_exists(connection) && used <= OUTBOX_SIZE - OUTBOX_RESERVE;
}

void connection_answer(struct supervisor *supervisor, struct frame_header header, const void *payload)
{
    struct connection *connection = &supervisor->connection;
    size_t size = HEADER_SIZE + header.length;
    if (!connection_exists(connection))
        return;
    if (connection->outbox_end + size > OUTBOX_SIZE) {
        size_t used = connection->outbox_end - connection->outbox_start;
        memmove(connection->outbox, connection->outbox + connection->outbox_start, used);
        connection->outbox_start = 0;
        connection->outbox_end = used;
    }
    if (connection->outbox_end + size > OUTBOX_SIZE) {
        connection_close(supervisor);
        return;
    }
    unsigned char *at = connection->outbox + connection->outbox_end;
    frame_header_write(at, header);
    memcpy(at + HEADER_SIZE, payload, header.length);
    connection->outbox_end += size;
}
