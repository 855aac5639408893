package dev.drydock.sandbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/** Passes on what the terminals of a lab print, each byte once however many read it. Fed by the link's thread alone. */
final class FirstReading {

    private final String lab;
    private final PrintedOutput follower;
    private final long[] passed = new long[SupervisorProtocol.TERMINALS + 1];

    FirstReading(String lab, PrintedOutput follower) {
        this.lab = lab;
        this.follower = follower;
    }

    /** The answer to an opening, whose length was looked at before. */
    void opened(int terminal, byte[] answer) {
        boolean isNew = answer[0] != 0;
        if (isNew) {
            passed[terminal] = 0;
        }
        follower.tell(new Printed.Opened(lab, terminal, isNew, ByteBuffer.wrap(answer).getLong(9)));
    }

    void resized(int terminal, TerminalSize size) {
        follower.resized(lab, terminal, size);
    }

    /** @param end the offset of the byte that follows the last one of these */
    void read(int terminal, byte[] bytes, long end) {
        long known = Math.max(passed[terminal], end - bytes.length);
        if (end > known && follower.wants(lab)) {
            byte[] unread = end - known == bytes.length ? bytes
                    : Arrays.copyOfRange(bytes, bytes.length - (int) (end - known), bytes.length);
            follower.printed(new Printed.Bytes(lab, terminal, known, unread, Instant.now()));
        }
        passed[terminal] = Math.max(passed[terminal], end);
    }
}
