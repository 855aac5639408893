#include "gate.h"

#include "processes.h"
#include "relay.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A learner who connects in a loop must not keep the loop here. */
enum { ADMITTED_A_TURN = 16 };

int gate_open(void)
{
    struct sockaddr_un address;
    socklen_t length = relay_address(&address);
    int listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, ADMITTED_A_TURN) != 0)
        return -1;
    return listener;
}

/* A process that the engine executes in the lab has no parent here. Whatever a learner starts has one. */
static bool comes_from_outside(int peer)
{
    struct ucred who;
    socklen_t length = sizeof who;
    struct process process;
    return getsockopt(peer, SOL_SOCKET, SO_PEERCRED, &who, &length) == 0 && who.uid == getuid() && who.pid > 1
        && processes_find(who.pid, &process) && process.parent == 0;
}

static void close_candidate(struct supervisor *supervisor)
{
    if (supervisor->candidate >= 0)
        close(supervisor->candidate);
    supervisor->candidate = -1;
}

void gate_admit(struct supervisor *supervisor)
{
    for (int i = 0; i < ADMITTED_A_TURN; i++) {
        int peer = accept4(supervisor->listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (peer < 0)
            return;
        if (!comes_from_outside(peer)) {
            close(peer);
            continue;
        }
        close_candidate(supervisor);
        supervisor->candidate = peer;
    }
}

/* The message's descriptors: exactly two, or none at all. */
static bool receive_descriptors(int peer, int descriptors[2])
{
    char byte;
    struct iovec piece = {&byte, sizeof byte};
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(sizeof(int[2]))];
    } control;
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    if (recvmsg(peer, &message, MSG_CMSG_CLOEXEC) <= 0)
        return false;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header == NULL || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
        return false;
    size_t bytes = header->cmsg_len - CMSG_LEN(0);
    memcpy(descriptors, CMSG_DATA(header), bytes < sizeof(int[2]) ? bytes : sizeof(int[2]));
    if (bytes == sizeof(int[2]))
        return true;
    if (bytes == sizeof(int))
        close(descriptors[0]);
    return false;
}

void gate_take_over(struct supervisor *supervisor)
{
    int peer = supervisor->candidate;
    int descriptors[2];
    const char accepted = RELAY_ACCEPTED;
    if (!receive_descriptors(peer, descriptors)) {
        close_candidate(supervisor);
        return;
    }
    supervisor->candidate = -1;
    send(peer, &accepted, sizeof accepted, MSG_NOSIGNAL);
    connection_open(supervisor, peer, descriptors[0], descriptors[1]);
}
