#include "shell.h"

#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

extern char **environ;

enum { NOT_EXECUTABLE = 126 };

/* What configures the supervisor is none of the learner's business. */
static void forget_own_variables(void)
{
    static const char prefix[] = "DRYDOCK_";
    char **kept = environ;
    for (char **at = environ; *at != NULL; at++) {
        if (strncmp(*at, prefix, sizeof prefix - 1) != 0)
            *kept++ = *at;
    }
    *kept = NULL;
}

void shell_environment(const struct shell_settings *settings)
{
    /* Copied, for the variable it may point into is about to go. */
    static char home[4096];
    const char *inherited = getenv("HOME");
    const char *chosen = settings->home != NULL ? settings->home : inherited != NULL ? inherited : "/";
    snprintf(home, sizeof home, "%s", chosen);
    forget_own_variables();
    /* The account file is the learner's: it is read with the learner's privileges, and only for a name. */
    const struct passwd *account = getpwuid(settings->learner.uid);
    const char *name = account != NULL ? account->pw_name : settings->learner.uid == 0 ? "root" : "learner";
    setenv("USER", name, 1);
    setenv("LOGNAME", name, 1);
    setenv("HOME", home, 1);
    setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 0);
    setenv("LANG", "C.UTF-8", 1);
    if (chdir(home) != 0 && chdir("/") != 0)
        perror("drydock: no folder to start in");
}

void process_reset(unsigned first_closed)
{
    sigset_t none;
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    umask(022);
    syscall(SYS_close_range, first_closed, ~0u, 0);
}

static void try_shell(const char *path)
{
    char name[32];
    const char *base = strrchr(path, '/') + 1;
    snprintf(name, sizeof name, "-%s", base);
    setenv("SHELL", path, 1);
    /* The dash says "login shell" to every shell there is. */
    execl(path, name, (char *)NULL);
}

_Noreturn void shell_become(const struct shell_settings *settings, int terminal)
{
    setsid();
    ioctl(terminal, TIOCSCTTY, 0);
    dup2(terminal, STDIN_FILENO);
    dup2(terminal, STDOUT_FILENO);
    dup2(terminal, STDERR_FILENO);
    process_reset(STDERR_FILENO + 1);
    if (!privileges_drop(settings->learner)) {
        static const char refusal[] = "drydock: the shell's privileges could not be dropped\r\n";
        ssize_t ignored = write(STDERR_FILENO, refusal, sizeof refusal - 1);
        (void)ignored;
        _exit(NOT_EXECUTABLE);
    }
    shell_environment(settings);
    setenv("TERM", "xterm-256color", 1);
    setenv("COLORTERM", "truecolor", 1);
    try_shell("/bin/bash");
    try_shell("/bin/sh");
    /* The lab's own shells may be what the learner broke. */
    try_shell("/opt/drydock/bin/sh");
    perror("drydock: no shell could be started");
    _exit(NOT_EXECUTABLE);
}
