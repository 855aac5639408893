package dev.drydock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./drydock lesson …} as the launcher runs it once the machine is prepared: a process of the packaged application's
 * classes, with a data folder and lessons of the test's choice.
 */
record LessonCommandRun(int code, String out, String err) {

    private static final String PACKAGED = "target/quarkus-app/";

    static Process start(Path data, Path lessons, Path out, Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-cp",
                PACKAGED + "app/*:" + PACKAGED + "lib/main/*:" + PACKAGED + "lib/boot/*:" + PACKAGED
                        + "quarkus/generated-bytecode.jar",
                "dev.drydock.authoring.LessonCommand"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("DRYDOCK_"));
        builder.environment().put("DRYDOCK_DATA", data.toString());
        builder.environment().put("DRYDOCK_LESSONS", lessons.toAbsolutePath().toString());
        return builder.start();
    }

    static LessonCommandRun of(Path data, Path lessons, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(data, "out", ".txt");
        Path err = Files.createTempFile(data, "err", ".txt");
        int code = start(data, lessons, out, err, arguments).waitFor();
        return new LessonCommandRun(code, Files.readString(out), Files.readString(err));
    }
}
