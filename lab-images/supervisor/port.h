/* One connection to a program of the lab. Knows sockets, and nothing of frames. */
#ifndef DRYDOCK_PORT_H
#define DRYDOCK_PORT_H

#include "protocol.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum port_state { PORT_FREE, PORT_CONNECTING, PORT_OPEN };

struct port {
    enum port_state state;
    int socket;
    uint16_t wanted;
    bool last_try;      /* the last of the addresses of localhost */
    bool sends_no_more; /* the server finished; the socket is told once all is written */
    bool told_so;
    bool takes_no_more; /* the program closed its end: what comes for it is dropped */
    bool ended;         /* the program finished */
    uint32_t credit;    /* bytes that the server still takes */
    uint32_t taken;     /* bytes written, or dropped, that the server has not been told of */
    size_t waiting;
    unsigned char bytes[PORT_WINDOW];
};

/* Begins to connect. False when nothing listens; otherwise the port is connecting, or open already. */
bool port_connect(struct port *port, uint16_t wanted, uint32_t credit);

/* The socket became writable while connecting: as port_connect. */
bool port_go_on_connecting(struct port *port);

/* Takes bytes for the program; false when there are more than the window allows. */
bool port_take(struct port *port, const unsigned char *bytes, size_t length);

void port_finish(struct port *port);
void port_credit(struct port *port, uint32_t more);

/* Writes what the socket takes. */
void port_write(struct port *port);

/* Reads once, within the credit: bytes, 0 for nothing now, or -1 when the connection is broken. The end sets `ended`. */
ssize_t port_read(struct port *port, unsigned char *into, size_t room);

/* Nothing is left to carry either way. */
bool port_is_done(const struct port *port);

/* Events to wait for, of those that poll knows. */
short port_events(const struct port *port, bool room);

void port_close(struct port *port);

#endif
