package dev.drydock.sandbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;

/**
 * When the terminals of a lab were last used. Only bytes beyond those ever seen count as printed: a page that connects again
 * and is
 * sent the ring once more must not keep an idle lab awake. Terminals are fed by the link's thread alone.
 */
final class TerminalUse {

    private final long[] seen = new long[SupervisorProtocol.TERMINALS + 1];
    private volatile Instant latest;

    Optional<Instant> latest() {
        return Optional.ofNullable(latest);
    }

    void typed() {
        latest = Instant.now();
    }

    /** The answer to an opening says whether the shell is new, and how far the output is. */
    void opened(int terminal, byte[] answer) throws ProtocolViolation {
        if (answer.length < 17) {
            throw new ProtocolViolation("the supervisor opened a terminal without saying how far it is");
        }
        boolean isNew = answer[0] != 0;
        seen[terminal] = isNew ? 0 : Math.max(seen[terminal], ByteBuffer.wrap(answer).getLong(9));
    }

    void read(int terminal, long position) {
        if (position > seen[terminal]) {
            seen[terminal] = position;
            latest = Instant.now();
        }
    }
}
