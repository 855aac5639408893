#include "listening.h"

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

/* The kernel lists sockets that listen first, so what a learner with many connections adds comes after this. */
enum { TABLE_READ = 64 * 1024, ADDRESS_LONGEST = 32, NOT_A_DIGIT = -1 };

/* The addresses at which a connection to localhost arrives, as the kernel writes them: words in the machine's own order. */
static const char *const LOCAL[] = {
    "00000000",
    "0100007F",
    "00000000000000000000000000000000",
    "00000000000000000000000001000000",
};

static const char LISTENS[] = "0A";

static void add(struct listening *found, uint16_t port)
{
    int at = 0;
    while (at < found->count && found->ports[at] < port)
        at++;
    if (found->count == PORTS_LISTED || (at < found->count && found->ports[at] == port))
        return;
    memmove(found->ports + at + 1, found->ports + at, (size_t)(found->count - at) * sizeof found->ports[0]);
    found->ports[at] = port;
    found->count++;
}

static bool is_local(const char *address, size_t length)
{
    for (size_t i = 0; i < sizeof LOCAL / sizeof LOCAL[0]; i++) {
        if (strlen(LOCAL[i]) == length && memcmp(LOCAL[i], address, length) == 0)
            return true;
    }
    return false;
}

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : NOT_A_DIGIT;
}

/* The number behind four hexadecimal digits; 0, which is no port, for anything else. */
static uint16_t port_of(const char *digits)
{
    unsigned port = 0;
    for (int i = 0; i < 4; i++) {
        if (digit(digits[i]) == NOT_A_DIGIT)
            return 0;
        port = port << 4 | (unsigned)digit(digits[i]);
    }
    return (uint16_t)port;
}

/* The next word of a line that ends at `end`. */
static const char *word(const char **at, const char *end, size_t *length)
{
    while (*at < end && **at == ' ')
        (*at)++;
    const char *start = *at;
    while (*at < end && **at != ' ')
        (*at)++;
    *length = (size_t)(*at - start);
    return start;
}

/* A line reads "number: address:port address:port state …". */
static void read_line(struct listening *found, const char *at, const char *end)
{
    size_t length;
    word(&at, end, &length);
    const char *local = word(&at, end, &length);
    const char *colon = memchr(local, ':', length);
    if (colon == NULL || colon - local > ADDRESS_LONGEST || local + length - colon != 5)
        return;
    uint16_t port = port_of(colon + 1);
    word(&at, end, &length);
    const char *state = word(&at, end, &length);
    if (port != 0 && length == 2 && memcmp(state, LISTENS, 2) == 0 && is_local(local, (size_t)(colon - local)))
        add(found, port);
}

void listening_read(struct listening *found, const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        if (newline == NULL)
            return;
        read_line(found, text, newline);
        text = newline + 1;
    }
}

static void find_in(struct listening *found, const char *table)
{
    static char text[TABLE_READ];
    size_t length = 0;
    int file = open(table, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    for (ssize_t got = 1; got > 0 && length < sizeof text; length += got > 0 ? (size_t)got : 0)
        got = read(file, text + length, sizeof text - length);
    close(file);
    listening_read(found, text, length);
}

void listening_find(struct listening *found)
{
    found->count = 0;
    find_in(found, "/proc/net/tcp");
    find_in(found, "/proc/net/tcp6");
}
