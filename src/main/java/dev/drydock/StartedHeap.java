package dev.drydock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import io.quarkus.vertx.http.HttpServerStart;

/**
 * Gives back the memory that only the start needed. It is half of the heap, and nothing would collect it as long as there is
 * room for more; labs can use it.
 */
@ApplicationScoped
class StartedHeap {

    void shrink(@ObservesAsync HttpServerStart started) {
        System.gc();
    }
}
