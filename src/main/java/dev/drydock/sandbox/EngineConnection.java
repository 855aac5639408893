package dev.drydock.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** How bytes get to an engine and back: by a Unix socket, by TCP, or by TCP with TLS. */
interface EngineConnection extends AutoCloseable {

    /** Where its bytes are best read into. */
    StreamBuffers buffers();

    int read(ByteBuffer into) throws IOException;

    /** Writes all of it. */
    void write(ByteBuffer bytes) throws IOException;

    void closeOutput() throws IOException;

    @Override
    void close();

    /**
     * @param tls null where the engine is reached without
     * @param patience how long the engine may take to be connected
     */
    static EngineConnection to(URI engine, SSLContext tls, Duration patience) throws IOException {
        if ("unix".equals(engine.getScheme())) {
            return new OfChannel(SocketChannel.open(UnixDomainSocketAddress.of(engine.getPath())));
        }
        InetSocketAddress address = new InetSocketAddress(engine.getHost(), engine.getPort());
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address, Math.toIntExact(patience.toMillis()));
            channel.socket().setTcpNoDelay(true);
            return tls == null ? new OfChannel(channel) : OfTls.over(channel.socket(), engine, tls, patience);
        } catch (IOException | RuntimeException e) {
            Closing.quietly(channel);
            throw e;
        }
    }

    /** Without TLS. */
    record OfChannel(SocketChannel channel) implements EngineConnection {
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

    /** With TLS, and with an engine whose certificate names the host that was asked for. */
    record OfTls(SSLSocket socket) implements EngineConnection {

        static OfTls over(Socket plain, URI engine, SSLContext tls, Duration patience) throws IOException {
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, engine.getHost(), engine.getPort(), true);
            SSLParameters parameters = socket.getSSLParameters();
            // Sockets check only who signed a certificate, unless they are told whose it has to be
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            socket.startHandshake();
            socket.setSoTimeout(0);
            return new OfTls(socket);
        }

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
