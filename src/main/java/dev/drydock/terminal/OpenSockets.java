package dev.drydock.terminal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/**
 * Counts the windows that are open on each lab, and bounds them. There from the start, so that the count of none is one too.
 */
@Startup
@ApplicationScoped
class OpenSockets {

    /** Eight terminals in a few tabs; well below what the supervisor serves. */
    private static final int MOST_PER_LAB = 32;

    private final Map<String, Integer> perLab = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    OpenSockets(MeterRegistry metrics) {
        Gauge.builder("drydock.terminal.sockets", all::get).description("open terminal WebSockets").register(metrics);
    }

    boolean hasRoom(String lab) {
        return perLab.getOrDefault(lab, 0) < MOST_PER_LAB;
    }

    /** False for one too many, which several upgrades at once may bring about; it counts until it is closed. */
    boolean opened(String lab) {
        all.incrementAndGet();
        return perLab.merge(lab, 1, Integer::sum) <= MOST_PER_LAB;
    }

    void closed(String lab) {
        perLab.computeIfPresent(lab, (_, count) -> count == 1 ? null : count - 1);
        all.decrementAndGet();
    }
}
