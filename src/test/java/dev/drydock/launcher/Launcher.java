package dev.drydock.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** {@code ./drydock} on a machine that a test describes by its environment; nothing of this machine's own leaks in. */
final class Launcher {

    /** What the person saw, and the code that scripts see. */
    record Ending(int code, String out, String err) {
    }

    private final Path root;
    private final Path data;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> before = new ArrayList<>();

    private Launcher(Path root, Path data) {
        this.root = root;
        this.data = data;
    }

    static Launcher withData(Path data) {
        return from(Path.of("").toAbsolutePath(), data);
    }

    static Launcher from(Path root, Path data) {
        return new Launcher(root, data)
                .with("PATH", System.getenv("PATH"))
                .with("HOME", data.toString())
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("DRYDOCK_DATA", data.resolve("data").toString())
                .with("DRYDOCK_SET_UP", "no")
                .with("DRYDOCK_ENGINE_SEARCH", data.resolve("no.sock").toString());
    }

    Launcher with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Runs it by way of another command, such as one that gives up rights. */
    Launcher by(String... command) {
        before.addAll(List.of(command));
        return this;
    }

    Ending run(String... arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile(data, "out", ".txt");
        var err = Files.createTempFile(data, "err", ".txt");
        var command = new ArrayList<>(before);
        command.add(root.resolve("drydock").toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("./drydock did not end: " + Files.readString(out) + Files.readString(err));
        }
        return new Ending(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
