#include "privileges.h"

#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

bool identity_from_environment(struct identity *identity)
{
    *identity = (struct identity){getuid(), getgid()};
    const char *text = getenv("DRYDOCK_USER");
    if (text == NULL)
        return true;
    char *end;
    unsigned long uid = strtoul(text, &end, 10);
    if (end == text || *end != ':' || uid >= UINT32_MAX)
        return false;
    const char *second = end + 1;
    unsigned long gid = strtoul(second, &end, 10);
    if (end == second || *end != '\0' || gid >= UINT32_MAX)
        return false;
    *identity = (struct identity){(uid_t)uid, (gid_t)gid};
    return true;
}

/* The C library has no wrapper for these two, and libcap would be the only dependency. */
static bool capabilities_read(struct __user_cap_data_struct sets[2])
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    return syscall(SYS_capget, &header, sets) == 0;
}

static bool capabilities_write(const struct __user_cap_data_struct sets[2])
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    return syscall(SYS_capset, &header, sets) == 0;
}

/* Raising our own score needs no privilege. With it the learner's processes are always preferred to PID 1. */
static void offer_to_oom_killer(void)
{
    int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return;
    ssize_t ignored = write(file, "500", 3);
    (void)ignored;
    close(file);
}

static bool become(struct identity learner)
{
    if (learner.uid == getuid() && learner.gid == getgid())
        return true;
    return setgroups(1, &learner.gid) == 0 && setresgid(learner.gid, learner.gid, learner.gid) == 0
        && setresuid(learner.uid, learner.uid, learner.uid) == 0;
}

bool privileges_drop(struct identity learner)
{
    const uint32_t setpcap = 1u << CAP_SETPCAP;
    struct __user_cap_data_struct sets[2];
    offer_to_oom_killer();
    if (!capabilities_read(sets))
        return false;
    bool as_root = getuid() == 0;
    if ((sets[0].effective & setpcap) != 0 && prctl(PR_CAPBSET_DROP, CAP_SETPCAP) != 0)
        return false;
    if (!become(learner) || !capabilities_read(sets))
        return false;
    sets[0].effective &= ~setpcap;
    sets[0].permitted &= ~setpcap;
    /* The kernel takes a capability out of the ambient set when it leaves the permitted or the inheritable one. */
    sets[0].inheritable &= ~setpcap;
    if (!capabilities_write(sets))
        return false;
    /* A lab whose first process is an ordinary user (builder) lives on newuidmap, whose file capabilities this bit
     * would disarm; there the container itself decides. */
    return !as_root || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}
