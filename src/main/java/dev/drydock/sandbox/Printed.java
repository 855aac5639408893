package dev.drydock.sandbox;

import java.time.Instant;

/** Something that became of a terminal's output. What is typed is never among it. */
public sealed interface Printed {

    String lab();

    /**
     * Somebody opened the terminal.
     *
     * @param isNew whether its shell was made for that; offsets begin at 0 again
     * @param end how far its output was
     */
    record Opened(String lab, int terminal, boolean isNew, long end) implements Printed {
    }

    record Resized(String lab, int terminal, TerminalSize size, Instant at) implements Printed {
    }

    /**
     * Each byte comes once, whoever else reads it.
     *
     * @param offset of the first one; beyond the last one before it where some were missed
     */
    record Bytes(String lab, int terminal, long offset, byte[] bytes, Instant at) implements Printed {
    }

    /** The lab's processes ended: whatever is opened next is another terminal. */
    record Gone(String lab) implements Printed {
    }
}
