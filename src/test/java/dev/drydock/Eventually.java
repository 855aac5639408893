package dev.drydock;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** What becomes true a little later, with the last value seen in the failure's message. */
final class Eventually {

    private Eventually() {
    }

    static <T> void is(T expected, Callable<T> actual) {
        await().untilAsserted(() -> assertEquals(expected, actual.call()));
    }

    /** Asked again and again in the caller's own thread, as some drivers demand. */
    static void holds(Callable<Boolean> condition, Supplier<String> otherwise) {
        await().pollInSameThread().untilAsserted(() -> assertTrue(condition.call(), otherwise));
    }
}
