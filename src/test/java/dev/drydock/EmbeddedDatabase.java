package dev.drydock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL of a server's data folder, by the password that lies there. */
final class EmbeddedDatabase {

    private final Path data;

    EmbeddedDatabase(Path data) {
        this.data = data;
    }

    private Path postmaster() {
        return data.resolve("postgres/postmaster.pid");
    }

    Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + Files.readAllLines(postmaster()).get(3).strip() + "/postgres", "postgres",
                    Files.readString(data.resolve("postgres.password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first column of every row. */
    List<String> query(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void update(String sql) {
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** If one runs. */
    Optional<ProcessHandle> process() {
        try {
            return Files.exists(postmaster())
                    ? ProcessHandle.of(Long.parseLong(Files.readAllLines(postmaster()).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
