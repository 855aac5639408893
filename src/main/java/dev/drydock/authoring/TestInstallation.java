package dev.drydock.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import dev.drydock.lab.HostMemory;
import dev.drydock.sandbox.SandboxConfig;
import dev.drydock.sandbox.Sandboxes;

/**
 * The name under which one run of the command has its labs. A file that is locked while the run lives holds it, so that the
 * next
 * run finds what a killed one left.
 */
final class TestInstallation implements AutoCloseable {

    private static final String PREFIX = "lesson-test-";

    private final Path file;
    private final FileChannel lock;

    private TestInstallation(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    static TestInstallation in(Path data) {
        try {
            Path folder = Files.createDirectories(data.resolve("lesson-test").resolve("runs"));
            Path file = folder.resolve(PREFIX + UUID.randomUUID());
            return new TestInstallation(file, locked(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
        } catch (IOException e) {
            throw new Misused("The data folder " + data + " cannot be written (" + e.getMessage()
                    + "); give another by DRYDOCK_DATA.");
        }
    }

    /** Null when another run holds it. */
    private static FileChannel locked(Path file, StandardOpenOption... how) throws IOException {
        FileChannel channel = FileChannel.open(file, how);
        if (channel.tryLock() == null) {
            channel.close();
            return null;
        }
        return channel;
    }

    String id() {
        return file.getFileName().toString();
    }

    /** Ends the labs of runs that were killed. */
    void sweep(Sandboxes sandboxes) {
        try (var files = Files.newDirectoryStream(file.getParent(), PREFIX + "*")) {
            for (Path other : files) {
                if (other.equals(file)) {
                    continue;
                }
                try (FileChannel dead = locked(other, StandardOpenOption.WRITE)) {
                    if (dead != null) {
                        String installation = other.getFileName().toString();
                        sandboxes.list(installation).forEach(left -> sandboxes.stop(left.labId()));
                        sandboxes.remnants(installation).forEach(sandboxes::discard);
                        Files.deleteIfExists(other);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many labs at a time: a check has seconds to end, so processors are not shared, and memory is not promised twice. */
    static int places(SandboxConfig config) {
        long most = Math.max(config.memory(), Math.max(config.builder().memory(), config.vm().memory()));
        long byMemory = new HostMemory().read().map(memory -> memory.available() / 2 / most).orElse(Long.MAX_VALUE);
        return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), byMemory));
    }

    @Override
    public void close() {
        try {
            lock.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
