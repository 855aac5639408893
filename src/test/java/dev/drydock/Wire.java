package dev.drydock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a browser and the server, on a port of its own, and can be cut and mended. */
final class Wire implements AutoCloseable {

    private final int to;
    private final ServerSocket entrance;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Wire(int to, ServerSocket entrance) {
        this.to = to;
        this.entrance = entrance;
    }

    static Wire to(Server server) {
        try {
            Wire wire = new Wire(URI.create(server.url()).getPort(), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + entrance.getLocalPort();
    }

    /** Whatever is connected breaks, and nothing new gets through. */
    void cut() {
        cut = true;
        ends.forEach(Wire::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = entrance.accept();
                if (cut) {
                    close(near);
                } else {
                    Thread.ofVirtual().start(() -> connect(near));
                }
            }
        } catch (IOException closed) {
            // The test is over
        }
    }

    private void connect(Socket near) {
        ends.add(near);
        try (Socket far = new Socket(InetAddress.getLoopbackAddress(), to)) {
            ends.add(far);
            Thread back = Thread.ofVirtual().start(() -> copy(far, near));
            copy(near, far);
            back.join();
            ends.remove(far);
        } catch (IOException serverAway) {
            close(near);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ends.remove(near);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // Either end is gone, so both are
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
