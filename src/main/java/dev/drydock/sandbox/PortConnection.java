package dev.drydock.sandbox;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.drydock.sandbox.PortsProtocol.Header;
import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;

/** One connection of a {@link PortsLink}, which feeds it. Holds no more bytes than it gave credit for. */
final class PortConnection implements Tunnel {

    /** What a connection may hold unread: enough that a round trip through the engine does not slow a download. */
    static final int CREDIT = 131_072;
    /** Credit is given back in such portions. */
    private static final int PORTION = CREDIT / 4;
    private static final int PIECE = 16_384;
    private static final byte[] END = new byte[0];

    private final PortsLink link;
    private final int number;
    private final CompletableFuture<Optional<Tunnel>> connected = new CompletableFuture<>();
    private final BlockingQueue<byte[]> incoming = new LinkedBlockingQueue<>();
    private final Semaphore window = new Semaphore(PortsProtocol.WINDOW);
    private final AtomicBoolean reset = new AtomicBoolean();
    private volatile boolean closed;
    private volatile boolean broken;
    /** Only the link's thread takes from it; the reader gives back. */
    private final Semaphore credit = new Semaphore(CREDIT);
    /** The reader's alone. */
    private int owed;
    private boolean ended;

    PortConnection(PortsLink link, int number) {
        this.link = link;
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Done once the lab has answered; empty where nothing listens. */
    CompletableFuture<Optional<Tunnel>> connected() {
        return connected;
    }

    /** Called by the link's thread alone. */
    void take(Header header, byte[] payload) throws ProtocolViolation {
        switch (header.type()) {
            case PortsProtocol.CONNECTED -> connected.complete(Optional.of(this));
            case PortsProtocol.RECEIVED -> {
                if (payload.length == 0 || !credit.tryAcquire(payload.length)) {
                    throw new ProtocolViolation("connection " + number + " sent more than it was given credit for");
                }
                incoming.add(payload);
            }
            case PortsProtocol.FINISHED -> incoming.add(END);
            case PortsProtocol.TAKEN -> taken(ByteBuffer.wrap(payload).getInt());
            case PortsProtocol.CLOSED -> end(payload[0]);
            default -> throw new ProtocolViolation("no frame for a connection: " + header.type());
        }
    }

    private void taken(int bytes) throws ProtocolViolation {
        if (bytes < 0 || bytes > PortsProtocol.WINDOW - window.availablePermits()) {
            throw new ProtocolViolation("connection " + number + " took more than it was given");
        }
        window.release(bytes);
    }

    /** The lab let go of the number, or is no longer connected. */
    void end(int reason) {
        broken = reason != 1;
        closed = true;
        if (reason == PortsProtocol.REFUSED) {
            connected.complete(Optional.empty());
        }
        connected.completeExceptionally(new SandboxException.LabGone("the lab let go of a connection", null));
        incoming.add(END);
        window.release(PortsProtocol.WINDOW);
    }

    @Override
    public byte[] read(Duration patience) throws IOException, InterruptedException {
        if (ended) {
            return null;
        }
        byte[] bytes = incoming.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (bytes == null) {
            throw new SocketTimeoutException("nothing came in " + patience.toSeconds() + " s");
        }
        return read(bytes);
    }

    private byte[] read(byte[] bytes) throws IOException {
        if (bytes == END) {
            ended = true;
            if (broken || reset.get()) {
                throw new IOException("the connection was broken off");
            }
            return null;
        }
        owed += bytes.length;
        if (owed >= PORTION && !closed) {
            credit.release(owed);
            link.send(PortsProtocol.credit(number, owed));
            owed = 0;
        }
        return bytes;
    }

    @Override
    public byte[] poll() {
        try {
            return incoming.isEmpty() || incoming.peek() == END ? null : read(incoming.poll());
        } catch (IOException impossible) {
            throw new IllegalStateException("only an end is an exception", impossible);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException, InterruptedException {
        for (int done = 0; done < length;) {
            int part = Math.min(length - done, PIECE);
            window.acquire(part);
            requireOpen();
            link.send(PortsProtocol.send(number, bytes, offset + done, part));
            done += part;
        }
    }

    private void requireOpen() throws IOException {
        if (closed || reset.get()) {
            throw new IOException("the connection has ended");
        }
    }

    @Override
    public void finish() throws IOException {
        requireOpen();
        link.send(PortsProtocol.finish(number));
    }

    @Override
    public void close() {
        if (!reset.getAndSet(true) && !closed) {
            incoming.add(END);
            window.release(PortsProtocol.WINDOW);
            link.reset(this);
        }
    }
}
