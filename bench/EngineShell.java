import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The engine's own stream of a container or exec with a terminal: raw bytes both ways. */
final class EngineShell implements Shell {

    private final SocketChannel channel;
    private final ByteBuffer early;

    /** @param early what came with the answer that made the connection a stream */
    EngineShell(SocketChannel channel, ByteBuffer early) {
        this.channel = channel;
        this.early = early;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (early.hasRemaining()) {
            int read = early.remaining();
            into.put(early);
            return read;
        }
        return channel.read(into);
    }

    @Override
    public void write(byte[] input) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(input);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
