import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A server's address, and requests to it as its own pages make them. */
final class Site implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final int port;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Site(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /**
     * @param json absent without a body
     * @param cookie absent for somebody unknown
     */
    HttpResponse<byte[]> send(String method, String path, String json, String cookie) throws IOException {
        String origin = "http://127.0.0.1:" + port;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path)).timeout(LIMIT).header("Origin", origin)
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
    public void close() {
        http.shutdownNow();
    }
}
