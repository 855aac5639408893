package dev.drydock.sandbox;

/**
 * One reader of one terminal. Made for one thread that reads and one that writes. Whoever opened it closes it; the shell stays.
 */
public interface Terminal extends AutoCloseable {

    /** As {@code since}: all that the lab still holds. */
    long FROM_THE_OLDEST = -1;

    /** The absolute offset of the first byte that {@link #read} gives. */
    long offset();

    /**
     * Waits for what comes next. After a {@link TerminalOutput.Closed} nothing follows.
     */
    TerminalOutput read() throws InterruptedException;

    /** What comes next if it is there already, else null. */
    TerminalOutput poll();

    /**
     * Types into the terminal, in order. Waits while the lab takes nothing; throws {@link SandboxException.LabGone} at its end.
     */
    void write(byte[] input) throws InterruptedException;

    /** Allows so many bytes more to be read. Never waits. */
    void credit(int bytes);

    void resize(TerminalSize size);

    @Override
    void close();
}
