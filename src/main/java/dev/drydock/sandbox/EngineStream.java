package dev.drydock.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.net.ssl.SSLContext;

/**
 * One connection to the engine that a request turned into a raw stream ({@code Upgrade: tcp}). Of our own because docker-java
 * reads
 * such streams in pieces of 1 KiB, which costs a third of the throughput and ten times the processor (measured, see the
 * performance notes). Reading and writing may happen in two threads; each is for one thread at a time.
 */
final class EngineStream implements AutoCloseable {

    private final EngineConnection connection;
    private final ByteBuffer atRest;
    /** What was read last, and what of it is left. */
    private ByteBuffer buffered;
    private volatile boolean late;

    private EngineStream(EngineConnection connection) {
        this.connection = connection;
        this.atRest = connection.buffers().atRest().flip();
        this.buffered = atRest;
    }

    /**
     * Sends {@code POST path} with a JSON body and takes the connection over.
     *
     * @param tls null where the engine is reached without
     * @param patience how long the engine may take until the stream begins
     */
    static EngineStream open(URI engine, SSLContext tls, String path, String json, Duration patience) throws IOException {
        EngineStream stream = new EngineStream(EngineConnection.to(engine, tls, patience));
        Thread watch = stream.closeAfter(patience);
        try {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            String head = "POST " + path + " HTTP/1.1\r\nHost: engine\r\nContent-Type: application/json\r\n"
                    + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: " + body.length + "\r\n\r\n";
            stream.write(ByteBuffer.wrap((head + json).getBytes(StandardCharsets.UTF_8)));
            stream.expectUpgrade(path);
            return stream;
        } catch (IOException | RuntimeException e) {
            stream.close();
            if (stream.late) {
                throw new SocketTimeoutException("the engine did not answer in " + patience.toSeconds() + " s");
            }
            throw e;
        } finally {
            watch.interrupt();
        }
    }

    /** Ends whatever waits for this stream when the time is up, unless the thread that is given is interrupted before. */
    Thread closeAfter(Duration time) {
        return Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(time);
                late = true;
                close();
            } catch (InterruptedException inTime) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Whether it was closed because time was up. */
    boolean isLate() {
        return late;
    }

    /** Sends a request without a body, in the older dialect: its answer ends with the connection and comes in one piece. */
    static EngineStream ask(URI engine, SSLContext tls, String method, String path, Duration patience) throws IOException {
        EngineStream stream = new EngineStream(EngineConnection.to(engine, tls, patience));
        try {
            stream.write(ByteBuffer.wrap((method + " " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
            return stream;
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private void expectUpgrade(String path) throws IOException {
        String status = readHead(path).lines().findFirst().orElse("");
        if (!status.contains(" 101 ") && !status.contains(" 200 ")) {
            throw new IOException("the engine answered " + status + " to " + path);
        }
    }

    /** The status line and the headers of an answer. */
    String readHead(String path) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            if (head.size() > 16_384) {
                throw new IOException("the engine's answer to " + path + " has no end");
            }
            head.write(readByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private int readByte() throws IOException {
        if (!buffered.hasRemaining()) {
            fill();
        }
        return buffered.get();
    }

    private void fill() throws IOException {
        chooseBuffer();
        buffered.clear();
        int read = connection.read(buffered);
        buffered.flip();
        if (read < 0) {
            throw new EOFException("the engine closed the stream");
        }
    }

    private void chooseBuffer() {
        boolean flooding = buffered.limit() >= StreamBuffers.AT_REST;
        if (flooding && buffered == atRest) {
            buffered = connection.buffers().lend();
        } else if (!flooding && buffered != atRest) {
            connection.buffers().takeBack(buffered);
            buffered = atRest;
        }
    }

    /** Reads at least one byte, or throws {@link EOFException}. */
    int readSome(byte[] into, int offset, int length) throws IOException {
        if (!buffered.hasRemaining()) {
            fill();
        }
        int part = Math.min(buffered.remaining(), length);
        buffered.get(into, offset, part);
        return part;
    }

    /** Reads exactly so many bytes. */
    void readFully(byte[] into, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (buffered.hasRemaining()) {
                int part = Math.min(buffered.remaining(), length - done);
                buffered.get(into, offset + done, part);
                done += part;
            } else {
                fill();
            }
        }
    }

    void write(ByteBuffer bytes) throws IOException {
        connection.write(bytes);
    }

    /** Tells the other side that nothing follows; reading goes on. */
    void closeOutput() throws IOException {
        connection.closeOutput();
    }

    @Override
    public void close() {
        connection.close();
    }
}
