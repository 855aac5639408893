package dev.drydock.sandbox;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import org.jboss.logging.Logger;

import dev.drydock.sandbox.PortsProtocol.Header;
import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;

/**
 * The one stream between this server and {@code supervisor ports} in one lab. Of its own, beside the terminals' stream, so that
 * a download never stands before an echo. A thread reads and hands each frame to its connection, whose backlog is bounded by
 * its credit.
 */
final class PortsLink implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PortsLink.class);

    private final String labId;
    private final EngineStream stream;
    private final long timeoutMillis;
    private final ReentrantLock writing = new ReentrantLock();
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private final Map<Integer, PortConnection> connections = new ConcurrentHashMap<>();
    private final ReentrantLock listing = new ReentrantLock();
    private final AtomicReference<CompletableFuture<List<Integer>>> listed = new AtomicReference<>(new CompletableFuture<>());
    private volatile boolean closed;

    PortsLink(String labId, EngineStream stream, long timeoutMillis) {
        this.labId = labId;
        this.stream = stream;
        this.timeoutMillis = timeoutMillis;
    }

    /** Starts reading and waits until the lab has answered. */
    PortsLink start() {
        Thread.ofVirtual().name("ports-" + labId).start(this::readFrames);
        await(greeted, "greet");
        return this;
    }

    boolean isOpen() {
        return !closed;
    }

    /** Empty where nothing listens. */
    Optional<Tunnel> connect(int port) {
        PortConnection connection = newConnection();
        try {
            send(PortsProtocol.connect(connection.number(), port, PortConnection.CREDIT));
            return connection.connected().get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException e) {
            throw new SandboxException.LabGone("lab " + labId + " did not connect", e);
        } catch (TimeoutException e) {
            // Its backlog is full: the program listens and accepts nobody
            connection.close();
            throw new SandboxException.EngineTimeout("port " + port + " of lab " + labId + " accepts nobody", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.close();
            throw new SandboxException.LabGone("interrupted while lab " + labId + " was to connect", e);
        }
    }

    private PortConnection newConnection() {
        for (int number = 1; number <= PortsProtocol.CONNECTIONS; number++) {
            PortConnection connection = new PortConnection(this, number);
            if (connections.putIfAbsent(number, connection) == null) {
                return connection;
            }
        }
        throw new SandboxException.NoCapacity("lab " + labId + " has " + PortsProtocol.CONNECTIONS + " open connections", null);
    }

    List<Integer> listening() {
        listing.lock();
        try {
            CompletableFuture<List<Integer>> answer = new CompletableFuture<>();
            listed.set(answer);
            if (closed) {
                throw gone();
            }
            send(PortsProtocol.list());
            return await(answer, "say what listens");
        } catch (IOException e) {
            throw new SandboxException.LabGone("lab " + labId + " is not connected any more", e);
        } finally {
            listing.unlock();
        }
    }

    /** Its number is free again when the lab has answered. */
    void reset(PortConnection connection) {
        try {
            send(PortsProtocol.reset(connection.number()));
        } catch (IOException alreadyGone) {
            LOG.debugf("Lab %s: %s", labId, alreadyGone.getMessage());
        }
    }

    void send(ByteBuffer frame) throws IOException {
        writing.lock();
        try {
            stream.write(frame);
        } catch (IOException e) {
            close();
            throw e;
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
            LOG.warnf("Lab %s: a frame about its ports is too short; the connection is dropped", labId);
        } catch (ProtocolViolation e) {
            LOG.warnf("Lab %s: %s; the connection is dropped", labId, e.getMessage());
        } catch (IOException e) {
            LOG.debugf("Lab %s: %s", labId, e.getMessage());
        } finally {
            close();
        }
    }

    private void dispatch(Header header, byte[] payload) throws ProtocolViolation {
        switch (header.type()) {
            case SupervisorProtocol.HELLO -> greeted.complete(null);
            case SupervisorProtocol.ERROR ->
                LOG.warnf("Lab %s: its ports say: %s", labId, SupervisorProtocol.text(payload));
            case PortsProtocol.LISTENING -> listed.get().complete(PortsProtocol.listed(payload));
            default -> {
                PortConnection connection = connections.get(header.connection());
                if (connection == null) {
                    throw new ProtocolViolation("a frame of type " + header.type() + " for no connection");
                }
                connection.take(header, payload);
                if (header.type() == PortsProtocol.CLOSED) {
                    connections.remove(header.connection());
                }
            }
        }
    }

    private <T> T await(CompletableFuture<T> answer, String what) {
        try {
            return answer.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw gone();
        } catch (TimeoutException e) {
            close();
            throw new SandboxException.EngineTimeout("lab " + labId + " did not " + what + " in " + timeoutMillis + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException.LabGone("interrupted while lab " + labId + " was to " + what, e);
        }
    }

    private SandboxException gone() {
        return new SandboxException.LabGone("the connection to the ports of lab " + labId + " ended", null);
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
        greeted.completeExceptionally(gone());
        listed.get().completeExceptionally(gone());
        connections.values().forEach(connection -> connection.end(0));
        connections.clear();
    }
}
