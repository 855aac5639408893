package dev.drydock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A command on this machine, where a test plays the part of its administrator. */
final class HostCommand {

    private HostCommand() {
    }

    /** All IPv4 addresses of this machine but those of its loopback. */
    static List<String> addresses() throws IOException {
        return run("ip", "-4", "-oneline", "address").lines().map(line -> line.split(" +")[3].replaceFirst("/.*", ""))
                .filter(address -> !address.startsWith("127.")).toList();
    }

    /** Whom this machine asks for names, those on its loopback left out. */
    static List<String> resolvers() {
        try {
            return Files.readAllLines(Path.of("/etc/resolv.conf")).stream().filter(line -> line.startsWith("nameserver "))
                    .map(line -> line.split(" +")[1]).filter(it -> !it.startsWith("127.") && !it.contains(":")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it prints; it must succeed. */
    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + printed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return printed;
    }
}
