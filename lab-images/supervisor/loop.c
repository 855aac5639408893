#include "loop.h"

#include "answers.h"
#include "ending.h"
#include "gate.h"
#include "reaping.h"
#include "requests.h"
#include "sending.h"
#include "service.h"
#include "width.h"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * poll and not epoll: what we wait for changes with every credit and every byte, the set is small, and a set that is made
 * anew from the state each turn can never disagree with it.
 */
enum slot {
    SLOT_SIGNALS,
    SLOT_DEADLINE,
    SLOT_LISTENER,
    SLOT_CANDIDATE,
    SLOT_RELAY,
    SLOT_IN,
    SLOT_OUT,
    SLOT_MASTER,
    SLOT_NEWS = SLOT_MASTER + TERMINALS,
    SLOTS = SLOT_NEWS + TERMINALS,
};

static const nanos FAREWELL = SECONDS(1);

/* A descriptor that we want nothing from must not be in the set at all: poll reports hang-ups unasked, again and again. */
static struct pollfd waiting_for(int descriptor, int events)
{
    return (struct pollfd){.fd = events != 0 ? descriptor : -1, .events = (short)events};
}

static nanos watch_terminal(const struct supervisor *supervisor, const struct terminal *terminal, struct pollfd *master,
                            struct pollfd *news, nanos now)
{
    bool watched;
    int events = 0;
    nanos due = NEVER;
    *news = waiting_for(terminal->news, POLLIN);
    if (terminal->state != TERMINAL_FREE && terminal->state != TERMINAL_FLUSHING) {
        uint64_t floor = sending_floor(supervisor, terminal, &watched);
        if (terminal_wants_output(terminal, floor, now))
            events |= POLLIN;
        else if (terminal_wants_output(terminal, floor, NEVER))
            due = terminal->readable_at;
        if (terminal_input_waits(terminal))
            events |= POLLOUT;
    }
    *master = waiting_for(terminal->master, events);
    return due;
}

static nanos watch(const struct supervisor *supervisor, struct pollfd set[SLOTS], nanos now)
{
    const struct connection *connection = &supervisor->connection;
    nanos due = sooner(sooner(sending_due(supervisor, now), ending_due(supervisor)), supervisor->exit_at);
    due = sooner(due, sooner(service_due(supervisor), width_due(connection)));
    if (requests_waiting(connection))
        due = now;
    set[SLOT_SIGNALS] = waiting_for(supervisor->signals, POLLIN);
    set[SLOT_DEADLINE] = waiting_for(supervisor->deadline, supervisor->exit_at == NEVER ? POLLIN : 0);
    set[SLOT_LISTENER] = waiting_for(supervisor->listener, POLLIN);
    set[SLOT_CANDIDATE] = waiting_for(supervisor->candidate, POLLIN);
    set[SLOT_RELAY] = waiting_for(connection->relay, POLLIN);
    set[SLOT_IN] = waiting_for(connection->in, requests_wanted(connection) ? POLLIN : 0);
    /* Wanted even when there is nothing to send: an error there says that the server is gone. */
    set[SLOT_OUT] = (struct pollfd){.fd = connection->out, .events = connection->blocked ? POLLOUT : 0};
    for (int i = 0; i < TERMINALS; i++)
        due = sooner(due, watch_terminal(supervisor, &supervisor->terminals[i], &set[SLOT_MASTER + i], &set[SLOT_NEWS + i], now));
    return due;
}

static void wait_until(struct pollfd set[SLOTS], nanos due, nanos now)
{
    nanos left = due > now ? due - now : 0;
    struct timespec timeout = {.tv_sec = left / SECONDS(1), .tv_nsec = left % SECONDS(1)};
    ppoll(set, SLOTS, due == NEVER ? NULL : &timeout, NULL);
}

/* Everything in the lab is asked to end; who does not is killed by the kernel when PID 1 exits. */
static void say_farewell(struct supervisor *supervisor, nanos now)
{
    if (supervisor->exit_at != NEVER)
        return;
    supervisor->exit_at = now + FAREWELL;
    kill(-1, SIGTERM);
    kill(-1, SIGHUP);
    kill(-1, SIGCONT);
}

/* A signal of the engine's comes from no process of this lab; a learner's own `kill 1` does, and means nothing. */
static void take_signals(struct supervisor *supervisor, nanos now)
{
    struct signalfd_siginfo signal;
    while (read(supervisor->signals, &signal, sizeof signal) == sizeof signal) {
        if (signal.ssi_signo == SIGTERM && signal.ssi_code == SI_USER && signal.ssi_pid == 0)
            say_farewell(supervisor, now);
    }
}

static void serve_connection(struct supervisor *supervisor, const struct pollfd set[SLOTS])
{
    struct connection *connection = &supervisor->connection;
    if (set[SLOT_RELAY].revents != 0 || (set[SLOT_OUT].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) {
        connection_close(supervisor);
        return;
    }
    if ((set[SLOT_OUT].revents & POLLOUT) != 0)
        connection->blocked = false;
    if (set[SLOT_IN].revents != 0)
        requests_read(supervisor);
}

static void report_input(struct supervisor *supervisor)
{
    for (int i = 0; i < TERMINALS; i++) {
        struct terminal *terminal = &supervisor->terminals[i];
        if (terminal->input_written < terminal->input_reported + INPUT_REPORT)
            continue;
        answer_input_taken(supervisor, terminal->number, (uint32_t)(terminal->input_written - terminal->input_reported));
        terminal->input_reported = terminal->input_written;
    }
}

static void serve_terminals(struct supervisor *supervisor, const struct pollfd set[SLOTS], nanos now)
{
    for (int i = 0; i < TERMINALS; i++) {
        struct terminal *terminal = &supervisor->terminals[i];
        bool watched;
        if (set[SLOT_NEWS + i].revents != 0)
            reaping_news(supervisor, terminal, now);
        if (terminal->state == TERMINAL_FREE || set[SLOT_MASTER + i].fd < 0 || set[SLOT_MASTER + i].revents == 0)
            continue;
        terminal_write(terminal);
        uint64_t floor = sending_floor(supervisor, terminal, &watched);
        terminal_read(terminal, floor, watched, now);
    }
}

void loop_run(struct supervisor *supervisor)
{
    bool children_left = true;
    while (clock_now() < supervisor->exit_at && (children_left || supervisor->exit_at == NEVER)) {
        struct pollfd set[SLOTS];
        nanos now = clock_now();
        wait_until(set, watch(supervisor, set, now), now);
        now = clock_now();
        if (set[SLOT_SIGNALS].revents != 0)
            take_signals(supervisor, now);
        if (set[SLOT_DEADLINE].revents != 0)
            say_farewell(supervisor, now);
        serve_connection(supervisor, set);
        /* After the old connection's turn: what was polled for it must not be read as its successor's. */
        if (set[SLOT_CANDIDATE].revents != 0)
            gate_take_over(supervisor);
        if (set[SLOT_LISTENER].revents != 0)
            gate_admit(supervisor);
        requests_obey(supervisor, now);
        serve_terminals(supervisor, set, now);
        report_input(supervisor);
        if (set[SLOT_SIGNALS].revents != 0 || supervisor->exit_at != NEVER)
            children_left = reaping_run(supervisor, now);
        ending_run(supervisor, now);
        service_run(supervisor, now);
        width_run(&supervisor->connection, now);
        do {
            if (!supervisor->connection.blocked)
                sending_run(supervisor, now);
        } while (ending_flush(supervisor, now));
    }
}
