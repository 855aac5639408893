package dev.drydock.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;

/**
 * One connection to the engine that a request turned into a raw stream ({@code Upgrade: tcp}). Of our own because docker-java
 * reads
 * such streams in pieces of 1 KiB, which costs a third of the throughput and ten times the processor (measured, see the
 * performance notes). Reading and writing may happen in two threads; each is for one thread at a time.
 */
final class EngineStream implements AutoCloseable {

    private final Connection connection;
    private final ByteBuffer atRest;
    /** What was read last, and what of it is left. */
    private ByteBuffer buffered;

    private EngineStream(Connection connection) {
        this.connection = connection;
        this.atRest = connection.buffers().atRest().flip();
        this.buffered = atRest;
    }

    /**
     * Sends {@code POST path} with a JSON body and takes the connection over.
     *
     * @param tls null where the engine is reached without
     */
    static EngineStream open(URI engine, SSLContext tls, String path, String json) throws IOException {
        EngineStream stream = new EngineStream(connect(engine, tls));
        try {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            String head = "POST " + path + " HTTP/1.1\r\nHost: engine\r\nContent-Type: application/json\r\n"
                    + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: " + body.length + "\r\n\r\n";
            stream.write(ByteBuffer.wrap((head + json).getBytes(StandardCharsets.UTF_8)));
            stream.expectUpgrade(path);
            return stream;
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** Sends a request without a body, in the older dialect: its answer ends with the connection and comes in one piece. */
    static EngineStream ask(URI engine, SSLContext tls, String method, String path) throws IOException {
        EngineStream stream = new EngineStream(connect(engine, tls));
        try {
            stream.write(ByteBuffer.wrap((method + " " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
            return stream;
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private static Connection connect(URI engine, SSLContext tls) throws IOException {
        if ("unix".equals(engine.getScheme())) {
            return new ChannelConnection(SocketChannel.open(UnixDomainSocketAddress.of(engine.getPath())));
        }
        InetSocketAddress address = new InetSocketAddress(engine.getHost(), engine.getPort());
        if (tls == null) {
            return new ChannelConnection(SocketChannel.open(address));
        }
        Socket socket = tls.getSocketFactory().createSocket(engine.getHost(), engine.getPort());
        socket.setTcpNoDelay(true);
        return new SocketConnection(socket);
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

    private interface Connection {
        StreamBuffers buffers();

        int read(ByteBuffer into) throws IOException;

        void write(ByteBuffer bytes) throws IOException;

        void closeOutput() throws IOException;

        void close();
    }

    private record ChannelConnection(SocketChannel channel) implements Connection {
        @Override
        public StreamBuffers buffers() {
            return StreamBuffers.DIRECT;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return channel.read(into);
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void closeOutput() throws IOException {
            channel.shutdownOutput();
        }

        @Override
        public void close() {
            Closing.quietly(channel);
        }
    }

    private record SocketConnection(Socket socket) implements Connection {
        @Override
        public StreamBuffers buffers() {
            return StreamBuffers.HEAP;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            InputStream in = socket.getInputStream();
            int read = in.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
            if (read > 0) {
                into.position(into.position() + read);
            }
            return read;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            socket.getOutputStream().write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            bytes.position(bytes.limit());
        }

        @Override
        public void closeOutput() throws IOException {
            socket.shutdownOutput();
        }

        @Override
        public void close() {
            Closing.quietly(socket);
        }
    }
}
