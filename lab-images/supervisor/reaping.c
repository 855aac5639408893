#include "reaping.h"

#include "ending.h"
#include "keeper.h"
#include "opening.h"
#include "service.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* A lab that makes orphans as fast as it can must not keep the loop here. */
enum { REAPED_A_TURN = 256 };

static void heed(struct supervisor *supervisor, struct terminal *terminal, struct keeper_message message, nanos now)
{
    switch ((enum keeper_news)message.news) {
    case KEEPER_STARTED:
        if (terminal->state == TERMINAL_STARTING)
            opening_succeeded(supervisor, terminal, message.value);
        break;
    case KEEPER_FAILED:
        if (terminal->state == TERMINAL_STARTING)
            opening_failed(supervisor, terminal, terminal_start_problem(message.value));
        break;
    case KEEPER_SHELL_ENDED:
        terminal->status = (uint8_t)message.value;
        if (terminal_usable(terminal))
            ending_begin(supervisor, terminal, END_EXITED, now);
        break;
    }
}

void reaping_news(struct supervisor *supervisor, struct terminal *terminal, nanos now)
{
    struct keeper_message message;
    while (terminal->news >= 0) {
        ssize_t got = read(terminal->news, &message, sizeof message);
        if (got < 0)
            return;
        if (got == sizeof message) {
            heed(supervisor, terminal, message, now);
        } else {
            close(terminal->news);
            terminal->news = -1;
        }
    }
}

static void keeper_ended(struct supervisor *supervisor, struct terminal *terminal, int wait_status, nanos now)
{
    bool left_nothing = WIFEXITED(wait_status) || terminal->keeper_killed;
    reaping_news(supervisor, terminal, now);
    terminal->keeper = 0;
    if (terminal->state == TERMINAL_FREE)
        return;
    if (terminal_usable(terminal)) {
        terminal->status = 128 + SIGKILL;
        ending_begin(supervisor, terminal, END_EXITED, now);
    }
    if (left_nothing) {
        ending_processes_gone(terminal);
        return;
    }
    terminal->orphaned = true;
    terminal->round_at = now;
}

static struct terminal *kept_by(struct supervisor *supervisor, pid_t keeper)
{
    for (int i = 0; i < TERMINALS; i++) {
        if (supervisor->terminals[i].keeper == keeper)
            return &supervisor->terminals[i];
    }
    return NULL;
}

static void look_at_keepers(struct supervisor *supervisor, nanos now)
{
    for (int i = 0; i < TERMINALS; i++) {
        struct terminal *terminal = &supervisor->terminals[i];
        int status;
        if (terminal->keeper <= 0 || waitpid(terminal->keeper, &status, WNOHANG | WUNTRACED) <= 0)
            continue;
        if (!WIFSTOPPED(status))
            keeper_ended(supervisor, terminal, status, now);
        else if (terminal->state != TERMINAL_ENDING || now < terminal->kill_at)
            kill(terminal->keeper, SIGCONT);
    }
}

bool reaping_run(struct supervisor *supervisor, nanos now)
{
    look_at_keepers(supervisor, now);
    if (ending_keeps_dead(supervisor, now))
        return true;
    for (int reaped = 0; reaped < REAPED_A_TURN; reaped++) {
        int status;
        pid_t pid = waitpid(-1, &status, WNOHANG);
        if (pid <= 0)
            return pid == 0;
        if (pid == supervisor->service)
            service_ended(supervisor, now);
        struct terminal *terminal = kept_by(supervisor, pid);
        if (terminal != NULL)
            keeper_ended(supervisor, terminal, status, now);
    }
    kill(getpid(), SIGCHLD); /* more are waiting: come back after everybody else's turn */
    return true;
}
