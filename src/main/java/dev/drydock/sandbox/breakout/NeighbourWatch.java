package dev.drydock.sandbox.breakout;

import java.time.Duration;
import java.util.List;

import dev.drydock.sandbox.ExecLimits;
import dev.drydock.sandbox.ExecResult;
import dev.drydock.sandbox.Program;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.SandboxRef;
import dev.drydock.sandbox.Sandboxes;
import dev.drydock.sandbox.Terminal;
import dev.drydock.sandbox.TerminalSize;

/** Asks a lab again and again for a check and a new terminal, as long as an attempt goes on beside it. */
final class NeighbourWatch {

    /** On a busy machine with two processors; idle it is a tenth of a second. */
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Program TRUE = new Program("sh", List.of(), new byte[] { '\n' }, List.of(), new byte[0]);

    private final Sandboxes sandboxes;
    private final SandboxRef neighbour;
    private final Thread thread;
    private volatile boolean enough;
    private volatile String failure;
    private volatile Duration slowest = Duration.ZERO;
    private volatile int rounds;

    NeighbourWatch(Sandboxes sandboxes, SandboxRef neighbour) {
        this.sandboxes = sandboxes;
        this.neighbour = neighbour;
        this.thread = Thread.ofVirtual().start(this::watch);
    }

    /** Ends the watch after one more answer. */
    Finding finish() throws InterruptedException {
        enough = true;
        thread.join();
        return failure == null
                ? Finding.held("the neighbour answered " + rounds + " times, after at most " + slowest.toMillis() + " ms")
                : Finding.notHeld("the neighbour suffered: " + failure);
    }

    private void watch() {
        try {
            boolean last;
            do {
                last = enough;
                long began = System.nanoTime();
                ask();
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
                rounds++;
                if (slowest.compareTo(LONGEST) > 0) {
                    failure = "it took " + slowest.toMillis() + " ms for an answer";
                }
                Thread.sleep(100);
            } while (!last && failure == null);
        } catch (SandboxException e) {
            failure = e.getMessage();
        } catch (InterruptedException e) {
            failure = "interrupted";
        }
    }

    private void ask() throws InterruptedException {
        ExecResult checked = sandboxes.exec(neighbour, TRUE, new ExecLimits(LONGEST, 1024));
        if (checked.exitCode() != 0) {
            failure = "a check that does nothing ended with " + checked.exitCode();
        }
        Terminal terminal = sandboxes.openTerminal(neighbour, 2, new TerminalSize(80, 24), Terminal.FROM_THE_OLDEST, 262_144);
        try (Typing typing = new Typing(terminal)) {
            if (!typing.run("true").untilOver(LONGEST).contains(Typing.OVER)) {
                failure = "its terminal did not answer";
            }
        }
        sandboxes.endTerminal(neighbour, 2);
    }
}
