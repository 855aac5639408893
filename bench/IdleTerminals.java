import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many terminals at whose prompt nothing happens, eight in each of eight labs: what one of them takes. */
final class IdleTerminals {

    static final int LABS = 8;
    private static final int EACH = 8;
    static final int COUNT = LABS * EACH;
    private static final long SETTLING_MILLIS = 500;

    private final DrydockServer drydock;
    private final List<TerminalWay.Seat> seats = new ArrayList<>();

    IdleTerminals(DrydockServer drydock) throws IOException {
        this.drydock = drydock;
        for (int i = 0; i < LABS; i++) {
            seats.add(TerminalWay.Seat.of(drydock));
        }
    }

    void measure(TerminalWay way, TerminalFigures figures) throws IOException {
        boolean isServer = way.carriers(List.of()).size() == 1;
        double memoryBefore = isServer ? liveBytes() : 0;
        double threadsBefore = isServer ? Usage.ofAll(way.carriers(List.of())).threads() : 0;
        List<Shell> shells = new ArrayList<>();
        try {
            long began = System.nanoTime();
            for (TerminalWay.Seat seat : seats) {
                for (int n = 1; n <= EACH; n++) {
                    shells.add(way.open(seat, n));
                }
            }
            for (Shell shell : shells) {
                shell.awaitPrompt();
            }
            figures.openingAll.addNanos(System.nanoTime() - began);
            Stop.sleep(SETTLING_MILLIS);
            List<ProcessHandle> carriers = way.carriers(shells);
            if (!carriers.isEmpty()) {
                Usage usage = Usage.ofAll(carriers);
                double memory = isServer ? liveBytes() : usage.bytes();
                figures.idleKilobytes.add((memory - memoryBefore) / 1024 / COUNT);
                figures.idleThreads.add((usage.threads() - threadsBefore) / COUNT);
            }
        } finally {
            for (Shell shell : shells) {
                shell.type("exit\n");
                shell.close();
            }
        }
    }

    /**
     * What the server still refers to, on its heap and beside it. Its resident memory would not tell: the JVM has memory in
     * hand for more than so few terminals.
     */
    private double liveBytes() throws IOException {
        Process collection = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(drydock.process().handle().pid()), "GC.run").redirectErrorStream(true).start();
        String words = new String(collection.getInputStream().readAllBytes());
        try {
            if (collection.waitFor() != 0) {
                throw new IOException("the server's memory cannot be collected: " + words);
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
        return drydock.metrics("jvm_memory_used_bytes{area=\"heap\"") + drydock.metrics("jvm_buffer_memory_used_bytes");
    }
}
