package dev.drydock.classroom;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import dev.drydock.helping.HelpChanges;

/** Tells a page by server-sent events how things stand, whole each time: one that missed some has missed nothing. */
final class HelpStream {

    /** Also without a change, so that whoever left is noticed and no proxy takes the silence for an end. */
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(20);

    private HelpStream() {
    }

    /** Until the page is gone or the server ends. Takes the following over, and the thread that calls. */
    static void send(HelpChanges.Following following, SseEventSink sink, Sse sse, Supplier<?> now) {
        try (following; sink) {
            do {
                sink.send(sse.newEventBuilder().mediaType(MediaType.APPLICATION_JSON_TYPE).data(now.get()).build())
                        .toCompletableFuture().join();
            } while (following.await(AT_LEAST_EVERY) && !sink.isClosed());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CompletionException | IllegalStateException left) {
            // The page closed while it was being told
        }
    }
}
