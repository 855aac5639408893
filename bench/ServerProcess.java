import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The server's process and the folder that holds its data, its log and the lessons that are measured. May be ended and started
 * again on the same folder, which the last closing removes.
 */
final class ServerProcess implements AutoCloseable {

    /** The plainest lab: what a lesson adds by files or set-up is the lesson's. */
    static final Map<String, String> LESSON = Map.of("course", "bench", "lesson", "01-plain");
    static final Map<String, String> OTHER_LESSON = Map.of("course", "bench", "lesson", "02-plain");
    private static final String TEXT = "---\ntitle: Plain\nlab:\n  image: base\n---\n\nA lab.\n";
    private static final int START_SECONDS = 90;

    private final Path jar;
    private final Path data;
    private final int port;
    private Process process;
    private CompletableFuture<Void> ready;

    ServerProcess(Path jar, Path data, int port) {
        this.jar = jar;
        this.data = data;
        this.port = port;
    }

    /** Returns when the server has said that it is ready. */
    void start(Map<String, String> settings) throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException("there is no " + jar + "; ./drydock bench builds it");
        }
        for (Map<String, String> lesson : List.of(LESSON, OTHER_LESSON)) {
            Path folder = Files.createDirectories(lessons().resolve(lesson.get("course")).resolve(lesson.get("lesson")));
            Files.writeString(folder.resolveSibling("course.yml"), "title: Bench\n");
            Files.writeString(folder.resolve("lesson.md"), TEXT);
        }
        String java = ProcessHandle.current().info().command().orElse("java");
        // Ctrl-C reaches every process of the terminal; the server must outlive it until its labs are ended
        ProcessBuilder command = new ProcessBuilder("sh", "-c", "trap '' INT HUP; exec \"$@\"", "server", java,
                "@launcher/java-options", "-jar", jar.toString())
                .redirectError(Redirect.appendTo(log().toFile()));
        Map<String, String> environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("DRYDOCK_"));
        environment.putAll(settings);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("DRYDOCK_DATA", data.toString());
        environment.put("DRYDOCK_LESSONS", lessons().toString());
        ready = new CompletableFuture<>();
        process = command.start();
        Thread.ofVirtual().start(this::readAnnouncement);
        awaitReady();
    }

    /** What it reads its courses from. */
    Path lessons() {
        return data.resolve("lessons");
    }

    private Path log() {
        return data.resolve("server.log");
    }

    private void readAnnouncement() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("Drydock is ready")) {
                    ready.complete(null);
                }
            }
            ready.completeExceptionally(new IOException("it ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private void awaitReady() throws IOException {
        for (int tenths = 0; tenths < START_SECONDS * 10; tenths++) {
            Stop.check();
            try {
                ready.get(100, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                continue;
            } catch (ExecutionException | InterruptedException e) {
                throw new IOException("the server did not start:\n" + lastWords(), e);
            }
        }
        throw new IOException("the server was not ready after " + START_SECONDS + " s:\n" + lastWords());
    }

    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    double processorMillis() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
    }

    double residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst().orElseThrow(() -> new IOException("the kernel does not say what the server's memory is"));
    }

    /** Of labs that have not ended and of those started ahead, as the database itself has them. */
    long rowsOfLabs() throws IOException {
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        String password = Files.readString(data.resolve("postgres.password")).strip();
        try (Connection database = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres",
                password);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT (SELECT count(*) FROM lab WHERE state <> 'ENDED')"
                        + " + (SELECT count(*) FROM pooled_lab)")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IOException("the server's database does not answer: " + e.getMessage(), e);
        }
    }

    /** How the labs of this server are told from another's; null until it has run. */
    String installation() throws IOException {
        Path file = data.resolve("installation");
        return Files.exists(file) ? Files.readString(file).strip() : null;
    }

    void end() throws IOException {
        try {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
            endDatabase();
        } catch (InterruptedException e) {
            throw new IOException("interrupted while the server ended", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (process != null) {
                end();
            }
        } finally {
            removeFolder();
        }
    }

    /** A server that had to be killed leaves its PostgreSQL behind. */
    private void endDatabase() throws IOException, InterruptedException {
        Path file = data.resolve("postgres/postmaster.pid");
        if (Files.exists(file)) {
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .orElse(null);
            if (postmaster != null && postmaster.info().commandLine().orElse("").contains(data.toString())) {
                new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).inheritIO().start().waitFor();
                try {
                    postmaster.onExit().get(20, TimeUnit.SECONDS);
                } catch (ExecutionException | TimeoutException e) {
                    throw new IOException("the database of the benchmark, process " + postmaster.pid() + ", does not end", e);
                }
            }
        }
    }

    private void removeFolder() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(all::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
