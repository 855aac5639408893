package dev.drydock;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** A connection to the server by which anything can be sent, whatever HTTP and WebSocket (RFC 6455) say of it. */
final class RawSocket implements AutoCloseable {

    static final int FIN = 0x80;
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    /** What is said of a connection that ended without a close frame. */
    static final int NO_CLOSE_FRAME = 1006;

    private final Socket socket;
    private final DataInputStream in;
    private final Random masks = new Random(1);

    RawSocket(Server server) throws IOException {
        URI address = URI.create(server.url());
        socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        socket.setTcpNoDelay(true);
        // A test that would wait for ever fails instead
        socket.setSoTimeout(60_000);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** An upgrade as the learner's own page asks for it, accepted. */
    static RawSocket upgraded(Guest guest, String path) throws IOException {
        RawSocket socket = new RawSocket(guest.server());
        socket.send(upgrade(guest.server(), path, "Cookie: " + guest.cookie(), "Origin: " + guest.server().url()));
        int status = socket.readStatus();
        if (status != 101) {
            socket.close();
            throw new IOException("the upgrade was answered by " + status);
        }
        return socket;
    }

    static String upgrade(Server server, String path, String... headers) {
        return upgrade(URI.create(server.url()).getAuthority(), path, headers);
    }

    static String upgrade(String authority, String path, String... headers) {
        StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + authority
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    void send(String text) throws IOException {
        send(text.getBytes(ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A whole frame, masked as browsers do. */
    void frame(int first, byte[] payload) throws IOException {
        send(masked(first, masks.nextInt(), payload));
    }

    private static byte[] masked(int first, int mask, byte[] payload) {
        ByteBuffer frame = announced(first, payload.length, 0x80, 4 + payload.length).putInt(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask >> 8 * (3 - i % 4)));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** The first bytes of a frame that says to be so long, with room for what is to follow. */
    static ByteBuffer announced(int first, long length, int maskBit, int room) {
        ByteBuffer frame = ByteBuffer.allocate(10 + room).put((byte) first);
        if (length >= 0 && length < 126) {
            frame.put((byte) (maskBit | length));
        } else if (length >= 0 && length < 65_536) {
            frame.put((byte) (maskBit | 126)).putShort((short) length);
        } else {
            frame.put((byte) (maskBit | 127)).putLong(length);
        }
        return frame;
    }

    /** Reads the head of an answer. */
    int readStatus() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    /** What comes next, fewer bytes where the server ends the connection before. */
    String read(int length) throws IOException {
        return new String(in.readNBytes(length), ISO_8859_1);
    }

    /** Reads until the server answers this ping or ends the connection: the code it gave, or 0 where it answered. */
    int ping(byte[] payload) {
        try {
            frame(FIN | PING, payload);
        } catch (IOException closedAlready) {
            // What it said before is still there to be read
        }
        return readUntilPongOrClose(payload);
    }

    /** Reads until the server ends the connection. */
    int awaitClose() {
        return readUntilPongOrClose(null);
    }

    private int readUntilPongOrClose(byte[] pong) {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0f;
                byte[] payload = in.readNBytes(readLength());
                if (opcode == PONG && Arrays.equals(payload, pong)) {
                    return 0;
                }
                if (opcode == CLOSE) {
                    return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
                }
            }
        } catch (EOFException | SocketException ended) {
            return NO_CLOSE_FRAME;
        } catch (IOException e) {
            throw new AssertionError("the server neither answers nor ends the connection", e);
        }
    }

    private int readLength() throws IOException {
        int length = in.readUnsignedByte() & 0x7f;
        return length == 126 ? in.readUnsignedShort() : length == 127 ? Math.toIntExact(in.readLong()) : length;
    }

    /** Nothing follows; what the server says can still be read. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        // At once and without a word, as when a cable is cut
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
