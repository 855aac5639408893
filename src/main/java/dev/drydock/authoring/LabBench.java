package dev.drydock.authoring;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.grading.Grader;
import dev.drydock.lab.LabSetup;
import dev.drydock.lab.LabWishes;
import dev.drydock.sandbox.Existing;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.SandboxRef;
import dev.drydock.sandbox.SandboxSpec;
import dev.drydock.sandbox.Sandboxes;

/**
 * Where lessons are tried: labs of an installation of their own, so that no server takes them for its own, and no more of them
 * at
 * a time than the machine carries. Closed, it has left none behind.
 */
final class LabBench implements AutoCloseable {

    /** Longer than any trial; the lab ends by itself if we are killed. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(20);

    private final Sandboxes sandboxes;
    private final Grader grader;
    private final LabSetup setup;
    private final String installation;
    private final int places;
    private final Semaphore free;
    private final AtomicInteger starting = new AtomicInteger();
    private volatile boolean closed;

    LabBench(Sandboxes sandboxes, String installation, int places) {
        this.sandboxes = sandboxes;
        this.grader = new Grader(sandboxes);
        this.setup = new LabSetup(sandboxes, LabSetup.USUAL_TIME);
        this.installation = installation;
        this.places = places;
        this.free = new Semaphore(places, true);
    }

    int places() {
        return places;
    }

    String versionOf(String image) {
        return sandboxes.versionOf(image);
    }

    /**
     * A fresh lab of the lesson, with its set-up behind it. Waits for a place.
     *
     * @throws LabSetup.Failed when the set-up is at fault
     */
    FreshLab start(Lesson lesson) throws InterruptedException {
        free.acquire();
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        try {
            SandboxRef ref = make(id, lesson);
            FreshLab lab = new FreshLab(sandboxes, grader, setup, lesson, ref, () -> end(id));
            lab.prepare();
            return lab;
        } catch (RuntimeException | InterruptedException e) {
            end(id);
            throw e;
        }
    }

    private SandboxRef make(String id, Lesson lesson) throws InterruptedException {
        starting.incrementAndGet();
        try {
            if (closed) {
                throw new InterruptedException("no further lab");
            }
            LabSpec spec = lesson.lab().orElseThrow();
            return sandboxes.start(new SandboxSpec(id, installation, spec.image(), "lesson-test-" + id, LONGEST_LIFE,
                    LabWishes.of(spec)));
        } finally {
            starting.decrementAndGet();
        }
    }

    private void end(String id) {
        free.release();
        sandboxes.stop(id);
    }

    /** Ctrl-C comes in the middle of a start as well: its lab is waited for, and ended too. */
    @Override
    public void close() {
        closed = true;
        try {
            boolean any = true;
            for (int tries = 0; tries < 300 && (any || starting.get() > 0); tries++) {
                any = endAll();
                Thread.sleep(any || starting.get() > 0 ? 100 : 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SandboxException engineGone) {
            System.err.println("drydock: labs of the test may be left, since the engine failed: " + engineGone.getMessage());
        }
    }

    private boolean endAll() {
        List<Existing> left = sandboxes.list(installation);
        left.stream().map(Existing::labId).forEach(sandboxes::stop);
        // A start that was broken off may leave a network without a lab
        sandboxes.remnants(installation).forEach(sandboxes::discard);
        return !left.isEmpty();
    }
}
