package dev.drydock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The packaged application as a host runs it: a process with a data folder of its own, an embedded PostgreSQL in it, and a copy
 * of the lessons that it shall show. {@link #close} leaves nothing behind.
 */
final class Server implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final String READY = "Drydock is ready at ";
    private static final String LINK = "Instructor link (works once): ";

    private final Path folder;
    private final int port;
    private final List<String> settings;
    private final Map<String, String> environment;
    private final Thread atExit = new Thread(this::end, "end-of-the-tests");
    private Process process;
    private String url;
    private String instructorLink;
    private String installation;

    private Server(Path folder, int port, List<String> settings, Map<String, String> environment) {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * @param settings what this server is to be told, each {@code key=value}
     * @param lessons folders of courses, all laid into the one that the server reads
     */
    static Server start(List<String> settings, List<Path> lessons) {
        return start(settings, lessons, Map.of());
    }

    /** @param environment beyond that of the tests themselves, such as another engine's address */
    static Server start(List<String> settings, List<Path> lessons, Map<String, String> environment) {
        try {
            Path folder = Files.createTempDirectory("drydock-test-");
            for (Path courses : lessons) {
                Folders.copy(courses, folder.resolve("lessons"));
            }
            Server server = new Server(folder, freePort(), List.copyOf(settings), Map.copyOf(environment));
            Runtime.getRuntime().addShutdownHook(server.atExit);
            server.startAgain();
            server.installation = server.query("SELECT id FROM installation");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Not one that the kernel gives to whoever connects to something: it would be taken before the server is up, or up again.
     */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket free = new ServerSocket(port)) {
                return free.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
    }

    /** A further start on the same data, and the same port, as a host would after a stop or a crash. */
    void startAgain() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: these tests run after packaging, by mvn verify");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@launcher/java-options");
        settings.forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        // An outer database of the developer's own is none of the tests' business
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("DRYDOCK_"));
        builder.environment().put("DRYDOCK_DATA", data().toString());
        builder.environment().put("DRYDOCK_LESSONS", lessons().toString());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            process = builder.start();
            awaitReady(process.inputReader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(BufferedReader output) throws IOException {
        url = after(READY, output);
        instructorLink = after(LINK, output);
    }

    private String after(String prefix, BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length()).strip();
            }
        }
        throw new IllegalStateException("The server ended before it said \"" + prefix + "\":\n" + Files.readString(log()));
    }

    String url() {
        return url;
    }

    /** The same address for WebSockets. */
    String socketUrl() {
        return url.replaceFirst("^http", "ws");
    }

    /** The link of the latest start. */
    String instructorLink() {
        return instructorLink;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path lessons() {
        return folder.resolve("lessons");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    long pid() {
        return process.pid();
    }

    boolean runs() {
        return process.isAlive();
    }

    /** As by Ctrl-C: labs stay for the next start. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** As if the machine's memory had run out: no farewell, and nothing is put in order. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void killAndStartAgain() {
        kill();
        startAgain();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    EmbeddedDatabase database() {
        return new EmbeddedDatabase(data());
    }

    /** The first column of the first row. */
    String query(String sql) {
        return queryAll(sql).stream().findFirst().orElse("");
    }

    /** The first column of every row. */
    List<String> queryAll(String sql) {
        return database().query(sql);
    }

    void update(String sql) {
        database().update(sql);
    }

    /** The id by which containers of this server are told from those of another on the same engine. */
    String installation() {
        return installation;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        try {
            stop();
            endDatabaseLeftBehind();
            if (installation != null) {
                LabContainers.removeAll(installation);
            }
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test that failed between a kill and the next start leaves the killed server's PostgreSQL running. */
    private void endDatabaseLeftBehind() {
        database().process().ifPresent(postmaster -> {
            postmaster.destroy();
            postmaster.onExit().join();
        });
    }
}
