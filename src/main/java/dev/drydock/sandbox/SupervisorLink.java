package dev.drydock.sandbox;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import org.jboss.logging.Logger;

import dev.drydock.sandbox.SupervisorProtocol.Header;
import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;

/**
 * The one stream between this server and the supervisor of one lab. A thread of its own reads and hands each frame to the
 * reader
 * it is for; a reader's backlog is bounded by its credit, so that thread never waits for a browser. When the stream ends, every
 * reader is told that it is lost and the next {@code openTerminal} makes a new link.
 */
final class SupervisorLink implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SupervisorLink.class);

    private final String labId;
    private final EngineStream stream;
    private final long timeoutMillis;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock opening = new ReentrantLock();
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private final PendingAnswers opened = new PendingAnswers();
    private final PendingAnswers ended = new PendingAnswers();
    private final TerminalReaders readers;
    private final InputWindows inputWindows = new InputWindows();
    private final TerminalUse use = new TerminalUse();
    private final FirstReading prints;
    private volatile boolean closed;

    SupervisorLink(String labId, EngineStream stream, long timeoutMillis, PrintedOutput follower) {
        this.labId = labId;
        this.stream = stream;
        this.timeoutMillis = timeoutMillis;
        this.prints = new FirstReading(labId, follower);
        this.readers = new TerminalReaders(labId);
    }

    /** Starts reading and waits until the supervisor has answered. */
    SupervisorLink start() {
        Thread.ofVirtual().name("lab-" + labId).start(this::readFrames);
        await(greeted, "greet");
        return this;
    }

    boolean isOpen() {
        return !closed;
    }

    /** When somebody last typed, or a program printed. */
    Optional<Instant> used() {
        return use.latest();
    }

    Terminal open(int n, TerminalSize size, long since, int credit) {
        opening.lock();
        try {
            CompletableFuture<Void> answer = opened.expect(n);
            sized(n, size);
            send(SupervisorProtocol.open(n, size));
            await(answer, "open terminal " + n);
            return attach(readers.add(this, use, n, false), since, credit);
        } finally {
            opened.forget(n);
            opening.unlock();
        }
    }

    Terminal watch(int n, long since, int credit) {
        opening.lock();
        try {
            return attach(readers.add(this, use, n, true), since, credit);
        } finally {
            opening.unlock();
        }
    }

    private Terminal attach(SupervisorTerminal reader, long since, int credit) {
        try {
            reader.attach(since, credit);
            await(reader.attached(), "attach to terminal " + reader.number());
            return reader;
        } catch (RuntimeException e) {
            forget(reader);
            throw e;
        }
    }

    void end(int n) {
        CompletableFuture<Void> answer = ended.expect(n);
        send(SupervisorProtocol.end(n));
        await(answer, "end terminal " + n);
    }

    void forget(SupervisorTerminal reader) {
        if (readers.remove(reader) && !closed) {
            send(SupervisorProtocol.detach(reader.number(), reader.channel()));
        }
    }

    /** Types into a terminal, waiting while the program there takes nothing. */
    void type(int n, byte[] input, SupervisorTerminal reader) throws InterruptedException {
        for (int offset = 0; offset < input.length;) {
            int length = Math.min(input.length - offset, 32_768);
            while (!inputWindows.take(n, length)) {
                if (closed || !readers.has(reader)) {
                    throw new SandboxException.LabGone("lab " + labId + " no longer takes input", null);
                }
            }
            send(SupervisorProtocol.input(n, input, offset, length));
            use.typed(n);
            offset += length;
        }
    }

    private void sized(int n, TerminalSize size) {
        prints.resized(n, size);
        readers.resized(n, size);
    }

    void resize(int n, TerminalSize size) {
        sized(n, size);
        send(SupervisorProtocol.resize(n, size));
    }

    void send(ByteBuffer frame) {
        writing.lock();
        try {
            stream.write(frame);
        } catch (IOException e) {
            close();
            throw new SandboxException.LabGone("lab " + labId + " is not connected any more", e);
        } finally {
            writing.unlock();
        }
    }

    private void readFrames() {
        DemultiplexedStream output = new DemultiplexedStream(stream);
        byte[] head = new byte[SupervisorProtocol.HEADER];
        try {
            while (true) {
                output.readOutput(head, head.length);
                Header header = Header.read(head);
                byte[] payload = new byte[header.length()];
                output.readOutput(payload, payload.length);
                dispatch(header, payload);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            LOG.warnf("Lab %s: the supervisor sent a frame that is too short; its connection is dropped", labId);
        } catch (ProtocolViolation e) {
            LOG.warnf("Lab %s: %s; its connection is dropped", labId, e.getMessage());
        } catch (IOException | SandboxException.LabGone e) {
            LOG.debugf("Lab %s: %s", labId, e.getMessage());
        } finally {
            close();
        }
    }

    private void dispatch(Header header, byte[] payload) throws ProtocolViolation {
        switch (header.type()) {
            case SupervisorProtocol.HELLO -> greet(payload);
            case SupervisorProtocol.OPENED -> {
                use.opened(header.terminal(), payload);
                prints.opened(header.terminal(), payload);
                opened.came(header.terminal());
            }
            case SupervisorProtocol.OPEN_FAILED -> opened.failed(header.terminal(), SupervisorProtocol.text(payload));
            case SupervisorProtocol.ENDED -> {
                inputWindows.forget(header.terminal());
                ended.came(header.terminal());
            }
            case SupervisorProtocol.INPUT_TAKEN -> inputWindows.taken(header.terminal(), ByteBuffer.wrap(payload).getInt());
            case SupervisorProtocol.INPUT_FULL ->
                LOG.warnf("Lab %s: terminal %d was full of what an earlier server typed", labId, header.terminal());
            case SupervisorProtocol.ERROR ->
                LOG.warnf("Lab %s: the supervisor says: %s", labId, SupervisorProtocol.text(payload));
            case SupervisorProtocol.ATTACHED, SupervisorProtocol.DATA, SupervisorProtocol.GAP, SupervisorProtocol.CLOSED -> {
                SupervisorTerminal reader = readers.of(header.channel());
                // A reader that was just closed may still get what was on its way
                if (reader != null) {
                    reader.take(header, payload);
                    use.read(header.terminal(), reader.position());
                    if (header.type() == SupervisorProtocol.DATA) {
                        prints.read(header.terminal(), payload, reader.position());
                    }
                }
            }
            case SupervisorProtocol.PONG -> {
                // Nobody waits for it: the stream's end tells more than its silence
            }
            default -> throw new ProtocolViolation("the supervisor sent a frame of unknown type " + header.type());
        }
    }

    private void greet(byte[] payload) throws ProtocolViolation {
        int version = payload.length < 2 ? 0 : ByteBuffer.wrap(payload).getShort();
        if (version != SupervisorProtocol.VERSION) {
            throw new ProtocolViolation(
                    "the supervisor speaks version " + version + ", this server " + SupervisorProtocol.VERSION);
        }
        greeted.complete(null);
    }

    private void await(CompletableFuture<Void> answer, String what) {
        try {
            answer.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SandboxException failure ? failure
                    : new SandboxException.EngineDown("lab " + labId + " cannot " + what, e.getCause());
        } catch (TimeoutException e) {
            close();
            throw new SandboxException.EngineTimeout("lab " + labId + " did not " + what + " in " + timeoutMillis + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException.LabGone("interrupted while lab " + labId + " was to " + what, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
        var gone = new SandboxException.LabGone("the connection to lab " + labId + " ended", null);
        greeted.completeExceptionally(gone);
        opened.lost(gone);
        ended.lost(gone);
        readers.loseAll();
    }
}
