#include "ending.h"

#include "answers.h"
#include "opening.h"
#include "processes.h"
#include "sending.h"

#include <signal.h>
#include <unistd.h>

static const nanos GRACE = MILLISECONDS(100);
static const nanos BETWEEN_ROUNDS = MILLISECONDS(5);
/* A shell that left nothing behind is gone before this, and no process needs to be looked at. */
static const nanos FIRST_LOOK = MILLISECONDS(3);
/* Other terminals need their task slots back, however long a hostile one resists. */
static const nanos KEEP_DEAD_AT_MOST = SECONDS(3);

/* A scan is not one moment's truth: a process may fork behind its back. Two in a row are. */
enum { EMPTY_ROUNDS = 2 };

/* More than the kernel holds for a pseudo-terminal. What comes later was written by a stranger to it, who might
 * never stop. */
enum { UNREAD_AT_MOST = 16 * 1024 };

void ending_free(struct supervisor *supervisor, struct terminal *terminal)
{
    if (supervisor->connection.typed_into == terminal)
        supervisor->connection.typed_into = NULL;
    terminal_free(terminal);
}

void ending_begin(struct supervisor *supervisor, struct terminal *terminal, enum end_reason reason, nanos now)
{
    terminal->state = TERMINAL_ENDING;
    terminal->reason = reason;
    terminal->round_at = reason == END_REQUESTED ? now : now + FIRST_LOOK;
    terminal->kill_at = now + GRACE;
    ending_run(supervisor, now);
}

void ending_requested(struct supervisor *supervisor, struct terminal *terminal, nanos now)
{
    switch (terminal->state) {
    case TERMINAL_FREE:
        answer_ended(supervisor, terminal->number, END_REQUESTED, 0);
        break;
    case TERMINAL_STARTING:
    case TERMINAL_LIVE:
        terminal->status = 128 + SIGHUP;
        ending_begin(supervisor, terminal, END_REQUESTED, now);
        break;
    case TERMINAL_ENDING:
    case TERMINAL_FLUSHING:
        terminal->reason = END_REQUESTED;
        break;
    }
}

static bool is_ours(const struct supervisor *supervisor, pid_t pid)
{
    if (pid == supervisor->service)
        return true;
    for (int i = 0; i < TERMINALS; i++) {
        if (supervisor->terminals[i].keeper == pid)
            return true;
    }
    return false;
}

/* Without its keeper a terminal's processes are those of PID 1's own children that are younger than it: what a set-up
 * script left running before it is spared. */
static bool belongs(const struct supervisor *supervisor, const struct terminal *terminal, const struct process *process)
{
    if (terminal->orphaned)
        return process->orphan && !is_ours(supervisor, process->root) && process->started >= terminal->started;
    return process->root == terminal->keeper && process->pid != terminal->keeper;
}

static void hang_up(const struct supervisor *supervisor, struct terminal *terminal, const struct process_table *table)
{
    for (int i = 0; i < table->count; i++) {
        const struct process *process = &table->of[i];
        if (process->session != terminal->shell || !belongs(supervisor, terminal, process))
            continue;
        kill(process->pid, SIGHUP);
        kill(process->pid, SIGCONT);
    }
    terminal->hung_up = true;
}

/* A group dies at one stroke, before its members can fork. It lies within one session, and a session within one terminal;
 * group 1 and 0 are ours. */
static bool kill_round(const struct supervisor *supervisor, struct terminal *terminal, const struct process_table *table)
{
    bool any = false;
    if (terminal->keeper > 0)
        kill(terminal->keeper, SIGSTOP);
    for (int i = 0; i < table->count; i++) {
        const struct process *process = &table->of[i];
        if (!process->alive || !belongs(supervisor, terminal, process))
            continue;
        any = true;
        if (process->group > 1)
            kill(-process->group, SIGKILL);
        kill(process->pid, SIGKILL);
    }
    return any;
}

static void next_round(struct supervisor *supervisor, struct terminal *terminal, const struct process_table *table, nanos now)
{
    if (now < terminal->kill_at) {
        if (!terminal->hung_up)
            hang_up(supervisor, terminal, table);
        terminal->round_at = terminal->kill_at;
        return;
    }
    bool any = kill_round(supervisor, terminal, table);
    terminal->empty_rounds = any ? 0 : terminal->empty_rounds + 1;
    terminal->round_at = any ? now + BETWEEN_ROUNDS : now;
    if (terminal->empty_rounds < EMPTY_ROUNDS)
        return;
    if (terminal->orphaned) {
        ending_processes_gone(terminal);
        kill(getpid(), SIGCHLD); /* the dead are ours already, and may go now */
    } else {
        /* The dead fall to PID 1 with it. Reaping it says that we are done. */
        terminal->keeper_killed = true;
        kill(terminal->keeper, SIGKILL);
        terminal->round_at = NEVER;
    }
}

static void close_channel(struct supervisor *supervisor, struct channel *channel, enum end_reason reason)
{
    const struct terminal *terminal = channel->terminal;
    answer_closed(supervisor, terminal->number, channel->number, reason, terminal->status);
    channel_detach(channel);
}

void ending_close_channels(struct supervisor *supervisor, struct terminal *terminal, enum end_reason reason)
{
    for (int i = 0; i < CHANNELS; i++) {
        if (supervisor->channels[i].terminal == terminal)
            close_channel(supervisor, &supervisor->channels[i], reason);
    }
}

void ending_processes_gone(struct terminal *terminal)
{
    terminal->state = TERMINAL_FLUSHING;
    terminal->last_read = terminal->output.end + UNREAD_AT_MOST;
}

/* Reads the rest for those who still want it; true when there is none. */
static bool read_rest(struct terminal *terminal, uint64_t floor, nanos now)
{
    terminal->readable_at = now; /* nobody wakes us after a pause any more */
    terminal_read(terminal, floor, true, now);
    return terminal->drained || terminal->output.end >= terminal->last_read;
}

/* Readers that have read all are told, without waiting for the others; true when anything changed. */
static bool flush(struct supervisor *supervisor, struct terminal *terminal, nanos now)
{
    bool watched;
    uint64_t before = terminal->output.end;
    uint64_t floor = sending_floor(supervisor, terminal, &watched);
    if (terminal->reason == END_REQUESTED || terminal->opens_waiting > 0)
        ending_close_channels(supervisor, terminal, terminal->reason);
    else if (watched && !read_rest(terminal, floor, now))
        return terminal->output.end > before;
    for (int i = 0; i < CHANNELS; i++) {
        struct channel *channel = &supervisor->channels[i];
        if (channel->terminal == terminal && channel_at_end(channel))
            close_channel(supervisor, channel, terminal->reason);
    }
    if (channels_fastest(supervisor->channels, terminal, &floor) || sending_holds(supervisor, terminal))
        return terminal->output.end > before;
    answer_ended(supervisor, terminal->number, terminal->reason, terminal->status);
    ending_free(supervisor, terminal);
    if (terminal->opens_waiting > 0)
        opening_start(supervisor, terminal);
    return true;
}

bool ending_flush(struct supervisor *supervisor, nanos now)
{
    bool progress = false;
    for (int i = 0; i < TERMINALS; i++) {
        if (supervisor->terminals[i].state == TERMINAL_FLUSHING)
            progress |= flush(supervisor, &supervisor->terminals[i], now);
    }
    return progress;
}

void ending_run(struct supervisor *supervisor, nanos now)
{
    const struct process_table *table = NULL;
    for (int i = 0; i < TERMINALS; i++) {
        struct terminal *terminal = &supervisor->terminals[i];
        if (terminal->state != TERMINAL_ENDING || now < terminal->round_at)
            continue;
        if (table == NULL)
            table = processes_scan();
        next_round(supervisor, terminal, table, now);
    }
}

nanos ending_due(const struct supervisor *supervisor)
{
    nanos due = NEVER;
    for (int i = 0; i < TERMINALS; i++) {
        if (supervisor->terminals[i].state == TERMINAL_ENDING)
            due = sooner(due, supervisor->terminals[i].round_at);
    }
    return due;
}

bool ending_keeps_dead(const struct supervisor *supervisor, nanos now)
{
    for (int i = 0; i < TERMINALS; i++) {
        const struct terminal *terminal = &supervisor->terminals[i];
        if (terminal->state == TERMINAL_ENDING && now >= terminal->kill_at && now < terminal->kill_at + KEEP_DEAD_AT_MOST)
            return true;
    }
    return false;
}
