package dev.drydock.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;

/**
 * Fills the volumes that labs share before the first learner comes. Where it fails the server starts all the same: the first
 * lab
 * that needs one tries again, and says why it cannot.
 */
@ApplicationScoped
class VolumesAtStart {

    private static final Logger LOG = Logger.getLogger(VolumesAtStart.class);

    void fill(@Observes StartupEvent start, SandboxConfig config) {
        long began = System.nanoTime();
        try (Engine engine = new Engine(config)) {
            new LabProfiles(engine, config).fillVolumes();
            LOG.infof("The toolbox and the image store of the labs are ready after %d ms",
                    (System.nanoTime() - began) / 1_000_000);
        } catch (SandboxException e) {
            LOG.warnf("The volumes that labs share are not ready: %s", e.getMessage());
        }
    }
}
