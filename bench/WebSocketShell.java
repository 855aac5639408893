import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A terminal as a browser has it: binary frames are its bytes, text frames are control, and what was rendered is acknowledged.
 * Written here because a client library would be the slowest part of a flood.
 */
final class WebSocketShell implements Shell {

    private static final int BINARY = 2;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    /** As the page does: often enough that the window of 256 KiB never runs dry. */
    private static final int ACKNOWLEDGE_EVERY = 65_536;

    private final SocketChannel channel;
    private final ByteBuffer buffer;
    private int kind;
    private long left;
    private int rendered;

    private WebSocketShell(SocketChannel channel, ByteBuffer early) {
        this.channel = channel;
        this.buffer = ByteBuffer.allocate(262_144).put(early).flip();
    }

    static WebSocketShell open(int port, String path, String cookie) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            String site = "127.0.0.1:" + port;
            HttpHead.send(channel,
                    "GET " + path + " HTTP/1.1\r\nHost: " + site + "\r\nOrigin: http://" + site + "\r\nCookie: " + cookie
                            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: ZHJ5ZG9jayBiZW5jaCAxMg==\r\n\r\n");
            return new WebSocketShell(channel, HttpHead.read(channel).expectStream(path).rest());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        while (left == 0 || kind != BINARY) {
            if (left > 0) {
                skip();
            } else if (!nextFrame() || kind == CLOSE) {
                return -1;
            }
        }
        if (!buffer.hasRemaining() && !fill()) {
            return -1;
        }
        int part = (int) Math.min(Math.min(left, buffer.remaining()), into.remaining());
        into.put(buffer.slice(buffer.position(), part));
        buffer.position(buffer.position() + part);
        left -= part;
        acknowledge(part);
        return part;
    }

    private void acknowledge(int bytes) throws IOException {
        rendered += bytes;
        if (rendered >= ACKNOWLEDGE_EVERY) {
            send(TEXT, ("{\"type\":\"ack\",\"bytes\":" + rendered + "}").getBytes(StandardCharsets.US_ASCII));
            rendered = 0;
        }
    }

    private void skip() throws IOException {
        need(1);
        int part = (int) Math.min(left, buffer.remaining());
        buffer.position(buffer.position() + part);
        left -= part;
    }

    /** A server's frames are not masked. */
    private boolean nextFrame() throws IOException {
        if (!need(2)) {
            return false;
        }
        int first = buffer.get();
        int length = buffer.get() & 0x7f;
        // A continuation goes on with the kind before it
        kind = (first & 0x0f) == 0 ? kind : first & 0x0f;
        if (length == 126) {
            need(2);
            left = buffer.getShort() & 0xffff;
        } else if (length == 127) {
            need(8);
            left = buffer.getLong();
        } else {
            left = length;
        }
        return true;
    }

    private boolean need(int bytes) throws IOException {
        while (buffer.remaining() < bytes) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        buffer.compact();
        int read = channel.read(buffer);
        buffer.flip();
        return read >= 0;
    }

    @Override
    public void write(byte[] input) throws IOException {
        send(BINARY, input);
    }

    /** A client's frames are masked; a mask of zeros is one and leaves the bytes as they are. */
    private synchronized void send(int kind, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) (0x80 | kind));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
