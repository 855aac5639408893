#include "service.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* One that fails at once must not take the lab's processor for itself. */
static const nanos BEFORE_ANOTHER_START = SECONDS(1);

enum { NOT_EXECUTABLE = 126 };

void service_prepare(struct supervisor *supervisor, nanos now)
{
    supervisor->service = 0;
    supervisor->service_at = access(SERVICE_PATH, X_OK) == 0 ? now : NEVER;
}

static _Noreturn void become_service(const struct shell_settings *settings)
{
    setsid();
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
    process_reset(STDERR_FILENO + 1);
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
        become_service(&supervisor->settings);
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
