/* All that PID 1 knows. One thread, no memory but this and one mapping for each terminal. */
#ifndef DRYDOCK_SUPERVISOR_H
#define DRYDOCK_SUPERVISOR_H

#include "connection.h"
#include "shell.h"
#include "terminal.h"

struct supervisor {
    struct shell_settings settings;
    struct terminal terminals[TERMINALS];
    struct channel channels[CHANNELS];
    struct connection connection;
    int listener;
    int candidate; /* a relay that was let in and has not handed over yet, or -1 */
    int signals;
    int deadline; /* timer, or -1 */
    pid_t service; /* 0 while it does not run */
    nanos service_at; /* when it is to be started; NEVER when the lab has none */
    int service_socket; /* listens for it, or -1 */
    nanos exit_at; /* NEVER until the lab is told to end */
};

#endif
