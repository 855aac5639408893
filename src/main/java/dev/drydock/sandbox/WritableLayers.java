package dev.drydock.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;

/**
 * How much labs have written beside their images. Where this server sees the engine's disk and the kernel's count of processor
 * time, a lab is measured only when it has computed since the last time, for nothing else can write: three hundred idle labs
 * cost
 * one small read each. The counting is left to du, which a tree of any depth, hard links and holes in files do not deceive.
 * Elsewhere the engine is asked, which walks the same files, knows bytes only, and is spared by asking seldom.
 */
final class WritableLayers {

    /** Enough to make some hundred files, or a few MiB. */
    private static final Duration WORTH_A_LOOK = Duration.ofMillis(5);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(10);
    /** A second is enough for half a million files. */
    private static final long COUNTING_SECONDS = 10;
    /** du gives up on a tree in which folders are moved while it looks; those of a learner at work are not moved each time. */
    private static final int ATTEMPTS = 5;
    /** Labs whose files are counted at once: all of them, when all write, must leave the processors to the labs. */
    private static final int AT_ONCE = 8;

    private final Engine engine;
    private final Semaphore counting = new Semaphore(AT_ONCE, true);
    private final Map<String, Layer> layers = new ConcurrentHashMap<>();

    WritableLayers(Engine engine) {
        this.engine = engine;
    }

    private static final class Layer {
        private final String container;
        private final Path upper;
        private Duration computed = Duration.ofSeconds(-1);
        private long askedAt;
        private DiskUse use;

        private Layer(String container, Path upper) {
            this.container = container;
            this.upper = upper;
        }
    }

    /** Empty when the lab is gone. */
    Optional<DiskUse> of(String container) {
        try {
            Layer layer = layers.computeIfAbsent(container, _ -> engine.call("looking at the disk of " + container,
                    () -> layer(engine.client().inspectContainerCmd(container).exec())));
            synchronized (layer) {
                return layer.upper == null ? byEngine(layer) : byCounting(layer);
            }
        } catch (SandboxException.LabGone gone) {
            layers.remove(container);
            return Optional.empty();
        }
    }

    private static Layer layer(InspectContainerResponse container) {
        Object upper = in(in(container.getRawValues().get("GraphDriver"), "Data"), "UpperDir");
        boolean isVisible = upper != null && Files.isReadable(Path.of(upper.toString()))
                && ProcessorTime.fromKernel(container.getId()).isPresent();
        return new Layer(container.getId(), isVisible ? Path.of(upper.toString()) : null);
    }

    /** docker-java's own types do not know the folder. */
    private static Object in(Object object, String field) {
        return object instanceof Map<?, ?> fields ? fields.get(field) : null;
    }

    private Optional<DiskUse> byCounting(Layer layer) {
        Duration computed = ProcessorTime.fromKernel(layer.container).orElse(layer.computed);
        if (layer.use == null || computed.minus(layer.computed).abs().compareTo(WORTH_A_LOOK) > 0) {
            layer.use = counted(layer.upper);
            // As it was before, so that what was written while counting is looked at again
            layer.computed = computed;
        }
        return Optional.of(layer.use);
    }

    private DiskUse counted(Path folder) {
        counting.acquireUninterruptibly();
        try {
            // Each name of a file, since a million names of one take as long to look through as a million files
            OptionalLong files = count(folder, "--inodes", "--count-links");
            OptionalLong bytes = files.isEmpty() ? files : count(folder, "--block-size=1");
            return bytes.isEmpty() ? DiskUse.UNCOUNTABLE : new DiskUse(bytes.getAsLong(), files.getAsLong());
        } finally {
            counting.release();
        }
    }

    private static OptionalLong count(Path folder, String... what) {
        OptionalLong counted = OptionalLong.empty();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(COUNTING_SECONDS);
        for (int attempt = 0; counted.isEmpty() && attempt < ATTEMPTS && System.nanoTime() < until; attempt++) {
            counted = countOnce(folder, what, until - System.nanoTime());
        }
        return counted;
    }

    private static OptionalLong countOnce(Path folder, String[] what, long nanos) {
        List<String> command = new ArrayList<>(List.of("du", "--summarize", "--one-file-system"));
        command.addAll(List.of(what));
        command.add(folder.toString());
        try {
            Process du = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try {
                // One short line fits into the pipe. An exit code is no failure: files vanish while they are counted
                boolean ended = du.waitFor(nanos, TimeUnit.NANOSECONDS);
                String line = ended ? new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8) : "";
                return line.isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(line.split("\\s", 2)[0]));
            } finally {
                du.destroyForcibly();
            }
        } catch (IOException noSuchProgram) {
            throw new SandboxException.Unsupported("the disk of labs cannot be counted: " + noSuchProgram.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private Optional<DiskUse> byEngine(Layer layer) {
        if (layer.use == null || System.nanoTime() - layer.askedAt > BETWEEN_QUESTIONS.toNanos()) {
            layer.use = engine.call("asking for the disk of a lab", () -> {
                try {
                    Long size = engine.client().inspectContainerCmd(layer.container).withSize(true).exec().getSizeRw();
                    return new DiskUse(size == null ? 0 : size, 0);
                } catch (NotFoundException e) {
                    throw new SandboxException.LabGone("the lab is gone", e);
                }
            });
            layer.askedAt = System.nanoTime();
        }
        return Optional.of(layer.use);
    }

    void forget(String container) {
        layers.remove(container);
    }
}
