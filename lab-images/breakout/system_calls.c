/* System calls that lead towards the kernel or other labs. Arguments are right enough that only a refusal, never a
 * mistake of ours, keeps them from working. */
#include "try.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/fs.h>
#include <linux/io_uring.h>
#include <linux/kcmp.h>
#include <linux/keyctl.h>
#include <linux/perf_event.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t pid_of(const char *argument)
{
    return argument == NULL ? 1 : (pid_t)atoi(argument);
}

static long try_io_uring(const char *unused)
{
    struct io_uring_params parameters = {0};
    (void)unused;
    return syscall(SYS_io_uring_setup, 4, &parameters);
}

static long try_bpf(const char *unused)
{
    union bpf_attr attributes = {.map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1};
    (void)unused;
    return syscall(SYS_bpf, BPF_MAP_CREATE, &attributes, sizeof attributes);
}

static long try_keyctl(const char *unused)
{
    (void)unused;
    return syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_USER_KEYRING, 1);
}

static long try_add_key(const char *unused)
{
    (void)unused;
    return syscall(SYS_add_key, "user", "drydock", "x", 1, KEY_SPEC_USER_KEYRING);
}

static long try_perf(const char *unused)
{
    struct perf_event_attr attributes = {.type = PERF_TYPE_SOFTWARE, .size = sizeof attributes, .config = PERF_COUNT_SW_CPU_CLOCK};
    (void)unused;
    return syscall(SYS_perf_event_open, &attributes, -1, 0, -1, 0);
}

static long try_userfaultfd(const char *unused)
{
    (void)unused;
    return syscall(SYS_userfaultfd, O_CLOEXEC);
}

static long try_unshare(const char *kind)
{
    int flag = kind == NULL ? CLONE_NEWUSER
        : strcmp(kind, "mount") == 0 ? CLONE_NEWNS
        : strcmp(kind, "network") == 0 ? CLONE_NEWNET
        : strcmp(kind, "cgroup") == 0 ? CLONE_NEWCGROUP
                                      : CLONE_NEWUSER;
    return unshare(flag);
}

static long fork_into_user_namespace(long child)
{
    if (child == 0)
        _exit(0);
    if (child > 0)
        waitpid((pid_t)child, NULL, 0);
    return child;
}

static long try_clone(const char *unused)
{
    (void)unused;
    return fork_into_user_namespace(syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, NULL, NULL, NULL, NULL));
}

static long try_clone3(const char *unused)
{
    struct clone_args arguments = {.flags = CLONE_NEWUSER, .exit_signal = SIGCHLD};
    (void)unused;
    return fork_into_user_namespace(syscall(SYS_clone3, &arguments, sizeof arguments));
}

static long try_setns(const char *path)
{
    int space = open(path == NULL ? "/proc/1/ns/mnt" : path, O_RDONLY);
    return space < 0 ? -1 : setns(space, 0);
}

static long try_mount(const char *unused)
{
    (void)unused;
    mkdir("/root/mounted", 0700);
    return mount("none", "/root/mounted", "proc", 0, NULL);
}

static long try_remount(const char *unused)
{
    (void)unused;
    return mount(NULL, "/opt/drydock", NULL, MS_REMOUNT | MS_BIND, NULL);
}

static long try_fsopen(const char *unused)
{
    (void)unused;
    return syscall(SYS_fsopen, "ext4", 0);
}

static long try_open_tree(const char *unused)
{
    (void)unused;
    return syscall(SYS_open_tree, AT_FDCWD, "/", 1 | O_CLOEXEC);
}

static long try_pivot_root(const char *unused)
{
    (void)unused;
    return syscall(SYS_pivot_root, "/root", "/root");
}

/* The well known way out of containers: handles of the host's file system are guessed, beginning at its root (inode 2). */
static long try_open_by_handle(const char *unused)
{
    struct {
        struct file_handle head;
        uint32_t inode, generation;
    } handle = {.head = {.handle_bytes = 8, .handle_type = 1}, .inode = 2};
    (void)unused;
    int mounted = open("/etc/hosts", O_RDONLY);
    return open_by_handle_at(mounted, &handle.head, O_RDONLY);
}

static long try_ptrace(const char *pid)
{
    return ptrace(PTRACE_SEIZE, pid_of(pid), NULL, NULL);
}

static long try_read_memory(const char *pid)
{
    char byte;
    struct iovec here = {&byte, 1};
    struct iovec there = {(void *)0x400000, 1};
    return process_vm_readv(pid_of(pid), &here, 1, &there, 1, 0);
}

static long try_open_memory(const char *pid)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", (int)pid_of(pid));
    return open(path, O_RDWR);
}

static long try_pidfd_getfd(const char *pid)
{
    int process = (int)syscall(SYS_pidfd_open, pid_of(pid), 0);
    return process < 0 ? -1 : syscall(SYS_pidfd_getfd, process, 0, 0);
}

static long try_kcmp(const char *pid)
{
    return syscall(SYS_kcmp, pid_of(pid), pid_of(pid), KCMP_VM, 0, 0);
}

static long try_module(const char *unused)
{
    (void)unused;
    return syscall(SYS_init_module, "", 0, "");
}

static long try_module_file(const char *unused)
{
    (void)unused;
    return syscall(SYS_finit_module, open("/bin/true", O_RDONLY), "", 0);
}

static long try_kexec(const char *unused)
{
    (void)unused;
    return syscall(SYS_kexec_load, 0, 0, NULL, 0);
}

/* Switches Ctrl-Alt-Del off: the one request of this call that harms nobody where it works. */
static long try_reboot(const char *unused)
{
    (void)unused;
    return syscall(SYS_reboot, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2, LINUX_REBOOT_CMD_CAD_OFF, NULL);
}

static long try_clock(const char *unused)
{
    struct timespec now;
    (void)unused;
    clock_gettime(CLOCK_REALTIME, &now);
    return clock_settime(CLOCK_REALTIME, &now);
}

static long try_adjtime(const char *unused)
{
    struct timex change = {.modes = ADJ_TICK, .tick = 10000};
    (void)unused;
    return adjtimex(&change);
}

static long try_syslog(const char *unused)
{
    char text[64];
    (void)unused;
    return syscall(SYS_syslog, 3, text, sizeof text);
}

static long try_swapon(const char *unused)
{
    (void)unused;
    return swapon("/etc/hosts", 0);
}

static long try_hostname(const char *unused)
{
    (void)unused;
    return sethostname("escaped", 7);
}

static long try_fanotify(const char *unused)
{
    (void)unused;
    return syscall(SYS_fanotify_init, 0, O_RDONLY);
}

static long try_device(const char *unused)
{
    (void)unused;
    unlink("/root/device");
    return mknod("/root/device", S_IFBLK | 0600, makedev(254, 0));
}

static long try_memory_device(const char *unused)
{
    (void)unused;
    unlink("/root/memory");
    return mknod("/root/memory", S_IFCHR | 0600, makedev(1, 1));
}

const struct attempt system_calls[] = {
    {"io_uring", try_io_uring},
    {"bpf", try_bpf},
    {"keyctl", try_keyctl},
    {"add_key", try_add_key},
    {"perf", try_perf},
    {"userfaultfd", try_userfaultfd},
    {"unshare", try_unshare},
    {"clone", try_clone},
    {"clone3", try_clone3},
    {"setns", try_setns},
    {"mount", try_mount},
    {"remount", try_remount},
    {"fsopen", try_fsopen},
    {"open_tree", try_open_tree},
    {"pivot_root", try_pivot_root},
    {"open_by_handle", try_open_by_handle},
    {"ptrace", try_ptrace},
    {"read_memory", try_read_memory},
    {"open_memory", try_open_memory},
    {"pidfd_getfd", try_pidfd_getfd},
    {"kcmp", try_kcmp},
    {"module", try_module},
    {"module_file", try_module_file},
    {"kexec", try_kexec},
    {"reboot", try_reboot},
    {"clock", try_clock},
    {"adjtime", try_adjtime},
    {"syslog", try_syslog},
    {"swapon", try_swapon},
    {"hostname", try_hostname},
    {"fanotify", try_fanotify},
    {"device", try_device},
    {"memory_device", try_memory_device},
    {NULL, NULL},
};
