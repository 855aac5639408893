package dev.drydock.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.github.dockerjava.core.LocalDirectorySSLConfig;

import dev.drydock.EngineKeys;

class EngineStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Quiet, exactly what a buffer at rest holds, a flood, quiet again, another flood. */
    private static final List<Integer> BURSTS = List.of(1, 10, StreamBuffers.AT_REST, 300_000, 3, 5, 70_000,
            StreamBuffers.AT_REST - 1, 2);

    @Test
    void whatTheEngineSendsArrivesWholeAndInOrderHoweverMuchComesAtOnce() throws Exception {
        try (ServerSocket engine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byte[] sent = new byte[BURSTS.stream().mapToInt(Integer::intValue).sum()];
            new Random(7).nextBytes(sent);
            var answering = threads.submit(() -> {
                answer(engine, sent);
                return null;
            });

            byte[] got = new byte[sent.length];
            URI address = URI.create("tcp://127.0.0.1:" + engine.getLocalPort());
            try (EngineStream stream = EngineStream.open(address, null, "/exec/x/start", "{}", PATIENCE)) {
                int done = 0;
                for (int burst : BURSTS) {
                    stream.readFully(got, done, burst);
                    done += burst;
                    // The next one is sent when this one is here
                    stream.write(ByteBuffer.wrap(new byte[1]));
                }
            }

            assertArrayEquals(sent, got);
            answering.get();
        }
    }

    @Test
    void anEngineThatTakesAConnectionAndSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("tcp://127.0.0.1:" + silent.getLocalPort());
            assertThrows(SocketTimeoutException.class,
                    () -> EngineStream.open(address, null, "/exec/x/start", "{}", Duration.ofMillis(200)));
        }
    }

    @Test
    void onlyTheEngineThatItsCertificateNamesIsSpokenTo(@TempDir Path folder) throws Exception {
        EngineKeys right = EngineKeys.make(Files.createDirectory(folder.resolve("right")), "127.0.0.1");
        EngineKeys wrong = EngineKeys.make(Files.createDirectory(folder.resolve("wrong")), "127.0.0.2");

        assertDoesNotThrow(() -> openOverTls(right, right));
        assertThrows(SSLHandshakeException.class, () -> openOverTls(wrong, wrong), "it is another one's");
        assertThrows(SSLException.class, () -> openOverTls(right, wrong), "nobody whom we trust has signed it");
    }

    private static void openOverTls(EngineKeys engines, EngineKeys ours) throws Exception {
        SSLContext engine = new LocalDirectorySSLConfig(engines.engine().toString()).getSSLContext();
        SSLContext client = new LocalDirectorySSLConfig(ours.client().toString()).getSSLContext();
        try (ServerSocket listening = engine.getServerSocketFactory().createServerSocket(0, 1,
                InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> {
                answer(listening, new byte[BURSTS.stream().mapToInt(Integer::intValue).sum()]);
                return null;
            });
            URI address = URI.create("tcp://127.0.0.1:" + listening.getLocalPort());
            EngineStream.open(address, client, "/exec/x/start", "{}", PATIENCE).close();
        }
    }

    private static void answer(ServerSocket engine, byte[] sent) throws IOException {
        try (Socket client = engine.accept()) {
            String request = "";
            while (!request.endsWith("\r\n\r\n{}")) {
                request += (char) client.getInputStream().read();
            }
            OutputStream out = client.getOutputStream();
            out.write("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            int done = 0;
            for (int burst : BURSTS) {
                out.write(Arrays.copyOfRange(sent, done, done + burst));
                done += burst;
                client.getInputStream().read();
            }
        }
    }
}
