/* The lab's processes as PID 1 sees them in /proc, at most PROCESSES_SEEN of them at a time, so that a learner who fills
 * the table costs us no memory: who ends them meets the rest in the next round. */
#ifndef DRYDOCK_PROCESSES_H
#define DRYDOCK_PROCESSES_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { PROCESSES_SEEN = 4096 };

struct process {
    pid_t pid;
    pid_t parent;
    pid_t group;
    pid_t session;
    pid_t root; /* the ancestor (or itself) whose parent is PID 1 or outside; 0 when unknown */
    bool orphan; /* its root is a child of PID 1 */
    bool alive;  /* not merely waiting to be reaped */
    uint64_t started; /* clock ticks since boot */
};

struct process_table {
    int count;
    struct process of[PROCESSES_SEEN];
};

/* Opens /proc before any learner could stand in the way; false when it cannot be read. */
bool processes_open(void);

/* One process; false when it is gone. */
bool processes_find(pid_t pid, struct process *process);

/* All of them with their roots. Not one moment's truth: what forks meanwhile may be missed. */
const struct process_table *processes_scan(void);

#endif
