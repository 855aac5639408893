package dev.drydock.sandbox.breakout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.drydock.sandbox.DiskUse;
import dev.drydock.sandbox.ExecLimits;
import dev.drydock.sandbox.ExecResult;
import dev.drydock.sandbox.Program;
import dev.drydock.sandbox.SandboxConfig;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.SandboxRef;
import dev.drydock.sandbox.Sandboxes;
import dev.drydock.sandbox.Terminal;
import dev.drydock.sandbox.TerminalSize;

/** A lab, as a learner uses it (terminals) and as the server does (checks), and the neighbour that must not feel it. */
public final class AttackedLab {

    /** For an attempt that ends by itself. */
    static final Duration PATIENCE = Duration.ofSeconds(40);
    static final int KEPT = 65_536;

    private static final TerminalSize SIZE = new TerminalSize(200, 50);
    private static final int CREDIT = 262_144;
    private static final String SCRIPT = "/root/attempt.sh";

    private final Sandboxes sandboxes;
    private final SandboxConfig.Disk disk;
    private final SandboxRef lab;
    private final SandboxRef neighbour;

    AttackedLab(Sandboxes sandboxes, SandboxConfig.Disk disk, SandboxRef lab, SandboxRef neighbour) {
        this.disk = disk;
        this.sandboxes = sandboxes;
        this.lab = lab;
        this.neighbour = neighbour;
    }

    /** Has the learner run a script in terminal 1, and comes back at once. */
    Typing type(String script) throws InterruptedException {
        ExecResult laid = check("cat > " + SCRIPT, Scripts.with(script), Duration.ofSeconds(10));
        if (laid.exitCode() != 0) {
            throw new IllegalStateException("the attempt could not be laid into the lab: " + text(laid.err()));
        }
        return terminal(1).run("/opt/drydock/bin/sh " + SCRIPT);
    }

    /** Has the learner run a script that judges itself, to its end. */
    Finding make(String script) throws InterruptedException {
        try (Typing typing = type(script)) {
            return Finding.whole(typing, typing.untilOver(PATIENCE));
        }
    }

    Typing terminal(int n) {
        return new Typing(open(n, CREDIT));
    }

    Terminal open(int n, int credit) {
        return sandboxes.openTerminal(lab, n, SIZE, Terminal.FROM_THE_OLDEST, credit);
    }

    void endTerminal(int n) {
        sandboxes.endTerminal(lab, n);
    }

    /** Runs a check as the server does. */
    ExecResult check(String script) {
        return check(script, "", Duration.ofSeconds(10));
    }

    ExecResult check(String script, String input, Duration time) {
        return check(lab, script, input, time);
    }

    /** Runs a check in the other lab. */
    ExecResult neighbour(String script) {
        return check(neighbour, script, "", Duration.ofSeconds(10));
    }

    private ExecResult check(SandboxRef in, String script, String input, Duration time) {
        Program program = new Program("sh", List.of(), bytes(Scripts.with(script)), List.of(), bytes(input));
        return sandboxes.exec(in, program, new ExecLimits(time, KEPT));
    }

    /**
     * Does as the server's disk watch does, with a lower first limit that spares the disk, until the lab is frozen. It holds
     * where
     * the lab is still as far from its end then as a real one would be.
     */
    Finding watchDisk(Duration time) throws InterruptedException {
        long first = disk.bytes() / 4;
        long last = first + disk.mostBytes() - disk.bytes();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (sandboxes.diskUsed(lab.labId()).filter(use -> use.exceeds(first, disk.files())).isPresent()) {
                sandboxes.sleep(lab.labId());
                DiskUse frozen = sandboxes.diskUsed(lab.labId()).orElseThrow();
                sandboxes.wake(lab.labId());
                endTerminal(1);
                check("rm -f /root/large*");
                return Finding.of(!frozen.exceeds(last, disk.mostFiles()), "frozen after it wrote " + frozen.inWords()
                        + ", and its files can be deleted; looked for " + new DiskUse(first, disk.files()).inWords());
            }
            Thread.sleep(disk.every());
        }
        return Finding.notHeld("nobody saw that it wrote");
    }

    /** Whether the lab can be used as before, and nothing of the attempt runs on once its terminals are gone. */
    Finding aftermath() throws InterruptedException {
        try {
            long began = System.nanoTime();
            endTerminal(1);
            String left = leftProcesses();
            for (int i = 0; i < 20 && !left.isEmpty(); i++) {
                Thread.sleep(100);
                left = leftProcesses();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (!left.isEmpty()) {
                return Finding.notHeld("after its terminal was ended there ran on: " + left);
            }
            try (Typing again = terminal(1)) {
                String shown = again.run("true").untilOver(Duration.ofSeconds(10));
                return Finding.of(shown.contains(Typing.OVER), "the lab took commands again after " + took.toMillis() + " ms");
            }
        } catch (SandboxException e) {
            return Finding.notHeld("the lab is of no use afterwards: " + e.getMessage());
        }
    }

    /** Everything but PID 1, what the engine executes (its parent is 0 there) and the asking shell. */
    private String leftProcesses() {
        ExecResult result = check("""
                for folder in /proc/[0-9]*; do
                  { read -r line <$folder/stat; } 2>/dev/null || continue
                  number=${folder#/proc/} rest=${line##*) }
                  set -- $rest
                  [ "$1" = Z ] || [ "$2" = 0 ] || [ "$number" = $$ ] || printf '%s ' "$number:$line" | cut -c 1-40
                done
                """);
        return result.exitCode() == 0 ? text(result.out()).strip() : "unknown: " + text(result.err());
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
