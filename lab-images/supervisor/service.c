#include "service.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* One that fails at once must not take the lab's processor for itself. */
static const nanos BEFORE_ANOTHER_START = SECONDS(1);

enum { NOT_EXECUTABLE = 126, SOCKET_GIVEN = STDERR_FILENO + 1, WAITING_MAX = 128 };

/* The path that the image names; a learner may have laid something else there before a stopped lab starts again. */
static bool read_socket_path(char path[], size_t size)
{
    struct stat status;
    int file = open(SERVICE_SOCKET_PATH, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    ssize_t length = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) ? read(file, path, size - 1) : -1;
    if (file >= 0)
        close(file);
    path[length > 0 ? length : 0] = '\0';
    path[strcspn(path, "\n")] = '\0';
    return path[0] != '\0';
}

/* -1 when the image names none, or it cannot be: then the service makes its own. */
static int listen_for_service(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (!read_socket_path(address.sun_path, sizeof address.sun_path))
        return -1;
    unlink(address.sun_path);
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener >= 0 && bind(listener, (struct sockaddr *)&address, sizeof address) == 0 && chmod(address.sun_path, 0600) == 0
        && listen(listener, WAITING_MAX) == 0)
        return listener;
    if (listener >= 0)
        close(listener);
    return -1;
}

void service_prepare(struct supervisor *supervisor, nanos now)
{
    supervisor->service = 0;
    supervisor->service_at = access(SERVICE_PATH, X_OK) == 0 ? now : NEVER;
    supervisor->service_socket = supervisor->service_at == NEVER ? -1 : listen_for_service();
}

/* dup2 to itself would leave the socket to be closed by the exec. */
static void give_socket(int listener)
{
    char pid[16];
    if (listener == SOCKET_GIVEN)
        fcntl(listener, F_SETFD, 0);
    else
        dup2(listener, SOCKET_GIVEN);
    snprintf(pid, sizeof pid, "%d", getpid());
    setenv("LISTEN_PID", pid, 1);
    setenv("LISTEN_FDS", "1", 1);
}

static _Noreturn void become_service(const struct shell_settings *settings, int listener)
{
    setsid();
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
    if (listener >= 0)
        give_socket(listener);
    process_reset(listener >= 0 ? SOCKET_GIVEN + 1 : SOCKET_GIVEN);
    if (!privileges_drop(settings->learner))
        _exit(NOT_EXECUTABLE);
    shell_environment(settings);
    execl(SERVICE_PATH, SERVICE_PATH, (char *)NULL);
    _exit(NOT_EXECUTABLE);
}

void service_run(struct supervisor *supervisor, nanos now)
{
    if (now < service_due(supervisor))
        return;
    pid_t service = fork();
    if (service == 0)
        become_service(&supervisor->settings, supervisor->service_socket);
    /* A lab may be out of tasks for a moment. */
    if (service < 0)
        service_ended(supervisor, now);
    else
        supervisor->service = service;
}

nanos service_due(const struct supervisor *supervisor)
{
    return supervisor->service == 0 && supervisor->exit_at == NEVER ? supervisor->service_at : NEVER;
}

void service_ended(struct supervisor *supervisor, nanos now)
{
    supervisor->service = 0;
    supervisor->service_at = now + BEFORE_ANOTHER_START;
}
