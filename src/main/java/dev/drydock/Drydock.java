package dev.drydock;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

import dev.drydock.web.HeadDeadlines;

/** Starts the server; without a database of the host's own, one of ours first, since Quarkus reads the address at start. */
@QuarkusMain
public class Drydock {

    public static void main(String... args) {
        HeadDeadlines.enable();
        if (System.getenv("QUARKUS_DATASOURCE_JDBC_URL") == null && System.getProperty("quarkus.datasource.jdbc.url") == null) {
            LocalDatabase database = LocalDatabase.start(DataFolder.fromEnvironment());
            database.asConfiguration().forEach(System::setProperty);
            Quarkus.run(null, (exitCode, failure) -> {
                database.close();
                if (failure != null) {
                    System.err.println("Drydock could not start: " + rootCause(failure).getMessage());
                }
                System.exit(exitCode);
            }, args);
        } else {
            Quarkus.run(args);
        }
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
