/* Takes as much of one thing as it gets, up to a bound, says how much that was, and holds it for some seconds. The
 * answer is always a number: how much is too much is for the caller to say. */
#include "try.h"

#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MIB = 1024 * 1024, HELD_SECONDS = 6 };

static long hold(const char *what, long got)
{
    printf("%s taken: %ld\n", what, got);
    fflush(stdout);
    sleep(HELD_SECONDS);
    return got;
}

static long bound(const char *argument, long otherwise)
{
    return argument == NULL ? otherwise : atol(argument);
}

static long try_memory(const char *mebibytes)
{
    long wanted = bound(mebibytes, 1024);
    for (long i = 0; i < wanted; i++) {
        char *block = mmap(NULL, MIB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (block == MAP_FAILED)
            return hold("memory", i);
        memset(block, 1, MIB);
    }
    return hold("memory", wanted);
}

static void raise_descriptors(void)
{
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

static int another_terminal(void)
{
    return open("/dev/ptmx", O_RDWR | O_NOCTTY);
}

static int another_watcher(void)
{
    return inotify_init1(0);
}

/* One process holds only so many descriptors: several share the work. */
static long take(const char *what, int (*another)(void), long wanted)
{
    enum { EACH = 1000 };
    int counts[2];
    if (pipe(counts) != 0)
        return -1;
    raise_descriptors();
    long got = 0;
    for (long begun = 0; begun < wanted; begun += EACH) {
        pid_t child = fork();
        if (child == 0) {
            long mine = 0;
            while (mine < EACH && begun + mine < wanted && another() >= 0)
                mine++;
            if (write(counts[1], &mine, sizeof mine) != sizeof mine)
                _exit(1);
            sleep(HELD_SECONDS);
            _exit(0);
        }
        long part = 0;
        if (child < 0 || read(counts[0], &part, sizeof part) != sizeof part || part == 0)
            break;
        got += part;
    }
    return hold(what, got);
}

static long try_terminals(const char *wanted)
{
    return take("terminals", another_terminal, bound(wanted, 1000));
}

static long try_watchers(const char *wanted)
{
    return take("watchers", another_watcher, bound(wanted, 1000));
}

static long try_files(const char *folder)
{
    char path[256];
    enum { MOST = 400000 };
    for (long i = 0; i < MOST; i++) {
        snprintf(path, sizeof path, "%s/%ld", folder == NULL ? "/tmp" : folder, i);
        int file = open(path, O_CREAT | O_WRONLY, 0600);
        if (file < 0)
            return hold("files", i);
        close(file);
    }
    return hold("files", MOST);
}

static long try_message_queues(const char *unused)
{
    char name[32];
    long made = 0;
    struct mq_attr attributes = {.mq_maxmsg = 10, .mq_msgsize = 8192};
    (void)unused;
    for (; made < 64; made++) {
        snprintf(name, sizeof name, "/drydock-%ld", made);
        if (mq_open(name, O_CREAT | O_RDWR, 0600, &attributes) < 0)
            break;
    }
    return hold("message queues", made);
}

const struct attempt consumption[] = {
    {"memory", try_memory},
    {"terminals", try_terminals},
    {"watchers", try_watchers},
    {"files", try_files},
    {"message_queues", try_message_queues},
    {NULL, NULL},
};
