#include "ports.h"

#include "frame.h"
#include "listening.h"
#include "outlet.h"
#include "port.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * One thread, poll, and no memory but this. What a program sends is read straight into the buffer of the server's pipe, and
 * only while that has room, so a hundred floods hold no more than one.
 */
enum {
    /* By turns: small enough that a flood delays a short answer by little, large enough for the pipe's sake. */
    PIECE = 16 * 1024,
    IN_SIZE = HEADER_SIZE + PORT_WINDOW,
    SLOT_IN = PORT_CONNECTIONS,
    SLOT_OUT,
    SLOTS,
};

static struct ports {
    int in;
    int out;
    struct port of[PORT_CONNECTIONS];
    unsigned turn; /* who is read first */
    unsigned char received[IN_SIZE];
    size_t held;
    struct outlet outlet;
} ports;

static uint16_t number_of(const struct port *port)
{
    return (uint16_t)(port - ports.of + 1);
}

static void close_port(struct port *port, enum port_end reason)
{
    unsigned char payload = (unsigned char)reason;
    port_close(port);
    outlet_frame(&ports.outlet, PORT_CLOSED, number_of(port), &payload, sizeof payload);
}

static void list(void)
{
    struct listening found;
    unsigned char payload[2 * PORTS_LISTED];
    listening_find(&found);
    for (int i = 0; i < found.count; i++)
        write_u16(payload + 2 * i, found.ports[i]);
    outlet_frame(&ports.outlet, PORT_LISTENING, 0, payload, 2 * (size_t)found.count);
}

/* What is wrong with a header, or NULL. */
static const char *problem_of(const struct frame_header *header)
{
    static const uint32_t lengths[] = {
        [PORT_CONNECT] = 6, [PORT_FINISH] = 0, [PORT_CREDIT] = 4, [PORT_RESET] = 0, [PORT_LIST] = 0,
    };
    if (header->type < PORT_CONNECT || header->type > PORT_LIST)
        return "unknown frame type";
    if (header->type == PORT_SEND ? header->length > PORT_WINDOW : header->length != lengths[header->type])
        return "wrong frame length";
    if (header->type != PORT_LIST && (header->channel < 1 || header->channel > PORT_CONNECTIONS))
        return "no such connection number";
    return NULL;
}

/* What is wrong with the frame, or NULL. */
static const char *obey(const struct frame_header *header, const unsigned char *payload)
{
    struct port *port = &ports.of[(header->channel - 1u) % PORT_CONNECTIONS];
    if (port->state == PORT_FREE && header->type != PORT_CONNECT && header->type != PORT_LIST)
        return NULL;
    switch ((enum port_request)header->type) {
    case PORT_CONNECT:
        if (port->state != PORT_FREE)
            return "the connection is in use";
        if (!port_connect(port, read_u16(payload), read_u32(payload + 2)))
            close_port(port, PORT_REFUSED);
        break;
    case PORT_SEND:
        if (!port_take(port, payload, header->length))
            return "more than the window was sent";
        break;
    case PORT_FINISH:
        port_finish(port);
        break;
    case PORT_CREDIT:
        port_credit(port, read_u32(payload));
        break;
    case PORT_RESET:
        close_port(port, PORT_ENDED);
        break;
    case PORT_LIST:
        list();
        break;
    }
    return NULL;
}

/* Obeys the whole frames that are there, while their answers have room: a server that asks and never reads waits. */
static const char *obey_received(void)
{
    size_t at = 0;
    const char *problem = NULL;
    while (problem == NULL && ports.held - at >= HEADER_SIZE && outlet_room(&ports.outlet) > 0) {
        const unsigned char *head = ports.received + at;
        struct frame_header header = {head[0], head[1], read_u16(head + 2), read_u32(head + 4)};
        problem = problem_of(&header);
        if (problem != NULL || ports.held - at < HEADER_SIZE + header.length)
            break;
        problem = obey(&header, head + HEADER_SIZE);
        at += HEADER_SIZE + header.length;
    }
    ports.held -= at;
    memmove(ports.received, ports.received + at, ports.held);
    return problem;
}

/* False at the end. */
static bool receive(void)
{
    ssize_t got = read(ports.in, ports.received + ports.held, IN_SIZE - ports.held);
    if (got > 0)
        ports.held += (size_t)got;
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static void carry_back(struct port *port)
{
    size_t room = outlet_room(&ports.outlet);
    if (room <= HEADER_SIZE || port->credit == 0 || port->ended)
        return;
    size_t longest = room - HEADER_SIZE < PIECE ? room - HEADER_SIZE : PIECE;
    ssize_t got = port_read(port, outlet_begin(&ports.outlet, longest), longest);
    if (got > 0) {
        outlet_end(&ports.outlet, PORT_RECEIVED, number_of(port), (size_t)got);
    } else if (got < 0) {
        close_port(port, PORT_BROKEN);
    } else if (port->ended) {
        outlet_frame(&ports.outlet, PORT_FINISHED, number_of(port), "", 0);
    }
}

static void serve(struct port *port, short events)
{
    if (port->state == PORT_CONNECTING && events != 0) {
        if (!port_go_on_connecting(port)) {
            close_port(port, PORT_REFUSED);
            return;
        }
        if (port->state != PORT_OPEN)
            return;
        outlet_frame(&ports.outlet, PORT_CONNECTED, number_of(port), "", 0);
        port_write(port);
    } else if (port->state == PORT_OPEN && events != 0) {
        port_write(port);
        carry_back(port);
    }
}

/* What became of it, whoever moved it on. */
static void settle(struct port *port)
{
    if (port->state != PORT_OPEN)
        return;
    /* Put off while nobody reads, so that a program that takes a byte at a time makes no more than one of them. */
    if (port->taken > 0 && outlet_room(&ports.outlet) > 0) {
        unsigned char payload[4];
        write_u32(payload, port->taken);
        port->taken = 0;
        outlet_frame(&ports.outlet, PORT_TAKEN, number_of(port), payload, sizeof payload);
    }
    if (port_is_done(port))
        close_port(port, PORT_ENDED);
}

static void watch(struct pollfd set[SLOTS])
{
    bool room = outlet_room(&ports.outlet) > HEADER_SIZE;
    for (int i = 0; i < PORT_CONNECTIONS; i++) {
        struct port *port = &ports.of[i];
        short events = port->state == PORT_FREE ? 0 : port_events(port, room);
        /* Out of the set while nothing is wanted: poll reports hang-ups unasked, again and again. */
        set[i] = (struct pollfd){.fd = events != 0 ? port->socket : -1, .events = events};
    }
    bool listens = ports.held < IN_SIZE && outlet_room(&ports.outlet) > 0;
    set[SLOT_IN] = (struct pollfd){.fd = ports.in, .events = listens ? POLLIN : 0};
    set[SLOT_OUT] = (struct pollfd){.fd = ports.out, .events = outlet_is_empty(&ports.outlet) ? 0 : POLLOUT};
}

static void serve_all(const struct pollfd set[SLOTS])
{
    for (unsigned i = 0; i < PORT_CONNECTIONS; i++) {
        unsigned at = (ports.turn + i) % PORT_CONNECTIONS;
        serve(&ports.of[at], set[at].revents);
    }
    ports.turn = (ports.turn + 1) % PORT_CONNECTIONS;
}

static void prepare(int in, int out)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    fcntl(in, F_SETFL, fcntl(in, F_GETFL) | O_NONBLOCK);
    fcntl(out, F_SETFL, fcntl(out, F_GETFL) | O_NONBLOCK);
    ports.in = in;
    ports.out = out;
    for (int i = 0; i < PORT_CONNECTIONS; i++)
        ports.of[i].socket = -1;
}

int ports_run(int in, int out)
{
    unsigned char version[2];
    prepare(in, out);
    write_u16(version, PROTOCOL_VERSION);
    outlet_frame(&ports.outlet, ANSWER_HELLO, 0, version, sizeof version);
    while (true) {
        struct pollfd set[SLOTS];
        watch(set);
        if (poll(set, SLOTS, -1) < 0 && errno != EINTR)
            return EXIT_FAILURE;
        if ((set[SLOT_OUT].revents & (POLLERR | POLLNVAL)) != 0)
            return EXIT_SUCCESS;
        serve_all(set);
        if (set[SLOT_IN].revents != 0 && !receive())
            return EXIT_SUCCESS;
        const char *problem = obey_received();
        if (problem != NULL)
            outlet_frame(&ports.outlet, ANSWER_ERROR, 0, problem, strlen(problem));
        for (int i = 0; i < PORT_CONNECTIONS; i++)
            settle(&ports.of[i]);
        if (!outlet_send(&ports.outlet, ports.out))
            return EXIT_SUCCESS;
        if (problem != NULL)
            return EXIT_FAILURE;
    }
}
