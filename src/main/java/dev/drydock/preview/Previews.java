package dev.drydock.preview;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.drydock.lab.Lab;
import dev.drydock.lab.LabState;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.Sandboxes;

/** What a lab has to show. */
@ApplicationScoped
public class Previews {

    private static final Logger LOG = Logger.getLogger(Previews.class);

    private final Sandboxes sandboxes;

    Previews(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    /** The ports on which something listens; none where the lab cannot be asked. */
    public List<Integer> portsOf(Lab lab) {
        if (lab.state() != LabState.READY) {
            return List.of();
        }
        try {
            return sandboxes.listeningPorts(lab.sandbox());
        } catch (SandboxException e) {
            LOG.debugf("Lab %s: %s", lab.id(), e.getMessage());
            return List.of();
        }
    }
}
