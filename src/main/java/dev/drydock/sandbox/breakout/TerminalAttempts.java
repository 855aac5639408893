package dev.drydock.sandbox.breakout;

import java.time.Duration;
import java.util.List;

import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.Terminal;
import dev.drydock.sandbox.TerminalOutput;

/** By what a terminal prints and how many there are. */
final class TerminalAttempts {

    private static final int CREDIT = 262_144;

    static final List<Attempt> ALL = List.of(
            new Attempt("output flood", "print without end into a browser that does not read", TerminalAttempts::flood),
            new Attempt("more terminals", "open more terminals than a lab has", TerminalAttempts::openMore));

    private TerminalAttempts() {
    }

    /** The reader's credit is all that a stalled browser ever gets, and then the program waits. */
    private static Finding flood(AttackedLab lab) throws InterruptedException {
        try (Terminal stalled = lab.open(2, CREDIT)) {
            stalled.write("yes drydock\n".getBytes());
            Thread.sleep(Duration.ofSeconds(3));
            long got = 0;
            for (TerminalOutput output = stalled.poll(); output != null; output = stalled.poll()) {
                got += output instanceof TerminalOutput.Bytes bytes ? bytes.bytes().length : 0;
            }
            String waits = AttackedLab.text(lab.check("""
                    before=$(cut -d ' ' -f 14,15 /proc/$(pidof yes)/stat); sleep 1
                    [ "$before" = "$(cut -d ' ' -f 14,15 /proc/$(pidof yes)/stat)" ] && echo waits
                    """).out()).strip();
            return Finding.of(got <= CREDIT && got > 0 && waits.equals("waits"),
                    got + " bytes came for a credit of " + CREDIT + ", and the program "
                            + (waits.isEmpty() ? "goes on" : waits));
        } finally {
            lab.endTerminal(2);
        }
    }

    private static Finding openMore(AttackedLab lab) {
        int most = 8;
        for (int n = 2; n <= most; n++) {
            lab.terminal(n).close();
        }
        try (Typing beyond = lab.terminal(most + 1)) {
            return Finding.notHeld("terminal " + (most + 1) + " opened");
        } catch (SandboxException | IllegalArgumentException refused) {
            return Finding.held("terminal " + (most + 1) + ": " + refused.getMessage());
        } finally {
            for (int n = 2; n <= most; n++) {
                lab.endTerminal(n);
            }
        }
    }
}
