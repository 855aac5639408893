/*
 * The first process of every lab: it owns the terminals, reaps, and carries the lab's absolute deadline.
 *
 *     supervisor                 as PID 1
 *     supervisor relay           connects the server to PID 1 (protocol.h)
 *     supervisor run -- COMMAND  becomes COMMAND with no more privileges than the learner's shell has
 *     supervisor check ...       runs a check (check.h)
 *     supervisor ports           connects the server to the lab's own ports (ports.h)
 *
 * DRYDOCK_DEADLINE_SECONDS  the lab ends that long after PID 1 began, time spent frozen or suspended included
 * DRYDOCK_DEADLINE_AT       and no later than this second since 1970: a lab that is stopped and started gets no new time
 * DRYDOCK_USER              "uid:gid" of the learner; else PID 1's own
 * DRYDOCK_HOME              where shells start; else HOME
 * DRYDOCK_FIRST_STREAM      when set, the first connection comes by standard input and output instead of by a relay
 * DRYDOCK_SHELL_AHEAD       when set, terminal 1 and its shell are made at once, so that whoever comes finds a prompt
 */
#include "check.h"
#include "connection.h"
#include "gate.h"
#include "loop.h"
#include "opening.h"
#include "ports.h"
#include "processes.h"
#include "relay.h"
#include "sending.h"
#include "service.h"
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { EXIT_USAGE = 64, EXIT_NOT_RUN = 126 };

static struct supervisor supervisor;

static int fail(const char *what)
{
    fprintf(stderr, "drydock: supervisor: %s: %s\n", what, strerror(errno));
    return EXIT_FAILURE;
}

static bool read_settings(struct shell_settings *settings)
{
    settings->home = getenv("DRYDOCK_HOME");
    return identity_from_environment(&settings->learner);
}

/*
 * A server that makes a lab is attached to these before PID 1 begins, and so saves the relay, which costs the engine as
 * much as a fifth of the whole start. They are moved, lest anything that PID 1 or a child prints gets between the frames.
 */
static bool move_first_stream(int stream[2])
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    stream[0] = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    stream[1] = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    bool moved = nothing >= 0 && stream[0] >= 0 && stream[1] >= 0 && dup2(nothing, STDIN_FILENO) >= 0
        && dup2(nothing, STDOUT_FILENO) >= 0;
    if (nothing > STDERR_FILENO)
        close(nothing);
    return moved;
}

/* The descriptors 0 to 2 must be taken, lest a pseudo-terminal get one of them and lose it in a keeper. */
static bool occupy_standard_descriptors(void)
{
    int nothing = open("/dev/null", O_RDWR);
    while (nothing >= 0 && nothing < STDERR_FILENO)
        nothing = dup(nothing);
    if (nothing > STDERR_FILENO)
        close(nothing);
    return nothing >= 0;
}

/*
 * prlimit() asks that the caller's real gid be the real, the effective and the saved gid of its target. With two different
 * ones among ours that is nobody, and root in the lab cannot take our descriptors or CPU time away. An exec makes them
 * one again, so no shell has it. Without CAP_SETGID it is not to be had.
 */
static void refuse_foreign_limits(void)
{
    gid_t other = getgid() + 1;
    if (setresgid((gid_t)-1, (gid_t)-1, other) != 0)
        errno = 0;
}

/* Every other signal keeps its default action, which for the first process means that the lab cannot send it. */
static int watch_signals(void)
{
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGCHLD);
    sigaddset(&ours, SIGTERM);
    signal(SIGPIPE, SIG_IGN);
    if (sigprocmask(SIG_SETMASK, &ours, NULL) != 0)
        return -1;
    return signalfd(-1, &ours, SFD_NONBLOCK | SFD_CLOEXEC);
}

static long seconds_left(long seconds)
{
    const char *moment = getenv("DRYDOCK_DEADLINE_AT");
    if (moment == NULL)
        return seconds;
    long left = strtol(moment, NULL, 10) - (long)time(NULL);
    if (left < 1)
        return 1;
    return left < seconds ? left : seconds;
}

/* The timer, -1 when the lab has no deadline, -2 when it cannot be set. */
static int start_deadline(void)
{
    const char *text = getenv("DRYDOCK_DEADLINE_SECONDS");
    if (text == NULL)
        return -1;
    char *end;
    long seconds = strtol(text, &end, 10);
    struct itimerspec once = {.it_value.tv_sec = seconds > 0 ? seconds_left(seconds) : seconds};
    int timer = timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (end == text || *end != '\0' || seconds <= 0 || timer < 0 || timerfd_settime(timer, 0, &once, NULL) != 0)
        return -2;
    return timer;
}

static int be_first_process(void)
{
    if (getpid() != 1) {
        fputs("drydock: supervisor: without arguments it is only good as a container's first process\n", stderr);
        return EXIT_USAGE;
    }
    /* Same uid, same capabilities: in some labs this is all that keeps the learner from tracing us. */
    if (prctl(PR_SET_DUMPABLE, 0) != 0 || !occupy_standard_descriptors())
        return fail("own process");
    if (!read_settings(&supervisor.settings))
        return fail("DRYDOCK_USER is not uid:gid");
    int first_stream[2] = {-1, -1};
    if (getenv("DRYDOCK_FIRST_STREAM") != NULL && !move_first_stream(first_stream))
        return fail("standard input and output");
    refuse_foreign_limits();
    supervisor.candidate = -1;
    supervisor.exit_at = NEVER;
    supervisor.connection.in = -1;
    connection_close(&supervisor);
    channels_prepare(supervisor.channels);
    if (!processes_open())
        return fail("/proc");
    if (!terminals_prepare(supervisor.terminals))
        return fail("/dev/pts");
    supervisor.signals = watch_signals();
    if (supervisor.signals < 0)
        return fail("signals");
    supervisor.deadline = start_deadline();
    if (supervisor.deadline < -1)
        return fail("DRYDOCK_DEADLINE_SECONDS");
    supervisor.listener = gate_open();
    if (supervisor.listener < 0)
        return fail("socket");
    service_prepare(&supervisor, clock_now());
    if (getenv("DRYDOCK_SHELL_AHEAD") != NULL)
        opening_ahead(&supervisor, &supervisor.terminals[0]);
    if (first_stream[0] >= 0) {
        connection_open(&supervisor, -1, first_stream[0], first_stream[1]);
        /* The loop begins by waiting, and the server waits for this greeting. */
        sending_run(&supervisor, clock_now());
    }
    prctl(PR_SET_TIMERSLACK, 1); /* our pauses are shorter than the usual slack */
    loop_run(&supervisor);
    return EXIT_SUCCESS;
}

static int run_as_learner(char **command)
{
    struct shell_settings settings;
    if (!read_settings(&settings))
        return fail("DRYDOCK_USER is not uid:gid");
    process_reset(STDERR_FILENO + 1);
    if (!privileges_drop(settings.learner))
        return fail("privileges could not be dropped");
    shell_environment(&settings);
    execvp(command[0], command);
    fail(command[0]);
    return EXIT_NOT_RUN;
}

static int be_ports(void)
{
    struct identity learner;
    if (!identity_from_environment(&learner) || !privileges_drop(learner))
        return fail("privileges could not be dropped");
    /* The learner shares our uid, and must not read what a browser sends to a program of another user of the lab. */
    prctl(PR_SET_DUMPABLE, 0);
    return ports_run(STDIN_FILENO, STDOUT_FILENO);
}

int main(int count, char **arguments)
{
    if (count == 1)
        return be_first_process();
    if (count == 2 && strcmp(arguments[1], "relay") == 0)
        return relay_run();
    if (count > 3 && strcmp(arguments[1], "run") == 0 && strcmp(arguments[2], "--") == 0)
        return run_as_learner(arguments + 3);
    if (count > 2 && strcmp(arguments[1], "check") == 0)
        return check_run(count - 2, arguments + 2);
    if (count == 2 && strcmp(arguments[1], "ports") == 0)
        return be_ports();
    fputs("usage: supervisor [relay | ports | run -- COMMAND... | check ...]\n", stderr);
    return EXIT_USAGE;
}
