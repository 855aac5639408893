package dev.drydock.sandbox;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;

/**
 * When the terminals of a lab were last used. Only bytes beyond those ever seen count as printed: a page that connects again
 * and is sent the ring once more must not keep an idle lab awake. What is printed is told by the link's thread alone.
 */
final class TerminalUse {

    /** Between two words people pause, and the first letter of the next one is waited for like any. */
    private static final Duration TYPING = Duration.ofSeconds(1);
    /** What was typed was answered when so much was printed since: a command that floods is not waited for by the letter. */
    private static final long ANSWER = 65_536;

    private record Typed(Instant when, long position) {
    }

    private final AtomicLongArray seen = new AtomicLongArray(SupervisorProtocol.TERMINALS + 1);
    private final AtomicReferenceArray<Typed> typed = new AtomicReferenceArray<>(SupervisorProtocol.TERMINALS + 1);
    private volatile Instant latest;

    Optional<Instant> latest() {
        return Optional.ofNullable(latest);
    }

    void typed(int terminal) {
        Instant now = Instant.now();
        typed.set(terminal, new Typed(now, seen.get(terminal)));
        latest = now;
    }

    /** Whether somebody is typing into another terminal than this. */
    boolean typedElsewhere(int terminal) {
        Instant recent = Instant.now().minus(TYPING);
        for (int n = 1; n < typed.length(); n++) {
            Typed last = typed.get(n);
            if (n != terminal && last != null && last.when.isAfter(recent) && seen.get(n) - last.position < ANSWER) {
                return true;
            }
        }
        return false;
    }

    /** The answer to an opening says whether the shell is new, and how far the output is. */
    void opened(int terminal, byte[] answer) throws ProtocolViolation {
        if (answer.length < 17) {
            throw new ProtocolViolation("the supervisor opened a terminal without saying how far it is");
        }
        boolean isNew = answer[0] != 0;
        seen.set(terminal, isNew ? 0 : Math.max(seen.get(terminal), ByteBuffer.wrap(answer).getLong(9)));
        if (isNew) {
            typed.set(terminal, null);
        }
    }

    void read(int terminal, long position) {
        if (position > seen.get(terminal)) {
            seen.set(terminal, position);
            latest = Instant.now();
        }
    }
}
