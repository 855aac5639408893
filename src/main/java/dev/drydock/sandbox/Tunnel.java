package dev.drydock.sandbox;

import java.io.IOException;
import java.time.Duration;

/**
 * A connection to a program that listens in a lab. Reading and writing may happen in two threads, each in one at a time; both
 * end with an exception when the other side breaks the connection off, the lab ends, or {@link #close} is called. Holds a
 * bounded number of bytes: who does not read makes the program wait.
 */
public interface Tunnel extends AutoCloseable {

    /**
     * Waits for what the program sends next; null once it will send no more.
     *
     * @throws java.net.SocketTimeoutException when nothing came in time; the connection is still good
     */
    byte[] read(Duration patience) throws IOException, InterruptedException;

    /** What the program has sent already, without waiting; null when nothing is there now, or ever will be. */
    byte[] poll();

    /** Sends in order. Waits while the program takes nothing. */
    void write(byte[] bytes, int offset, int length) throws IOException, InterruptedException;

    default void write(byte[] bytes) throws IOException, InterruptedException {
        write(bytes, 0, bytes.length);
    }

    /** Tells the program that nothing follows; reading goes on. */
    void finish() throws IOException;

    /** Ends the connection both ways at once. Idempotent. */
    @Override
    void close();
}
