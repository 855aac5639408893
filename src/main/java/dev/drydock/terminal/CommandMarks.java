package dev.drydock.terminal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * Finds in the bytes of a terminal where commands start and end: the marks {@code OSC 133;C} and {@code OSC 133;D;exit} that
 * the
 * shell prints (FinalTerm's semantic prompts). The learner may print them too, so they are a hint and never proof.
 */
final class CommandMarks {

    private static final String START = "\u001b]133;";
    private static final int LONGEST = 16;
    private static final byte ESCAPE = 0x1b;
    private static final byte BELL = 0x07;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long ESCAPES = ONES * ESCAPE;

    private final Consumer<Mark> found;
    private final StringBuilder mark = new StringBuilder(LONGEST);
    private int matched;

    CommandMarks(Consumer<Mark> found) {
        this.found = found;
    }

    sealed interface Mark {
        record Started() implements Mark {
        }

        record Finished(int exit) implements Mark {
        }
    }

    /** Looks at the next bytes; a mark may be split over calls. */
    void scan(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            if (matched == 0) {
                at = escapeFrom(bytes, at);
                if (at == bytes.length) {
                    return;
                }
            }
            take(bytes[at++]);
        }
    }

    /**
     * Where the next escape is, or the end. Eight bytes at a time: nearly all output is none, and one by one took half of
     * the server's work in a flood.
     */
    private static int escapeFrom(byte[] bytes, int from) {
        int at = from;
        for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
            long different = (long) LONGS.get(bytes, at) ^ ESCAPES;
            // A byte of this is set where, and only above where, one of those is zero
            if ((different - ONES & ~different & HIGH_BITS) != 0) {
                break;
            }
        }
        while (at < bytes.length && bytes[at] != ESCAPE) {
            at++;
        }
        return at;
    }

    private void take(byte b) {
        if (matched < START.length()) {
            matched = b == START.charAt(matched) ? matched + 1 : b == ESCAPE ? 1 : 0;
        } else if (b == BELL || b == ESCAPE) {
            report(mark.toString());
            restart(b == ESCAPE ? 1 : 0);
        } else if (mark.length() == LONGEST) {
            restart(0);
        } else {
            mark.append((char) (b & 0xff));
        }
    }

    private void restart(int alreadyMatched) {
        mark.setLength(0);
        matched = alreadyMatched;
    }

    private void report(String text) {
        if (text.equals("C")) {
            found.accept(new Mark.Started());
        } else if (text.matches("D;\\d{1,3}")) {
            found.accept(new Mark.Finished(Integer.parseInt(text.substring(2))));
        }
    }
}
