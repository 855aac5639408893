package dev.drydock.sandbox.breakout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.drydock.sandbox.ExecResult;

/** More of the machine than a lab's share. */
final class ConsumptionAttempts {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private static final String MANY_LARGE_FILES = """
            number=0
            while dd if=/dev/zero of=/root/large$number bs=1M count=300 2>/dev/null; do number=$((number + 1)); done
            """;

    /** More than the memory of a lab holds. */
    private static final long PLENTY = 1_048_576;
    private static final Path INOTIFY = Path.of("/proc/sys/fs/inotify/max_user_instances");

    static final List<Attempt> ALL = List.of(
            new Attempt("fork bomb", "start processes without end", lab -> {
                String shown = lab.type("""
                        bomb() { bomb & bomb & sleep 5; }
                        bomb
                        """).untilOver(Duration.ofSeconds(5));
                return Finding.of(shown.contains("can't fork"), "the lab ran out of tasks");
            }),
            Attempt.typed("memory bomb", "take four times the memory of a lab", """
                    denied "1 GiB" try memory 1024
                    """),
            Attempt.typed("cpu hog", "keep four processors busy", """
                    for i in 1 2 3 4; do timeout 4 sh -c 'while :; do :; done' & done
                    wait
                    times >/tmp/times
                    spent=$(awk -F '[ms ]' 'END { print int(($1 * 60 + $2 + $4 * 60 + $5) * 100) }' /tmp/times)
                    at_most "hundredths of a second of CPU in 4 s" 280 $spent
                    [ $spent -gt 50 ] || escaped "nothing was busy: $spent"
                    """),
            // By pieces so large that where files are memory the kernel takes this program, and leaves the shell room to go on
            Attempt.typed("large files", "write a file as large as the disk, wherever one can be written", """
                    write() { dd if=/dev/zero of=$1 bs=32M count=19 2>/dev/null; }
                    for folder in / /root /tmp /run /dev /dev/shm /dev/mqueue /sys/fs/cgroup /proc/keys /var/tmp /etc; do
                      [ -d $folder ] || continue
                      file=$folder/large
                      write $file
                      at_most "MiB below $folder" 512 $(($(stat -c %s $file 2>/dev/null || echo 0) / 1048576))
                      rm -f $file
                    done
                    for folder in /tmp /run /dev /dev/shm; do
                      write $folder/large
                      at_most "MiB of memory in $folder" 64 $(($(stat -c %s $folder/large) / 1048576))
                      rm -f $folder/large
                    done
                    """),
            new Attempt("many large files", "fill the disk of the engine by many files", lab -> {
                lab.type(MANY_LARGE_FILES);
                return lab.watchDisk(LONG_ENOUGH);
            }),
            Attempt.typed("inode flood", "make 400,000 files in memory, which is the host's", """
                    mkdir /tmp/flood
                    made=$(timeout 25 try files /tmp/flood | sed -n 's/files taken: //p')
                    at_most "files in /tmp" 100000 ${made:-400000}
                    """),
            new Attempt("1,000 terminals", "take all pseudo-terminals that the host has", lab -> takeAll(lab, "terminals")),
            new Attempt("inotify", "take all inotify instances that the host has",
                    inotifyIsPlenty() ? null : "a large fs.inotify.max_user_instances",
                    lab -> takeAll(lab, "watchers")),
            Attempt.typed("message queues", "take the memory for message queues that all users named root share", """
                    at_most "message queues" 0 $(try message_queues | sed -n 's/message queues taken: //p')
                    """));

    private ConsumptionAttempts() {
    }

    private static boolean inotifyIsPlenty() {
        try {
            return Long.parseLong(Files.readString(INOTIFY).strip()) >= PLENTY;
        } catch (IOException elsewhere) {
            return false;
        }
    }

    /** What the kernel counts for all labs together: one lab may take its share, and the neighbour must still get some. */
    private static Finding takeAll(AttackedLab lab, String what) throws InterruptedException {
        Typing typing = lab.type("try " + what + " 4000");
        String shown = typing.until("taken: ", LONG_ENOUGH);
        ExecResult beside = lab.neighbour("timeout 3 try " + what + " 1");
        typing.untilOver(LONG_ENOUGH);
        String taken = shown.lines().filter(line -> line.contains("taken: ")).findFirst().orElse("nothing was taken");
        boolean left = AttackedLab.text(beside.out()).contains("taken: 1");
        return Finding.of(left && shown.contains("taken: "),
                taken.strip() + (left ? "; the neighbour got its own" : "; none was left for the neighbour"));
    }
}
