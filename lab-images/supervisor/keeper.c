#include "keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { USUAL_TIMER_SLACK = 50000 };

int exit_status_of(int wait_status)
{
    return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

static void tell(int pipe_end, enum keeper_news news, int value)
{
    struct keeper_message message = {(int32_t)news, value};
    ssize_t ignored = write(pipe_end, &message, sizeof message);
    (void)ignored;
}

/* Ends when nothing is left below it, which is how PID 1 knows that nothing is. */
static _Noreturn void keep(const struct shell_settings *settings, int terminal, int news)
{
    prctl(PR_SET_NAME, "drydock-keeper");
    prctl(PR_SET_TIMERSLACK, USUAL_TIMER_SLACK); /* PID 1's own is not for the lab's processes */
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t shell = fork();
    if (shell < 0) {
        tell(news, KEEPER_FAILED, errno);
        _exit(EXIT_FAILURE);
    }
    if (shell == 0)
        shell_become(settings, terminal);
    close(terminal);
    tell(news, KEEPER_STARTED, shell);
    for (;;) {
        int status;
        pid_t ended = waitpid(-1, &status, 0);
        if (ended < 0)
            _exit(EXIT_SUCCESS);
        if (ended == shell)
            tell(news, KEEPER_SHELL_ENDED, exit_status_of(status));
    }
}

pid_t keeper_start(const struct shell_settings *settings, int terminal, int *news)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return -1;
    pid_t keeper = fork();
    if (keeper == 0) {
        /* Every signal that can be blocked is: only KILL and STOP reach a keeper. */
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_SETMASK, &all, NULL);
        /* The descriptors of the server's stream must not live on in here: they close when PID 1 closes them. */
        int low = dup2(terminal, STDIN_FILENO);
        int high = dup2(ends[1], STDOUT_FILENO);
        syscall(SYS_close_range, STDERR_FILENO, ~0u, 0);
        keep(settings, low, high);
    }
    int reason = errno;
    close(ends[1]);
    if (keeper < 0) {
        close(ends[0]);
        errno = reason;
        return -1;
    }
    *news = ends[0];
    return keeper;
}
