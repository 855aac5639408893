package dev.drydock;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

/**
 * Says in the data folder which labs of the engine are ours: {@code ./drydock stop} ends them when neither the server nor its
 * database runs any more, and must leave those of another Drydock alone.
 */
@ApplicationScoped
class InstallationFile {

    void write(@Observes StartupEvent started, DataSource database) throws SQLException, IOException {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var rows = query.executeQuery("SELECT id FROM installation")) {
            rows.next();
            Files.writeString(DataFolder.fromEnvironment().path().resolve("installation"), rows.getString(1) + "\n");
        }
    }
}
