import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a process of this machine takes, as the kernel has it. Pages that several share count in parts. */
record Usage(double bytes, double processorMillis, double threads) {

    static final Usage NONE = new Usage(0, 0, 0);

    static Usage of(ProcessHandle process) throws IOException {
        Path folder = Path.of("/proc/" + process.pid());
        return new Usage(line(folder.resolve("smaps_rollup"), "Pss:") * 1024,
                process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6,
                line(folder.resolve("status"), "Threads:"));
    }

    static Usage ofAll(List<ProcessHandle> processes) throws IOException {
        Usage all = NONE;
        for (ProcessHandle process : processes) {
            Usage one = of(process);
            all = new Usage(all.bytes + one.bytes, all.processorMillis + one.processorMillis, all.threads + one.threads);
        }
        return all;
    }

    Usage since(Usage before) {
        return new Usage(bytes - before.bytes, processorMillis - before.processorMillis, threads - before.threads);
    }

    private static double line(Path file, String what) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> line.startsWith(what))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", ""))).findFirst()
                .orElseThrow(() -> new IOException("the kernel does not say what " + file.getParent() + " takes"));
    }
}
