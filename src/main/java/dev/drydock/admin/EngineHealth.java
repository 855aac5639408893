package dev.drydock.admin;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.drydock.sandbox.Capabilities;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.Sandboxes;

/** Whether labs can be started: the engine answers and has what a lab requires. */
@Readiness
@ApplicationScoped
class EngineHealth implements HealthCheck {

    private final Sandboxes sandboxes;

    EngineHealth(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("container engine");
        try {
            Capabilities capabilities = sandboxes.capabilities();
            answer.withData("engine", capabilities.engine()).withData("storage", capabilities.storageDriver())
                    .withData("isolation", capabilities.isolationProven() ? "proven" : "not looked at yet");
            if (!capabilities.missing().isEmpty()) {
                answer.withData("missing", String.join(", ", capabilities.missing()));
            }
            return answer.status(capabilities.missing().isEmpty()).build();
        } catch (SandboxException e) {
            return answer.down().withData("reason", e.getMessage()).build();
        }
    }
}
