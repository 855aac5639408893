#include "opening.h"

#include "answers.h"
#include "ending.h"

enum { OPENS_WAITING_MAX = 8 };

static const struct window USUAL_WINDOW = {.columns = 80, .rows = 24};

void opening_start(struct supervisor *supervisor, struct terminal *terminal)
{
    const char *problem = "the lab is ending";
    if (supervisor->exit_at == NEVER)
        problem = terminal_start(terminal, &supervisor->settings);
    if (problem != NULL)
        opening_failed(supervisor, terminal, problem);
}

void opening_ahead(struct supervisor *supervisor, struct terminal *terminal)
{
    terminal_resize(terminal, USUAL_WINDOW);
    opening_start(supervisor, terminal);
}

bool opening_requested(struct supervisor *supervisor, struct terminal *terminal, struct window window)
{
    if (terminal->state == TERMINAL_LIVE) {
        terminal_resize(terminal, window);
        answer_opened(supervisor, terminal, false);
        return true;
    }
    if (terminal->opens_waiting == OPENS_WAITING_MAX)
        return false;
    terminal->opens_waiting++;
    terminal_resize(terminal, window);
    if (terminal->state == TERMINAL_FREE)
        opening_start(supervisor, terminal);
    return true;
}

void opening_succeeded(struct supervisor *supervisor, struct terminal *terminal, pid_t shell)
{
    terminal->shell = shell;
    terminal->state = TERMINAL_LIVE;
    for (bool created = true; terminal->opens_waiting > 0; terminal->opens_waiting--, created = false)
        answer_opened(supervisor, terminal, created);
}

void opening_failed(struct supervisor *supervisor, struct terminal *terminal, const char *sentence)
{
    for (; terminal->opens_waiting > 0; terminal->opens_waiting--)
        answer_open_failed(supervisor, terminal, sentence);
    ending_close_channels(supervisor, terminal, END_NO_SUCH_TERMINAL);
    ending_free(supervisor, terminal);
}
