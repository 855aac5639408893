import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The head of an HTTP answer on a connection that goes on as something else.
 *
 * @param rest what has come after the head
 */
record HttpHead(int status, String text, ByteBuffer rest) {

    static HttpHead read(SocketChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(16_384);
        while (true) {
            if (!buffer.hasRemaining() || channel.read(buffer) < 0) {
                throw new EOFException("no whole HTTP answer came");
            }
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                int status = Integer.parseInt(text.substring(9, 12));
                return new HttpHead(status, text, buffer.flip().position(end + 4));
            }
        }
    }

    /** 101 for what was upgraded; older engines say 200 and upgrade all the same. */
    HttpHead expectStream(String what) throws IOException {
        if (status != 101 && status != 200) {
            throw new IOException(what + " was refused: " + text.strip());
        }
        return this;
    }

    static void send(SocketChannel channel, String request) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }
}
