package dev.drydock.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.core.InvocationBuilder.AsyncResultCallback;

/**
 * How much processor time a lab has used. The kernel's own count is read where this server sees it, which costs nothing; else
 * the
 * engine is asked, which takes it two seconds, and some engines have no answer: theirs is all zeros then.
 */
final class ProcessorTime {

    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
    /** Where engines put a container, by the version of control groups and by who manages them. */
    private static final List<String> IN_NANOSECONDS = List.of("cpuacct/docker/%s/cpuacct.usage",
            "cpuacct/system.slice/docker-%s.scope/cpuacct.usage");
    private static final List<String> WITH_MICROSECONDS = List.of("docker/%s/cpu.stat",
            "system.slice/docker-%s.scope/cpu.stat");
    private static final String MICROSECONDS = "usage_usec ";
    private static final long STATISTICS_SECONDS = 5;

    private final Engine engine;

    ProcessorTime(Engine engine) {
        this.engine = engine;
    }

    /** Empty where nobody can say. */
    Optional<Duration> of(String container) {
        return engine.call("measuring " + container, () -> {
            String id = engine.client().inspectContainerCmd(container).exec().getId();
            return fromKernel(id).or(() -> fromEngine(id));
        });
    }

    /** Empty where this server does not see the control groups of labs. */
    static Optional<Duration> fromKernel(String id) {
        try {
            for (String path : IN_NANOSECONDS) {
                Path file = CGROUPS.resolve(path.formatted(id));
                if (Files.isReadable(file)) {
                    return Optional.of(Duration.ofNanos(Long.parseLong(Files.readString(file).strip())));
                }
            }
            for (String path : WITH_MICROSECONDS) {
                Path file = CGROUPS.resolve(path.formatted(id));
                if (Files.isReadable(file)) {
                    return Files.readAllLines(file).stream().filter(line -> line.startsWith(MICROSECONDS)).findFirst()
                            .map(line -> Duration.ofNanos(Long.parseLong(line.substring(MICROSECONDS.length())) * 1000));
                }
            }
            return Optional.empty();
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private Optional<Duration> fromEngine(String id) {
        try (Latest latest = engine.client().statsCmd(id).withNoStream(true).exec(new Latest())) {
            return latest.total();
        } catch (IOException e) {
            throw new SandboxException.EngineDown("the engine did not end the measurement of " + id, e);
        }
    }

    /** Keeps the last of the engine's answers. */
    private static final class Latest extends AsyncResultCallback<Statistics> {

        private volatile Statistics statistics;

        @Override
        public void onNext(Statistics next) {
            statistics = next;
        }

        Optional<Duration> total() {
            try {
                awaitCompletion(STATISTICS_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.ofNullable(statistics).map(Statistics::getCpuStats).map(cpu -> cpu.getCpuUsage())
                    .map(usage -> usage.getTotalUsage()).filter(nanos -> nanos > 0).map(Duration::ofNanos);
        }
    }
}
