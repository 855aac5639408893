package dev.drydock.sandbox.breakout;

import java.util.List;

/** Towards the kernel that all labs share. */
final class KernelAttempts {

    static final List<Attempt> ALL = List.of(
            Attempt.typed("mount", "mount a file system, or make the toolbox writable", """
                    for call in mount remount fsopen open_tree pivot_root; do denied $call try $call; done
                    denied "mount of a tmpfs" mount -t tmpfs none /mnt
                    denied "writing into the toolbox" touch /opt/drydock/bin/sh
                    """),
            Attempt.typed("namespaces", "make or join a namespace", """
                    for kind in user mount network cgroup; do denied "unshare $kind" try unshare $kind; done
                    denied clone try clone
                    denied clone3 try clone3
                    for kind in mnt net pid user; do denied "setns $kind" try setns /proc/1/ns/$kind; done
                    """),
            Attempt.typed("processes", "trace or read the first process, and what the engine executes", """
                    for call in ptrace read_memory open_memory pidfd_getfd kcmp; do denied "$call of 1" try $call 1; done
                    denied "environment of 1" cat /proc/1/environ
                    denied "descriptors of 1" readlink /proc/1/fd/0 /proc/1/fd/3 /proc/1/fd/4
                    for folder in /proc/[0-9]*; do
                      number=${folder#/proc/}
                      [ "$(cut -d ' ' -f 4 $folder/stat)" = 0 ] && [ $number != 1 ] || continue
                      denied "ptrace of the relay" try ptrace $number
                      denied "memory of the relay" try open_memory $number
                      denied "descriptors of the relay" readlink $folder/fd/0 $folder/fd/2 $folder/fd/3
                    done
                    """),
            Attempt.typed("devices", "make device nodes, and use the host's", """
                    denied "a disk" try device
                    denied "the host's memory" try memory_device
                    for device in /dev/vda /dev/sda /dev/mem /dev/kmsg /dev/kvm /dev/fuse /dev/net/tun /dev/loop-control; do
                      denied $device readable $device
                    done
                    """),
            Attempt.typed("modules", "load a kernel module or another kernel", """
                    for call in module module_file kexec; do denied $call try $call; done
                    """),
            Attempt.typed("bpf", "load a program into the kernel, or watch it", """
                    for call in bpf perf userfaultfd fanotify syslog; do denied $call try $call; done
                    """),
            Attempt.typed("io_uring", "make calls past the filter", "denied io_uring try io_uring\n"),
            Attempt.typed("keys", "read or add keys of the kernel's rings, which labs share", """
                    denied keyctl try keyctl
                    denied add_key try add_key
                    """),
            Attempt.typed("sockets", "open sockets that lead into the kernel or to the hypervisor", """
                    for family in vsock alg packet raw; do denied $family try $family; done
                    """),
            Attempt.typed("file handles", "open files of the host by guessed handles",
                    "denied open_by_handle_at try open_by_handle\n"),
            Attempt.typed("kernel settings", "press SysRq, name a program for core dumps, read kernel memory",
                    """
                            write() { printf '%s' "$1" >"$2"; }
                            denied sysrq write h /proc/sysrq-trigger
                            denied core_pattern write '|/root/attempt.sh' /proc/sys/kernel/core_pattern
                            denied modprobe write /root/attempt.sh /proc/sys/kernel/modprobe
                            denied "host name" try hostname
                            denied kcore readable /proc/kcore
                            denied kallsyms grep -m 1 -v '^0000000000000000' /proc/kallsyms
                            denied "timer list" readable /proc/timer_list
                            denied firmware readable /sys/firmware/acpi/tables/DSDT
                            cd /sys/fs/cgroup
                            for limit in memory.max pids.max cgroup.procs memory/memory.limit_in_bytes memory/release_agent pids/pids.max; do
                              if [ -e $limit ]; then denied $limit write 1000000 $limit; fi
                            done
                            """),
            Attempt.typed("clock", "set the host's clock, or restart the host", """
                    for call in clock adjtime reboot swapon; do denied $call try $call; done
                    denied date /bin/date -s 2001-01-01
                    """));

    private KernelAttempts() {
    }
}
