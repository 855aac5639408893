import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The packaged application, running for this benchmark alone: a port, a data folder, a database and a lesson of its own. One
 * learner asks it for labs as the page does. Closing it ends the labs, the server and the database and removes the folder. The
 * volume with the toolbox stays: every Drydock on this engine shares it.
 */
final class DrydockServer implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ServerProcess process;
    private final Engine engine;
    private final int port;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String cookie;
    private String installation;

    private DrydockServer(ServerProcess process, Engine engine, int port) {
        this.process = process;
        this.engine = engine;
        this.port = port;
    }

    /** A running lab. */
    record Lab(String id) {
        String container() {
            return "drydock-lab-" + id;
        }
    }

    static DrydockServer start(Path jar, Map<String, String> settings, Engine engine) throws IOException {
        Progress.say("starting a server");
        Path data = Files.createTempDirectory("drydock-bench-");
        int port = freePort();
        DrydockServer server = new DrydockServer(ServerProcess.start(jar, data, port, settings), engine, port);
        try {
            server.process.awaitReady();
            server.signIn();
            server.learnInstallation();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private void signIn() throws IOException {
        HttpResponse<byte[]> me = send("GET", "/api/me", null);
        cookie = me.headers().firstValue("Set-Cookie").map(it -> it.substring(0, it.indexOf(';')))
                .orElseThrow(() -> new IOException("the server gave no session"));
    }

    /** What all labs of this server carry, so that even those can be removed of which an answer never came. */
    private void learnInstallation() throws IOException {
        Lab lab = startLab();
        installation = inspect(lab).path("Config").path("Labels").path("dev.drydock.installation").asText();
        endLab(lab);
    }

    /** Returns when the lab is ready. */
    Lab startLab() throws IOException {
        return startLab(ServerProcess.LESSON);
    }

    /** Another lesson is another lab. */
    Lab startLab(Map<String, String> lesson) throws IOException {
        JsonNode lab = Json.read(send("POST", "/api/labs", Json.write(lesson)).body());
        String id = lab.path("id").asText();
        while (!lab.path("state").asText().equals("ready")) {
            if (lab.path("state").asText().equals("ended")) {
                throw new IOException("a lab did not start: " + lab.path("reason").asText());
            }
            Stop.sleep(20);
            lab = Json.read(send("GET", "/api/labs/" + id, null).body());
        }
        return new Lab(id);
    }

    Shell openTerminal(Lab lab, int n) throws IOException {
        return WebSocketShell.open(port, "/api/labs/" + lab.id + "/terminals/" + n + "?cols=80&rows=24", cookie);
    }

    /** Returns when the container is gone. */
    void endLab(Lab lab) throws IOException {
        send("DELETE", "/api/labs/" + lab.id, null);
    }

    /** The lab's container as the engine sees it. */
    JsonNode inspect(Lab lab) throws IOException {
        return engine.get("/containers/" + lab.container() + "/json");
    }

    double processorMillis() {
        return process.processorMillis();
    }

    private HttpResponse<byte[]> send(String method, String path, String json) throws IOException {
        String site = "http://127.0.0.1:" + port;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path)).timeout(LIMIT).header("Origin", site)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 400) {
                throw new IOException("the server answered " + answer.statusCode() + " to " + method + " " + path + ": "
                        + new String(answer.body()));
            }
            return answer;
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (cookie != null && process.isAlive()) {
                for (JsonNode lab : Json.read(send("GET", "/api/labs", null).body())) {
                    endLab(new Lab(lab.path("id").asText()));
                }
            }
        } finally {
            http.shutdownNow();
            process.close();
            if (installation != null) {
                engine.removeLabelled("dev.drydock.installation=" + installation);
            }
        }
    }
}
