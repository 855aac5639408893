import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The container engine, spoken to directly and with as little in between as possible: what it costs here is what Drydock is
 * compared with. Removes the containers that it made.
 */
final class Engine implements AutoCloseable {

    private static final String LABEL = "dev.drydock.bench";
    private static final String UNIX = "unix://";
    private static final int LIMIT_SECONDS = 60;

    private final UnixDomainSocketAddress socket;
    private final String run = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

    private Engine(UnixDomainSocketAddress socket) {
        this.socket = socket;
    }

    static Engine atDockerHost() throws IOException {
        String host = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
        if (!host.startsWith(UNIX)) {
            throw new IOException("the engine is at " + host + "; only one on a Unix socket of this machine is measured here");
        }
        return new Engine(UnixDomainSocketAddress.of(host.substring(UNIX.length())));
    }

    JsonNode get(String path) throws IOException {
        return call("GET", path, "");
    }

    /** Makes a container of this run; {@link #close} removes what is left of them. */
    String create(Map<String, Object> container) throws IOException {
        Map<String, Object> labelled = new HashMap<>(container);
        labelled.put("Labels", Map.of(LABEL, run));
        return call("POST", "/containers/create", Json.write(labelled)).path("Id").asText();
    }

    void start(String container) throws IOException {
        call("POST", "/containers/" + container + "/start", "");
    }

    void remove(String container) throws IOException {
        call("DELETE", "/containers/" + container + "?force=1&v=1", "");
    }

    /** The terminal of a container's first process; attached before its start, it misses nothing. */
    EngineShell attach(String container) throws IOException {
        return stream("/containers/" + container + "/attach?stream=1&stdin=1&stdout=1&stderr=1", "");
    }

    /** A further process of a running container, on a terminal of its own. */
    EngineShell exec(String container, List<String> command, List<String> environment) throws IOException {
        String exec = call("POST", "/containers/" + container + "/exec", Json.write(Map.of("AttachStdin", true,
                "AttachStdout", true, "AttachStderr", true, "Tty", true, "Cmd", command, "Env", environment)))
                .path("Id").asText();
        return stream("/exec/" + exec + "/start", Json.write(Map.of("Detach", false, "Tty", true)));
    }

    /**
     * Removes the containers with this label, whoever made them, and then the networks and volumes: a volume that has a name
     * outlives its container.
     */
    void removeLabelled(String label) throws IOException {
        String labelled = "filters=" + filter("label", label);
        for (JsonNode container : get("/containers/json?all=1&" + labelled)) {
            remove(container.path("Id").asText());
        }
        for (JsonNode network : get("/networks?" + labelled)) {
            call("DELETE", "/networks/" + network.path("Id").asText(), "");
        }
        for (JsonNode volume : get("/volumes?" + labelled).path("Volumes")) {
            call("DELETE", "/volumes/" + volume.path("Name").asText(), "");
        }
    }

    /** How many containers run with this label and a name that begins so. */
    int running(String label, String name) throws IOException {
        int running = 0;
        for (JsonNode container : get("/containers/json?filters=" + filter("label", label))) {
            running += container.path("Names").path(0).asText().startsWith("/" + name) ? 1 : 0;
        }
        return running;
    }

    static String filter(String what, String value) throws IOException {
        return URLEncoder.encode(Json.write(Map.of(what, List.of(value))), StandardCharsets.UTF_8);
    }

    /** By HTTP 1.0, where the answer is whole and ends with the connection. */
    private JsonNode call(String method, String path, String body) throws IOException {
        return Alarm.within(LIMIT_SECONDS, "the engine's " + method + " " + path, () -> {
            try (SocketChannel channel = SocketChannel.open(socket)) {
                HttpHead.send(channel, request(method, path, "1.0", "", body));
                HttpHead head = HttpHead.read(channel);
                byte[] answer = rest(channel, head);
                if (head.status() >= 400) {
                    throw new IOException("the engine answered " + head.status() + " to " + method + " " + path + ": "
                            + new String(answer, StandardCharsets.UTF_8).strip());
                }
                return Json.read(answer);
            }
        });
    }

    private static byte[] rest(SocketChannel channel, HttpHead head) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer piece = head.rest();
        answer.write(piece.array(), piece.position(), piece.remaining());
        piece.clear();
        while (channel.read(piece) >= 0) {
            answer.write(piece.array(), 0, piece.position());
            piece.clear();
        }
        return answer.toByteArray();
    }

    private EngineShell stream(String path, String body) throws IOException {
        return Alarm.within(LIMIT_SECONDS, "the engine's stream", () -> {
            SocketChannel channel = SocketChannel.open(socket);
            try {
                HttpHead.send(channel, request("POST", path, "1.1", "Connection: Upgrade\r\nUpgrade: tcp\r\n", body));
                return new EngineShell(channel, HttpHead.read(channel).expectStream(path).rest());
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        });
    }

    private static String request(String method, String path, String version, String headers, String body) {
        return method + " " + path + " HTTP/" + version + "\r\nHost: engine\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n" + body;
    }

    @Override
    public void close() throws IOException {
        removeLabelled(LABEL + "=" + run);
    }
}
