package dev.drydock.classroom;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.Sandboxes;

/**
 * Which builds of the lab images the engine has. Pages ask for them, so that an engine that hangs must cost no page its time:
 * what
 * was known last is answered, and asked for anew beside.
 */
@ApplicationScoped
class ImageVersions {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Executor BESIDE = task -> Thread.ofVirtual().name("image-version").start(task);

    private final Sandboxes sandboxes;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    ImageVersions(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    /**
     * @param known the last answer; empty where there was none yet
     * @param next the answer to come, or the one that has come
     */
    private record Seen(String known, CompletableFuture<String> next, long asked) {
    }

    /** Empty when the engine has no such image, or never answered. */
    String of(String image) {
        Seen now = seen.compute(image, (_, last) -> last == null || isDue(last) ? ask(image, last) : last);
        if (!now.known.isEmpty()) {
            return now.next.getNow(now.known);
        }
        return now.next.copy().completeOnTimeout("", FIRST.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private static boolean isDue(Seen last) {
        return last.next.isDone() && System.nanoTime() - last.asked > FRESH.toNanos();
    }

    private Seen ask(String image, Seen last) {
        String known = last == null ? "" : last.next.getNow(last.known);
        return new Seen(known, CompletableFuture.supplyAsync(() -> version(image, known), BESIDE), System.nanoTime());
    }

    private String version(String image, String known) {
        try {
            return sandboxes.versionOf(image);
        } catch (SandboxException.ImageMissing e) {
            return "";
        } catch (SandboxException e) {
            return known;
        }
    }
}
