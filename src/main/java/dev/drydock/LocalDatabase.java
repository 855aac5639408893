package dev.drydock;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The PostgreSQL that comes with Drydock: data and binaries below the data folder, on a loopback port of its own, behind a
 * password kept there. Durable: what was committed survives a lost server and a lost machine.
 */
public final class LocalDatabase implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Duration START = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final String password;

    private LocalDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    public static LocalDatabase start(DataFolder data) {
        Path cluster = data.path().resolve("postgres");
        String password = data.secret("postgres.password");
        try {
            stopLeftBehind(cluster);
            boolean locked = Files.exists(cluster.resolve("drydock.locked"));
            EmbeddedPostgres postgres = server(data, cluster, password, locked);
            if (!locked) {
                lock(postgres, cluster, password);
            }
            return new LocalDatabase(postgres, password);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL under " + cluster + " does not start (" + e.getMessage()
                    + "); read data/log/postgres.log or give another server by QUARKUS_DATASOURCE_JDBC_URL", e);
        }
    }

    private static EmbeddedPostgres server(DataFolder data, Path cluster, String password, boolean locked) throws IOException {
        Path log = Files.createDirectories(data.path().resolve("log")).resolve("postgres.log");
        ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(unpackedBinaries(data))
                .setPGStartupWait(START)
                .setOutputRedirector(toLog)
                .setErrorRedirector(toLog)
                // The library switches durability off, since it was made for tests
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "64MB");
        if (locked) {
            builder.setConnectConfig("password", password);
        }
        return builder.start();
    }

    private static File unpackedBinaries(DataFolder data) throws IOException {
        return Files.createDirectories(data.path().resolve("postgres-binaries")).toFile();
    }

    /** A fresh cluster trusts every local user; from here on only the password opens it. */
    private static void lock(EmbeddedPostgres postgres, Path cluster, String password) throws IOException, SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            Files.writeString(cluster.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        }
        Files.createFile(cluster.resolve("drydock.locked"));
    }

    /**
     * A killed server leaves its postmaster running, which would refuse a second one on the same folder. It is ended by
     * PostgreSQL's own fast shutdown; only a process whose command line names this very folder is touched.
     */
    private static void stopLeftBehind(Path cluster) throws IOException {
        Optional<ProcessHandle> postmaster = postmaster(cluster);
        if (postmaster.isEmpty()) {
            return;
        }
        long pid = postmaster.get().pid();
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start().waitFor();
            postmaster.get().onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the earlier PostgreSQL was ending", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException(
                    "the PostgreSQL of an earlier start (process " + pid + ") does not end; end it and start again", e);
        }
    }

    private static Optional<ProcessHandle> postmaster(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty() ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(process -> process.info().commandLine().orElse("").contains(cluster.toString()));
    }

    /** The Quarkus configuration that points at this database. */
    public Map<String, String> asConfiguration() {
        return Map.of("quarkus.datasource.jdbc.url", postgres.getJdbcUrl(USER, USER),
                "quarkus.datasource.username", USER,
                "quarkus.datasource.password", password);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not end; the next start will end it", e);
        }
    }
}
