package dev.drydock.lab;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** How many labs there are, by state, for whoever watches the host. */
@ApplicationScoped
class LabMetrics {

    void register(@Observes StartupEvent started, Leases leases, MeterRegistry metrics) {
        for (LabState state : new LabState[] { LabState.STARTING, LabState.READY }) {
            Gauge.builder("drydock.labs", () -> leases.active().stream().filter(row -> row.state == state).count())
                    .tag("state", state.name().toLowerCase(java.util.Locale.ROOT))
                    .description("labs that have not ended")
                    .register(metrics);
        }
    }
}
