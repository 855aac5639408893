package dev.drydock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the server's process holds after a collection, as the JDK's own tools and the kernel say.
 *
 * @param terminals living objects and virtual threads that serve open terminals, by name; empty where none is open
 * @param heap bytes of all living objects
 */
record ServerInsides(Map<String, Integer> terminals, long heap, long files, long threads) {

    private static final Pattern COUNTED = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+dev\\.drydock\\."
            + "(terminal\\.(?:TerminalBridge|TerminalConnection|TerminalSocket\\$Browser)|sandbox\\.SupervisorTerminal)\\b(?!\\$)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern THREAD = Pattern.compile("\"name\": \"(terminal-[a-z]*)");

    static ServerInsides of(Server server) {
        try {
            String histogram = jcmd(server, "GC.class_histogram");
            Map<String, Integer> terminals = new TreeMap<>();
            for (Matcher counted = COUNTED.matcher(histogram); counted.find();) {
                terminals.put(counted.group(2), Integer.parseInt(counted.group(1)));
            }
            for (Matcher thread = THREAD.matcher(virtualThreads(server)); thread.find();) {
                terminals.merge("thread " + thread.group(1), 1, Integer::sum);
            }
            Matcher total = TOTAL.matcher(histogram);
            if (!total.find()) {
                throw new IllegalStateException("no histogram: " + histogram);
            }
            Path process = Path.of("/proc", Long.toString(server.pid()));
            return new ServerInsides(terminals, Long.parseLong(total.group(1)), count(process.resolve("fd")),
                    count(process.resolve("task")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String virtualThreads(Server server) throws IOException {
        Path dump = server.data().resolve("threads.json");
        jcmd(server, "Thread.dump_to_file", "-overwrite", "-format=json", dump.toAbsolutePath().toString());
        return Files.readString(dump);
    }

    private static String jcmd(Server server, String... command) throws IOException {
        return Commands.run(Stream.concat(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(server.pid())),
                Stream.of(command)).toList());
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }
}
