package dev.drydock.lab;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import dev.drydock.sandbox.SandboxException;

/** What happens to labs, for whoever watches the host. */
@ApplicationScoped
class LabMetrics {

    private static final List<Class<? extends LabException>> REFUSALS = List.of(LabException.TooMany.class,
            LabException.TooFast.class, LabException.Full.class);
    private static final LabState[] COUNTED = { LabState.QUEUED, LabState.STARTING, LabState.READY, LabState.ASLEEP };

    private final MeterRegistry registry;

    LabMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void register(@Observes StartupEvent started, Leases leases, PooledLeases pool, Capacity capacity) {
        for (LabState state : COUNTED) {
            Gauge.builder("drydock.labs", () -> leases.countIn(state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("labs that have not ended; those queued wait for a place")
                    .register(registry);
        }
        Gauge.builder("drydock.lab.places", capacity::places).description("labs that this host carries").register(registry);
        Gauge.builder("drydock.lab.pool.size", () -> pool.all().size()).description("labs started ahead").register(registry);
        registry.counter("drydock.lab.reaped");
        for (Class<?> refusal : REFUSALS) {
            registry.counter("drydock.lab.refused", "kind", refusal.getSimpleName());
        }
        for (Class<?> failure : SandboxException.class.getPermittedSubclasses()) {
            registry.counter("drydock.lab.failed", "kind", failure.getSimpleName());
        }
        registry.counter("drydock.lab.halted");
        registry.counter("drydock.lab.disk.full", "then", "frozen");
        registry.counter("drydock.lab.disk.full", "then", "ended");
        registry.timer("drydock.lab.start", "from", "pool");
        registry.timer("drydock.lab.start", "from", "image");
    }

    /** From the place to a running lab; how many came from the pool is the timer's count. */
    void started(boolean pooled, Duration took) {
        registry.timer("drydock.lab.start", "from", pooled ? "pool" : "image").record(took);
    }

    void failed(RuntimeException cause) {
        registry.counter("drydock.lab.failed", "kind", kind(cause)).increment();
    }

    void refused(LabException why) {
        registry.counter("drydock.lab.refused", "kind", kind(why)).increment();
    }

    /** A container that nobody owned. */
    void reaped() {
        registry.counter("drydock.lab.reaped").increment();
    }

    /** A lab wrote more than it may keep, and was frozen or ended. */
    void diskFull(String then) {
        registry.counter("drydock.lab.disk.full", "then", then).increment();
    }

    /** A sleeping lab gave its memory back. */
    void halted() {
        registry.counter("drydock.lab.halted").increment();
    }

    /** At one lab: beyond the interval, its floods are found late. */
    void diskLookedAt(Duration took) {
        registry.timer("drydock.lab.disk.look").record(took);
    }

    private static String kind(RuntimeException e) {
        return e.getClass().getSimpleName();
    }
}
