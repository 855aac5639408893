package dev.drydock.terminal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** Counts the windows that are open on each lab, and bounds them. */
// From the start, so that its metric is there before the first use
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

    void opened(String lab) {
        perLab.merge(lab, 1, Integer::sum);
        all.incrementAndGet();
    }

    void closed(String lab) {
        perLab.computeIfPresent(lab, (_, count) -> count == 1 ? null : count - 1);
        all.decrementAndGet();
    }
}
