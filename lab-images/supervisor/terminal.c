#include "terminal.h"

#include "keeper.h"
#include "processes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    READ_SIZE = 16 * 1024,
    /* So that one flooding terminal cannot keep the loop from the others. */
    READ_TURN = 64 * 1024,
    /* A turn that reads this much is a flood; a screen full of text is not. */
    FLOOD_READ = 2048,
    UNWATCHED_BYTES_PER_SECOND = 1024 * 1024,
    MAPPING_SIZE = RING_SIZE + INPUT_QUEUE_SIZE,
};

static const nanos LINGER = MICROSECONDS(300);
/* Lets the program fill the kernel's 12 KiB, instead of waking for every 4. On a busy machine this was worth a third for one
 * flood and a factor of two for eight; twice as long was slower again. */
static const nanos FLOOD_PAUSE = MICROSECONDS(40);
/* After an error of the pseudo-terminal, which a poll would report for ever. */
static const nanos ERROR_PAUSE = MILLISECONDS(100);

static int devpts = -1;

bool terminals_prepare(struct terminal terminals[TERMINALS])
{
    for (int i = 0; i < TERMINALS; i++)
        terminals[i] = (struct terminal){.number = (uint8_t)(i + 1), .master = -1, .slave = -1, .news = -1};
    devpts = open("/dev/pts", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return devpts >= 0;
}

const char *terminal_start_problem(int reason)
{
    switch (reason) {
    case EAGAIN:
        return "no more processes: the lab reached its task limit";
    case ENOMEM:
        return "no more memory: the lab reached its limit";
    case ENOSPC:
        return "no more pseudo-terminals: the lab uses them all";
    default:
        return "the terminal could not be made";
    }
}

/* Not by /dev/ptmx or /dev/pts/N, where root in the lab may have put something else. */
static bool open_pair(struct terminal *terminal, uid_t owner)
{
    int unlocked = 0;
    terminal->master = openat(devpts, "ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (terminal->master < 0 || ioctl(terminal->master, TIOCSPTLCK, &unlocked) != 0)
        return false;
    terminal->slave = ioctl(terminal->master, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal->slave < 0)
        return false;
    return owner == geteuid() || fchown(terminal->slave, owner, (gid_t)-1) == 0;
}

/* Kept out of forks: a page that PID 1 writes while a keeper still shares it would be copied, and doubled in memory. */
static bool map_buffers(struct terminal *terminal)
{
    unsigned char *bytes = mmap(NULL, MAPPING_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED)
        return false;
    madvise(bytes, MAPPING_SIZE, MADV_DONTFORK);
    terminal->output = (struct ring){.bytes = bytes, .size = RING_SIZE};
    terminal->input = (struct ring){.bytes = bytes + RING_SIZE, .size = INPUT_QUEUE_SIZE};
    return true;
}

const char *terminal_start(struct terminal *terminal, const struct shell_settings *settings)
{
    if (open_pair(terminal, settings->learner.uid) && map_buffers(terminal)) {
        terminal_resize(terminal, terminal->window);
        terminal->keeper = keeper_start(settings, terminal->slave, &terminal->news);
        struct process keeper;
        if (terminal->keeper > 0) {
            terminal->started = processes_find(terminal->keeper, &keeper) ? keeper.started : 0;
            terminal->state = TERMINAL_STARTING;
            return NULL;
        }
        terminal->keeper = 0;
    }
    const char *problem = terminal_start_problem(errno);
    terminal_free(terminal);
    return problem;
}

static void close_if_open(int descriptor)
{
    if (descriptor >= 0)
        close(descriptor);
}

void terminal_free(struct terminal *terminal)
{
    close_if_open(terminal->master);
    close_if_open(terminal->slave);
    close_if_open(terminal->news);
    if (terminal->output.bytes != NULL)
        munmap(terminal->output.bytes, MAPPING_SIZE);
    *terminal = (struct terminal){
        .number = terminal->number,
        .master = -1,
        .slave = -1,
        .news = -1,
        .opens_waiting = terminal->opens_waiting,
        .window = terminal->window,
    };
}

void terminal_resize(struct terminal *terminal, struct window window)
{
    terminal->window = window;
    struct winsize size = {.ws_col = window.columns, .ws_row = window.rows};
    if (terminal->master >= 0)
        ioctl(terminal->master, TIOCSWINSZ, &size);
}

bool terminal_wants_output(const struct terminal *terminal, uint64_t floor, nanos now)
{
    return terminal->master >= 0 && now >= terminal->readable_at && terminal->output.end - floor < RING_SIZE;
}

static void after_reading(struct terminal *terminal, size_t total, bool watched, nanos now)
{
    if (!watched) {
        terminal->readable_at = now + (nanos)total * SECONDS(1) / UNWATCHED_BYTES_PER_SECOND;
    } else if (total < FLOOD_READ) {
        terminal->linger_until = now;
    } else {
        terminal->readable_at = now + FLOOD_PAUSE;
        if (terminal->linger_until == 0)
            terminal->linger_until = now + LINGER;
    }
}

void terminal_read(struct terminal *terminal, uint64_t floor, bool watched, nanos now)
{
    size_t total = 0;
    /* Unwatched output is read by one piece a turn: its pace is set by pauses, and a large piece would be a burst. */
    size_t turn = watched ? READ_TURN : 1;
    while (total < turn && terminal_wants_output(terminal, floor, now)) {
        size_t room = RING_SIZE - (size_t)(terminal->output.end - floor);
        size_t length;
        unsigned char *space = ring_space(&terminal->output, room < READ_SIZE ? room : READ_SIZE, &length);
        ssize_t got = read(terminal->master, space, length);
        terminal->drained = got <= 0;
        if (got <= 0) {
            if (got == 0 || (errno != EAGAIN && errno != EINTR))
                terminal->readable_at = now + ERROR_PAUSE;
            break;
        }
        ring_filled(&terminal->output, (size_t)got);
        total += (size_t)got;
    }
    if (total > 0)
        after_reading(terminal, total, watched, now);
}

bool terminal_input_fits(const struct terminal *terminal, uint32_t length)
{
    return terminal->input.end - terminal->input_written + length <= INPUT_QUEUE_SIZE;
}

void terminal_input_piece(struct terminal *terminal, const void *bytes, size_t length)
{
    ring_append(&terminal->input, bytes, length);
}

void terminal_input_end(struct terminal *terminal)
{
    terminal->input_taken = terminal->input.end;
}

void terminal_input_forget(struct terminal *terminal)
{
    terminal->input.end = terminal->input_taken;
}

bool terminal_input_waits(const struct terminal *terminal)
{
    return terminal->master >= 0 && terminal->input_taken > terminal->input_written;
}

void terminal_write(struct terminal *terminal)
{
    while (terminal_input_waits(terminal)) {
        struct iovec pieces[2];
        size_t length = (size_t)(terminal->input_taken - terminal->input_written);
        ring_slice(&terminal->input, terminal->input_written, length, pieces);
        ssize_t put = write(terminal->master, pieces[0].iov_base, pieces[0].iov_len);
        if (put < 0 && errno != EAGAIN && errno != EINTR)
            put = (ssize_t)length; /* nobody can ever read it, and waiting for an error to pass would spin */
        if (put <= 0)
            return;
        terminal->input_written += (uint64_t)put;
    }
}
