#include "check.h"

#include "processes.h"
#include "shell.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    EXIT_CHECK_USAGE = 64,
    EXIT_NOT_RUN = 126,
    SCRIPT_MAX = 1024 * 1024,
    ARGUMENTS_MAX = 64,
    LONGEST_MILLIS = 600 * 1000,
};

/* Reads to the end of the script and not a byte further: what follows is the script's own input. */
static int receive_script(size_t length)
{
    int script = memfd_create("check", MFD_CLOEXEC);
    char piece[16384];
    while (script >= 0 && length > 0) {
        ssize_t got = read(STDIN_FILENO, piece, length < sizeof piece ? length : sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || write(script, piece, (size_t)got) != got)
            return -1;
        length -= (size_t)got;
    }
    return script;
}

static void prepare_environment(void)
{
    static char seed[256];
    static char home[4096];
    const char *given = getenv("LAB_SEED");
    const char *where = getenv("DRYDOCK_HOME");
    snprintf(seed, sizeof seed, "%s", given != NULL ? given : "");
    snprintf(home, sizeof home, "%s", where != NULL ? where : "/");
    clearenv();
    setenv("PATH", "/opt/drydock/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 1);
    setenv("HOME", home, 1);
    setenv("LANG", "C.UTF-8", 1);
    setenv("TERM", "dumb", 1);
    setenv("LAB_SEED", seed, 1);
    if (chdir(home) != 0 && chdir("/") != 0)
        perror("drydock: no folder to start in");
}

/* interpreter, its arguments, the script's path, the script's arguments */
static _Noreturn void become_interpreter(int script, int count, char **arguments)
{
    char path[64];
    char *command[ARGUMENTS_MAX + 2];
    int at = 0;
    int given = 0;
    for (; strcmp(arguments[given], "--") != 0; given++)
        command[at++] = arguments[given];
    /* By way of the parent: its descriptor closes here at exec, so that nothing the script starts inherits the script. */
    snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)getppid(), script);
    command[at++] = path;
    for (given++; given < count; given++)
        command[at++] = arguments[given];
    command[at] = NULL;
    process_reset(STDERR_FILENO + 1);
    setsid();
    prepare_environment();
    execv(command[0], command);
    perror("drydock: the check's interpreter");
    _exit(EXIT_NOT_RUN);
}

/* Whatever the script left, also what fled into a session of its own: it all hangs below this process. */
static void kill_descendants(void)
{
    const struct timespec pause = {.tv_nsec = 1000 * 1000};
    pid_t self = getpid();
    for (int round = 0; round < 200; round++) {
        int left = 0;
        const struct process_table *table = processes_scan();
        for (int i = 0; i < table->count; i++) {
            const struct process *process = &table->of[i];
            if (process->root == self && process->pid != self && process->alive) {
                kill(process->pid, SIGKILL);
                left++;
            }
        }
        while (waitpid(-1, NULL, WNOHANG) > 0)
            continue;
        if (left == 0)
            return;
        nanosleep(&pause, NULL);
    }
}

static struct timespec after(const struct timespec *start, long millis)
{
    struct timespec due = {start->tv_sec + millis / 1000, start->tv_nsec + millis % 1000 * 1000000};
    if (due.tv_nsec >= 1000000000) {
        due.tv_sec++;
        due.tv_nsec -= 1000000000;
    }
    return due;
}

/* The script's status, or -1 when its time was up first. */
static int await(pid_t script, long millis, const sigset_t *children)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const struct timespec due = after(&now, millis);
    for (;;) {
        int status;
        pid_t ended;
        while ((ended = waitpid(-1, &status, WNOHANG)) > 0) {
            if (ended == script)
                return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        }
        clock_gettime(CLOCK_MONOTONIC, &now);
        struct timespec left = {due.tv_sec - now.tv_sec, due.tv_nsec - now.tv_nsec};
        if (left.tv_nsec < 0) {
            left.tv_sec--;
            left.tv_nsec += 1000000000;
        }
        if (left.tv_sec < 0)
            return -1;
        sigtimedwait(children, NULL, &left);
    }
}

static bool arguments_make_sense(int count, char **arguments, long *millis, long *length)
{
    char *end_of_millis;
    char *end_of_length;
    if (count < 4 || count > ARGUMENTS_MAX)
        return false;
    *millis = strtol(arguments[0], &end_of_millis, 10);
    *length = strtol(arguments[1], &end_of_length, 10);
    if (*end_of_millis != '\0' || *millis < 1 || *millis > LONGEST_MILLIS)
        return false;
    if (*end_of_length != '\0' || *length < 0 || *length > SCRIPT_MAX)
        return false;
    for (int i = 3; i < count; i++) {
        if (strcmp(arguments[i], "--") == 0)
            return true;
    }
    return false;
}

int check_run(int count, char **arguments)
{
    long millis;
    long length;
    sigset_t children;
    if (!arguments_make_sense(count, arguments, &millis, &length)) {
        fputs("usage: supervisor check MILLISECONDS SCRIPT_BYTES INTERPRETER [ARGUMENT...] -- [ARGUMENT...]\n", stderr);
        return EXIT_CHECK_USAGE;
    }
    int script = receive_script((size_t)length);
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    sigprocmask(SIG_BLOCK, &children, NULL);
    if (script < 0 || !processes_open() || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) {
        perror("drydock: check");
        return EXIT_NOT_RUN;
    }
    pid_t child = fork();
    if (child < 0) {
        perror("drydock: check");
        return EXIT_NOT_RUN;
    }
    if (child == 0)
        become_interpreter(script, count - 2, arguments + 2);
    int status = await(child, millis, &children);
    kill_descendants();
    if (status < 0)
        kill(getpid(), SIGKILL);
    return status;
}
