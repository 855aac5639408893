package dev.drydock;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.Callable;

/** What becomes true a little later, with the last value seen in the failure's message. */
final class Eventually {

    private Eventually() {
    }

    static <T> void is(T expected, Callable<T> actual) {
        await().untilAsserted(() -> assertEquals(expected, actual.call()));
    }
}
