package dev.drydock;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A browser's end of a terminal. It keeps every byte, and acknowledges each at once unless it is told to stall. */
final class TerminalWindow implements AutoCloseable, WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger COMMANDS = new AtomicInteger();

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private final List<JsonNode> control = new ArrayList<>();
    private CompletableFuture<WebSocket> socket;
    private boolean stalls;
    private Integer closeCode;

    private TerminalWindow() {
    }

    /** What a command prints in the first terminal of a lab. */
    static String answer(Guest guest, String lab, String command) {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            return terminal.run(command).replace("\r", "").strip();
        }
    }

    static TerminalWindow open(Guest guest, String path) {
        return connect(guest.server(), path, new TerminalWindow(), "Cookie", guest.cookie(), "Origin", guest.server().url());
    }

    /** One that never acknowledges by itself. */
    static TerminalWindow openStalled(Guest guest, String path) {
        TerminalWindow window = new TerminalWindow();
        window.stalls = true;
        return connect(guest.server(), path, window, "Cookie", guest.cookie(), "Origin", guest.server().url());
    }

    /** The status by which the server refuses the upgrade; 101 where it does not. */
    static int knock(Server server, String path, String... headers) {
        try (TerminalWindow window = connect(server, path, new TerminalWindow(), headers)) {
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private static TerminalWindow connect(Server server, String path, TerminalWindow window, String... headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        CompletableFuture<WebSocket> opened = builder.buildAsync(URI.create(server.socketUrl() + path), window);
        synchronized (window) {
            window.socket = opened;
        }
        opened.join();
        return window;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        boolean acknowledge;
        synchronized (this) {
            output.writeBytes(bytes);
            acknowledge = !stalls;
        }
        if (acknowledge) {
            acknowledge(bytes.length);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        synchronized (this) {
            text.append(data);
            if (last) {
                control.add(parse(text.toString()));
                text.setLength(0);
            }
        }
        from.request(1);
        return null;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + json, e);
        }
    }

    @Override
    public synchronized CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable error) {
        closeCode = -1;
    }

    private synchronized void send(java.util.function.Function<WebSocket, CompletableFuture<WebSocket>> frame) {
        // The client takes one frame at a time
        socket = socket.thenCompose(frame);
    }

    void type(String keys) {
        type(keys.getBytes(StandardCharsets.UTF_8));
    }

    void type(byte[] keys) {
        send(to -> to.sendBinary(ByteBuffer.wrap(keys), true));
    }

    void sendText(String frame) {
        send(to -> to.sendText(frame, true));
    }

    void resize(int cols, int rows) {
        sendText("{\"type\":\"resize\",\"cols\":" + cols + ",\"rows\":" + rows + "}");
    }

    void acknowledge(int bytes) {
        sendText("{\"type\":\"ack\",\"bytes\":" + bytes + "}");
    }

    /** Runs a command line and gives what it printed, with the terminal's line ends. */
    String run(String command) {
        int n = COMMANDS.incrementAndGet();
        // Quoted, so that the echo of what is typed is never taken for what is printed
        type("echo 'begin'-" + n + "; " + command + "\necho 'end'-" + n + "\n");
        awaitOutput("end-" + n + "\r\n");
        String printed = printed();
        int begin = printed.indexOf("begin-" + n + "\r\n");
        // Before the mark stand the prompt and the echo of the line that prints it
        String between = printed.substring(begin + ("begin-" + n + "\r\n").length());
        return between.substring(0, between.indexOf("\u001b]133;"));
    }

    TerminalWindow awaitOutput(String expected) {
        await().until(() -> printed().contains(expected));
        return this;
    }

    synchronized byte[] bytes() {
        return output.toByteArray();
    }

    synchronized int received() {
        return output.size();
    }

    String printed() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    synchronized List<JsonNode> control() {
        return List.copyOf(control);
    }

    /** The first control message of a type, once it has come. */
    JsonNode awaitControl(String type) {
        return await().until(() -> control().stream().filter(it -> it.path("type").asText().equals(type)).findFirst(),
                java.util.Optional::isPresent).orElseThrow();
    }

    /** The offset of the first byte that this window was sent. */
    long firstOffset() {
        return awaitControl("hello").path("offset").longValue();
    }

    /** The offset of the next byte that is to come. */
    long nextOffset() {
        return firstOffset() + received();
    }

    /** The bytes from an absolute offset on. */
    byte[] bytesFrom(long offset) {
        return Arrays.copyOfRange(bytes(), (int) (offset - firstOffset()), received());
    }

    /** The code of the close frame, once it has come. */
    int awaitClose() {
        await().until(() -> {
            synchronized (this) {
                return closeCode != null;
            }
        });
        synchronized (this) {
            return closeCode;
        }
    }

    /** As when a tab is closed. */
    @Override
    public void close() {
        synchronized (this) {
            socket.thenAccept(WebSocket::abort);
        }
    }
}
