package dev.drydock.terminal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import org.jboss.logging.Logger;

import dev.drydock.helping.Watch;
import dev.drydock.helping.Watches;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.SandboxRef;
import dev.drydock.sandbox.Sandboxes;
import dev.drydock.sandbox.Terminal;
import dev.drydock.sandbox.TerminalSize;

/**
 * A browser's WebSocket to one terminal. {@link TerminalGate} has settled that this lab is the caller's, or that its learner
 * lets
 * the caller watch. Callbacks come on the event loop and never wait; a thread of its own opens the terminal and pumps.
 */
@ApplicationScoped
@ServerEndpoint("/api/labs/{lab}/terminals/{n}")
public class TerminalSocket {

    private static final Logger LOG = Logger.getLogger(TerminalSocket.class);

    private final Sandboxes sandboxes;
    private final Watches watches;
    private final OpenSockets sockets;
    private final Map<String, TerminalConnection> connections = new ConcurrentHashMap<>();

    public TerminalSocket(Sandboxes sandboxes, Watches watches, OpenSockets sockets) {
        this.sandboxes = sandboxes;
        this.watches = watches;
        this.sockets = sockets;
    }

    @OnOpen
    public void open(Session session, @PathParam("lab") String lab, @PathParam("n") int n) {
        TerminalConnection connection = new TerminalConnection(lab);
        connections.put(session.getId(), connection);
        if (!sockets.opened(lab)) {
            closeWith(session, new CloseReason(CloseCodes.TRY_AGAIN_LATER, "this lab is open in too many windows"));
            return;
        }
        Thread.ofVirtual().name("terminal-" + lab + "-" + n).start(() -> serve(session, connection, n));
    }

    private void serve(Session session, TerminalConnection connection, int n) {
        Browser browser = new Browser(session);
        Optional<String> request = TerminalGate.watchIn(session.getQueryString());
        if (request.isEmpty()) {
            bridge(session, connection, n, browser, new Access.Owner());
            return;
        }
        Optional<Watch> watch = watches.open(request.get(), connection.lab(), n);
        if (watch.isEmpty()) {
            browser.close("not allowed any more");
            return;
        }
        try (Watch allowed = watch.get()) {
            Thread.ofVirtual().name("terminal-watch").start(() -> {
                allowed.awaitEnd();
                connection.close();
                browser.close("not allowed any more");
            });
            bridge(session, connection, n, browser, new Access.Instructor(allowed));
        }
    }

    private void bridge(Session session, TerminalConnection connection, int n, Browser browser, Access access) {
        try {
            TerminalBridge bridge = new TerminalBridge(terminal(session, connection.lab(), n, access), n, browser, access);
            if (connection.opened(bridge)) {
                bridge.run();
            } else {
                bridge.close();
            }
        } catch (SandboxException e) {
            LOG.warnf("Terminal %d of lab %s did not open: %s", n, connection.lab(), e.getMessage());
            browser.close("gone");
        }
    }

    private Terminal terminal(Session session, String lab, int n, Access access) {
        SandboxRef ref = new SandboxRef(lab, true);
        long since = number(session, "since", Terminal.FROM_THE_OLDEST);
        if (!access.owns()) {
            return sandboxes.watchTerminal(ref, n, since, TerminalMessage.WINDOW);
        }
        TerminalSize size = new TerminalSize((int) number(session, "cols", 80), (int) number(session, "rows", 24));
        return sandboxes.openTerminal(ref, n, size, since, TerminalMessage.WINDOW);
    }

    private static long number(Session session, String name, long otherwise) {
        List<String> values = session.getRequestParameterMap().get(name);
        try {
            return values == null || values.isEmpty() ? otherwise : Math.max(Long.parseLong(values.getFirst()), 0);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Piece by piece: the WebSocket library would join the frames of a message, however many come. */
    @OnMessage
    public void input(Session session, byte[] piece, boolean last) {
        TerminalConnection connection = connections.get(session.getId());
        if (connection == null) {
            return;
        }
        if (!connection.input.fits(piece.length, last)) {
            closeWith(session, tooBig("input", TerminalMessage.LONGEST_INPUT));
        } else if (piece.length > 0 && !connection.with(bridge -> bridge.typed(piece))) {
            refuse(session, "too much input before the terminal was open");
        }
    }

    @OnMessage
    public void control(Session session, String piece, boolean last) {
        TerminalConnection connection = connections.get(session.getId());
        if (connection == null) {
            return;
        }
        if (!connection.control.fits(piece.length(), last)) {
            closeWith(session, tooBig("control", TerminalMessage.LONGEST_CONTROL));
            return;
        }
        connection.text.append(piece);
        if (last) {
            String text = connection.text.toString();
            connection.text.setLength(0);
            control(session, connection, text);
        }
    }

    private static void control(Session session, TerminalConnection connection, String text) {
        try {
            TerminalMessage message = TerminalMessage.parse(text);
            boolean taken = connection.with(bridge -> {
                try {
                    bridge.received(message);
                } catch (TerminalMessage.Malformed e) {
                    refuse(session, e.getMessage());
                }
            });
            if (!taken) {
                refuse(session, "too much before the terminal was open");
            }
        } catch (TerminalMessage.Malformed e) {
            refuse(session, e.getMessage());
        }
    }

    private static CloseReason tooBig(String what, int most) {
        return new CloseReason(CloseCodes.TOO_BIG, "a message of " + what + " has at most " + most + " bytes");
    }

    private static void refuse(Session session, String why) {
        closeWith(session, new CloseReason(CloseCodes.PROTOCOL_ERROR, why));
    }

    private static void closeWith(Session session, CloseReason reason) {
        try {
            session.close(reason);
        } catch (IOException e) {
            LOG.debugf("A socket was closed already: %s", e.getMessage());
        }
    }

    @OnClose
    public void closed(Session session) {
        TerminalConnection connection = connections.remove(session.getId());
        if (connection != null) {
            sockets.closed(connection.lab());
            Thread.ofVirtual().start(connection::close);
        }
    }

    @OnError
    public void failed(Session session, Throwable failure) {
        LOG.debugf("A terminal's socket failed: %s", failure.toString());
        closeWith(session, new CloseReason(CloseCodes.PROTOCOL_ERROR, "the frame cannot be read"));
    }

    /** The browser's end, for the one thread that pumps; only {@code close} may come from another. */
    private static final class Browser implements TerminalClient {

        private final Session session;
        private Future<Void> onItsWay = CompletableFuture.completedFuture(null);

        Browser(Session session) {
            this.session = session;
        }

        @Override
        public void send(byte[] output) throws IOException {
            awaitDeparture();
            onItsWay = session.getAsyncRemote().sendBinary(ByteBuffer.wrap(output));
        }

        @Override
        public void send(String message) throws IOException {
            awaitDeparture();
            onItsWay = session.getAsyncRemote().sendText(message);
        }

        private void awaitDeparture() throws IOException {
            try {
                onItsWay.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        /** Its frame follows all others through the same pipe. */
        @Override
        public void close(String reason) {
            closeWith(session, new CloseReason(CloseCodes.NORMAL_CLOSURE, reason));
        }
    }
}
