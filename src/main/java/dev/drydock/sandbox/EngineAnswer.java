package dev.drydock.sandbox;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The engine's answer to a question, read as it comes. Of our own because what a lab holds decides its length: docker-java
 * holds
 * such answers in memory whole, or reads on to their end when they are closed. Closing this ends the connection, and so does
 * time.
 */
final class EngineAnswer implements AutoCloseable {

    private final EngineStream stream;
    private final Thread watch;
    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    EngineAnswer(EngineStream stream, Duration time) throws IOException {
        this.stream = stream;
        this.watch = stream.closeAfter(time);
        try {
            String[] lines = stream.readHead("a question").split("\r\n");
            this.status = Integer.parseInt(lines[0].split(" ")[1]);
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.put(lines[i].substring(0, Math.max(colon, 0)), lines[i].substring(colon + 1).strip());
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            close();
            throw new IOException("the engine's answer cannot be read", e);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    int status() {
        return status;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether the connection ended because the time was up. */
    boolean late() {
        return stream.isLate();
    }

    /** What follows the head, up to the end of the connection. */
    InputStream body() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                try {
                    return length == 0 ? 0 : stream.readSome(into, offset, length);
                } catch (EOFException end) {
                    return -1;
                }
            }
        };
    }

    @Override
    public void close() {
        watch.interrupt();
        stream.close();
    }
}
