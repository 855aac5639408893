package dev.drydock.terminal;

import java.util.function.Consumer;

/**
 * Finds in the bytes of a terminal where commands start and end: the marks {@code OSC 133;C} and {@code OSC 133;D;exit} that
 * the
 * shell prints (FinalTerm's semantic prompts). The learner may print them too, so they are a hint and never proof.
 */
final class CommandMarks {

    private static final String START = "\u001b]133;";
    private static final int LONGEST = 16;

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
        for (byte b : bytes) {
            if (matched < START.length()) {
                matched = b == START.charAt(matched) ? matched + 1 : b == START.charAt(0) ? 1 : 0;
            } else if (b == 0x07 || b == 0x1b) {
                report(mark.toString());
                restart(b == 0x1b ? 1 : 0);
            } else if (mark.length() == LONGEST) {
                restart(0);
            } else {
                mark.append((char) (b & 0xff));
            }
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
