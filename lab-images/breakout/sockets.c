/* Address families and ways to other machines. */
#include "try.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_alg.h>
#include <linux/netlink.h>
#include <linux/vm_sockets.h>
#include <netinet/in.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static long try_vsock(const char *unused)
{
    (void)unused;
    return socket(AF_VSOCK, SOCK_STREAM, 0);
}

static long try_alg(const char *unused)
{
    (void)unused;
    return socket(AF_ALG, SOCK_SEQPACKET, 0);
}

static long try_packet(const char *unused)
{
    (void)unused;
    return socket(AF_PACKET, SOCK_RAW, 0);
}

static long try_raw(const char *unused)
{
    (void)unused;
    return socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
}

/* A datagram needs a route and nobody who answers, so that one try says it for every port. */
static long try_route(const char *address)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(53)};
    int from = socket(AF_INET, SOCK_DGRAM, 0);
    inet_pton(AF_INET, address == NULL ? "169.254.169.254" : address, &to.sin_addr);
    return connect(from, (struct sockaddr *)&to, sizeof to);
}

static long try_connect(const char *address_and_port)
{
    char address[64] = "127.0.0.1";
    int port = 80;
    struct sockaddr_in to = {.sin_family = AF_INET};
    if (address_and_port != NULL)
        sscanf(address_and_port, "%63[^:]:%d", address, &port);
    to.sin_port = htons((unsigned short)port);
    inet_pton(AF_INET, address, &to.sin_addr);
    int from = socket(AF_INET, SOCK_STREAM, 0);
    struct timeval patience = {.tv_sec = 2};
    setsockopt(from, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    return connect(from, (struct sockaddr *)&to, sizeof to);
}

/* Knocks at the supervisor's door as its relay does, handing over descriptors of our own: taken, they would be the server's
 * stream. It answers with one byte to whom it lets in. */
static long try_supervisor(const char *unused)
{
    static const char name[] = "drydock-supervisor";
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    (void)unused;
    memcpy(address.sun_path + 1, name, sizeof name - 1);
    int peer = socket(AF_UNIX, SOCK_SEQPACKET, 0);
    if (connect(peer, (struct sockaddr *)&address, offsetof(struct sockaddr_un, sun_path) + sizeof name) != 0)
        return -1;
    char byte = 0;
    struct iovec piece = {&byte, 1};
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(sizeof(int[2]))];
    } control = {.header = {.cmsg_len = CMSG_LEN(sizeof(int[2])), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS}};
    const int descriptors[2] = {0, 1};
    memcpy(CMSG_DATA(&control.header), descriptors, sizeof descriptors);
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    if (sendmsg(peer, &message, MSG_NOSIGNAL) < 0)
        return -1;
    struct pollfd answer = {.fd = peer, .events = POLLIN};
    if (poll(&answer, 1, 2000) <= 0) {
        errno = ETIMEDOUT;
        return -1;
    }
    if (recv(peer, &byte, 1, 0) != 1) {
        errno = ECONNREFUSED;
        return -1;
    }
    return byte;
}

const struct attempt sockets[] = {
    {"vsock", try_vsock},
    {"alg", try_alg},
    {"packet", try_packet},
    {"raw", try_raw},
    {"route", try_route},
    {"connect", try_connect},
    {"supervisor", try_supervisor},
    {NULL, NULL},
};
