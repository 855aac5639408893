/* Who the learner's processes are, and what they may not do that PID 1 may. */
#ifndef DRYDOCK_PRIVILEGES_H
#define DRYDOCK_PRIVILEGES_H

#include <stdbool.h>
#include <sys/types.h>

struct identity {
    uid_t uid;
    gid_t gid;
};

/* From DRYDOCK_USER ("uid:gid"), else our own. False when the variable makes no sense. */
bool identity_from_environment(struct identity *identity);

/*
 * Turns the calling process into one of the learner's. With CAP_SETPCAP root in the lab would be PID 1's equal to the
 * kernel and could trace it and running checks, hence it goes from every set. False when that failed: then the
 * caller must not run anything.
 */
bool privileges_drop(struct identity learner);

#endif
