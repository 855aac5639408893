package dev.drydock.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The memory of this host, as its kernel counts it; in a container that is still the host's. */
@ApplicationScoped
public class HostMemory {

    private final Path source;

    @Inject
    public HostMemory() {
        this(Path.of("/proc/meminfo"));
    }

    HostMemory(Path source) {
        this.source = source;
    }

    /** In bytes. */
    public record Reading(long total, long available) {
    }

    /** Empty where the kernel does not say, as on systems without Linux's {@code /proc}. */
    public Optional<Reading> read() {
        long total = 0;
        long available = 0;
        try {
            for (String line : Files.readAllLines(source)) {
                total = line.startsWith("MemTotal:") ? bytes(line) : total;
                available = line.startsWith("MemAvailable:") ? bytes(line) : available;
            }
        } catch (IOException notLinux) {
            return Optional.empty();
        }
        return total > 0 ? Optional.of(new Reading(total, available)) : Optional.empty();
    }

    private static long bytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
