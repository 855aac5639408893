package dev.drydock.helping;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.quarkus.runtime.ShutdownEvent;

class HelpChangesTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final HelpChanges changes = new HelpChanges();

    @Test
    void aPageThatWaitsIsWokenByAChangeAndByTheEndOfTheServer() throws Exception {
        try (HelpChanges.Following page = changes.follow(false)) {
            assertTrue(afterwards(page, changes::tell));
            assertFalse(afterwards(page, () -> changes.onEnd(new ShutdownEvent())));
        }
    }

    @Test
    void whoComesWhileTheServerEndsDoesNotWaitEither() throws Exception {
        changes.onEnd(new ShutdownEvent());
        try (HelpChanges.Following page = changes.follow(true)) {
            assertFalse(afterwards(page, () -> {
            }));
            assertFalse(afterwards(page, () -> {
            }));
        }
    }

    /** What a page that waits without an end of its own is answered once that has happened. */
    private static boolean afterwards(HelpChanges.Following page, Runnable what) throws Exception {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                answer.complete(page.await(FOR_EVER));
            } catch (InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            what.run();
            return answer.get(60, TimeUnit.SECONDS);
        } finally {
            waiting.interrupt();
        }
    }
}
