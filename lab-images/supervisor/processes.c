#include "processes.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int proc = -1;
static DIR *listing;
static struct process_table table;

bool processes_open(void)
{
    proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (proc < 0)
        return false;
    int second = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    listing = second < 0 ? NULL : fdopendir(second);
    return listing != NULL;
}

bool processes_find(pid_t pid, struct process *process)
{
    char path[32];
    char text[512];
    snprintf(path, sizeof path, "%d/stat", (int)pid);
    int file = openat(proc, path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    if (length <= 0)
        return false;
    text[length] = '\0';
    /* The name is the process' own choice and may hold anything, a closing bracket included: only the last one counts. */
    const char *rest = strrchr(text, ')');
    if (rest == NULL)
        return false;
    char state;
    int parent, group, session, threads;
    unsigned long long started;
    if (sscanf(rest + 1, " %c %d %d %d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %d %*d %llu", &state, &parent,
               &group, &session, &threads, &started)
        != 6)
        return false;
    *process = (struct process){
        .pid = pid,
        .parent = parent,
        .group = group,
        .session = session,
        /* A process whose first thread ended looks like a zombie while its other threads go on. */
        .alive = (state != 'Z' && state != 'X') || threads > 1,
        .started = started,
    };
    return true;
}

static int by_pid(const void *a, const void *b)
{
    pid_t first = ((const struct process *)a)->pid;
    pid_t second = ((const struct process *)b)->pid;
    return (first > second) - (first < second);
}

static struct process *look_up(pid_t pid)
{
    struct process key = {.pid = pid};
    return bsearch(&key, table.of, (size_t)table.count, sizeof key, by_pid);
}

/* Walks up to the root, then writes it into every process on the way, so that each link is walked once or twice. */
static void find_root(struct process *process)
{
    struct process *top = process;
    /* The bound is for a table read while the tree moved, where links could form a circle. */
    for (int steps = 0; steps < table.count; steps++) {
        if (top->root != 0 || top->parent <= 1)
            break;
        struct process *above = look_up(top->parent);
        if (above == NULL)
            return;
        top = above;
    }
    pid_t root = top->root;
    bool orphan = top->orphan;
    if (root == 0) {
        if (top->parent > 1)
            return;
        root = top->pid;
        orphan = top->parent == 1;
    }
    for (struct process *at = process; at != NULL && at->root == 0; at = at == top ? NULL : look_up(at->parent)) {
        at->root = root;
        at->orphan = orphan;
    }
}

const struct process_table *processes_scan(void)
{
    struct dirent *entry;
    table.count = 0;
    rewinddir(listing);
    while (table.count < PROCESSES_SEEN && (entry = readdir(listing)) != NULL) {
        if (!isdigit((unsigned char)entry->d_name[0]))
            continue;
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
        if (pid > 1 && processes_find(pid, &table.of[table.count]))
            table.count++;
    }
    qsort(table.of, (size_t)table.count, sizeof table.of[0], by_pid);
    for (int i = 0; i < table.count; i++)
        find_root(&table.of[i]);
    return &table;
}
