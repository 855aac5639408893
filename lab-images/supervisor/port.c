#include "port.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static bool in_progress(int result)
{
    return result == 0 || errno == EINPROGRESS || errno == EINTR;
}

static bool connect_four(int descriptor, uint16_t port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    return in_progress(connect(descriptor, (struct sockaddr *)&address, sizeof address));
}

static bool connect_six(int descriptor, uint16_t port)
{
    struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_port = htons(port), .sin6_addr = in6addr_loopback};
    return in_progress(connect(descriptor, (struct sockaddr *)&address, sizeof address));
}

static bool begin(struct port *port)
{
    const int yes = 1;
    int family = port->last_try ? AF_INET6 : AF_INET;
    port->socket = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (port->socket < 0)
        return false;
    setsockopt(port->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    port->state = PORT_CONNECTING;
    if (port->last_try ? connect_six(port->socket, port->wanted) : connect_four(port->socket, port->wanted))
        return true;
    port_close(port);
    return false;
}

static bool begin_with_next(struct port *port)
{
    while (!port->last_try) {
        port->last_try = true;
        if (begin(port))
            return true;
    }
    return false;
}

bool port_connect(struct port *port, uint16_t wanted, uint32_t credit)
{
    port->socket = -1;
    port->wanted = wanted;
    port->last_try = port->sends_no_more = port->told_so = port->takes_no_more = port->ended = false;
    port->credit = port->taken = 0;
    port->waiting = 0;
    port_credit(port, credit);
    return begin(port) || begin_with_next(port);
}

bool port_go_on_connecting(struct port *port)
{
    int problem = 0;
    socklen_t length = sizeof problem;
    if (getsockopt(port->socket, SOL_SOCKET, SO_ERROR, &problem, &length) == 0 && problem == 0) {
        port->state = PORT_OPEN;
        return true;
    }
    port_close(port);
    return begin_with_next(port);
}

bool port_take(struct port *port, const unsigned char *bytes, size_t length)
{
    if (port->waiting + length > PORT_WINDOW)
        return false;
    if (port->takes_no_more) {
        port->taken += (uint32_t)length;
        return true;
    }
    memcpy(port->bytes + port->waiting, bytes, length);
    port->waiting += length;
    if (port->state == PORT_OPEN)
        port_write(port);
    return true;
}

void port_finish(struct port *port)
{
    port->sends_no_more = true;
    if (port->state == PORT_OPEN)
        port_write(port);
}

void port_credit(struct port *port, uint32_t more)
{
    port->credit = more > PORT_CREDIT_MAX - port->credit ? PORT_CREDIT_MAX : port->credit + more;
}

static void drop_waiting(struct port *port)
{
    port->takes_no_more = true;
    port->taken += (uint32_t)port->waiting;
    port->waiting = 0;
}

void port_write(struct port *port)
{
    if (port->waiting > 0) {
        ssize_t sent = send(port->socket, port->bytes, port->waiting, MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EINTR) {
            drop_waiting(port);
        } else if (sent > 0) {
            port->waiting -= (size_t)sent;
            port->taken += (uint32_t)sent;
            memmove(port->bytes, port->bytes + sent, port->waiting);
        }
    }
    if (port->waiting == 0 && port->sends_no_more && !port->told_so) {
        shutdown(port->socket, SHUT_WR);
        port->told_so = true;
    }
}

ssize_t port_read(struct port *port, unsigned char *into, size_t room)
{
    if (room > port->credit)
        room = port->credit;
    ssize_t got = recv(port->socket, into, room, 0);
    if (got > 0) {
        port->credit -= (uint32_t)got;
        return got;
    }
    if (got == 0) {
        port->ended = true;
        return 0;
    }
    return errno == EAGAIN || errno == EINTR ? 0 : -1;
}

bool port_is_done(const struct port *port)
{
    return port->ended && (port->told_so || port->takes_no_more);
}

short port_events(const struct port *port, bool room)
{
    if (port->state == PORT_CONNECTING)
        return POLLOUT;
    return (short)((port->waiting > 0 ? POLLOUT : 0) | (room && port->credit > 0 && !port->ended ? POLLIN : 0));
}

void port_close(struct port *port)
{
    if (port->socket >= 0)
        close(port->socket);
    port->socket = -1;
    port->state = PORT_FREE;
}
