package dev.drydock.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;

/**
 * What is left of labs when their engine, or this server, was killed between two steps: an engine writes a volume down before
 * the container that it is for, and deletes it after.
 */
final class Remnants {

    private final Engine engine;

    Remnants(Engine engine) {
        this.engine = engine;
    }

    List<Remnant> of(String installation) {
        List<Remnant> found = new ArrayList<>();
        engine.call("listing what is left of labs", () -> {
            String label = LabContainer.INSTALLATION_LABEL + "=" + installation;
            List<InspectVolumeResponse> volumes = engine.client().listVolumesCmd().withDanglingFilter(true)
                    .withFilter("label", List.of(label)).exec().getVolumes();
            // Some engines say null for none
            for (InspectVolumeResponse volume : volumes == null ? List.<InspectVolumeResponse> of() : volumes) {
                found.add(new Remnant(Remnant.Kind.VOLUME, labOf(volume.getLabels()), volume.getName()));
            }
            engine.client().listContainersCmd().withShowAll(true).withLabelFilter(List.of(label, Inspector.LABEL)).exec()
                    .forEach(it -> found.add(new Remnant(Remnant.Kind.INSPECTOR, labOf(it.getLabels()), it.getId())));
            return null;
        });
        return found;
    }

    private static String labOf(Map<String, String> labels) {
        return labels.getOrDefault(LabContainer.LAB_LABEL, "");
    }

    boolean discard(Remnant remnant) {
        return engine.call("removing what is left of lab " + remnant.labId(), () -> switch (remnant.kind()) {
            case VOLUME -> removeVolume(remnant.name());
            case INSPECTOR -> engine.remove(remnant.name());
        });
    }

    private boolean removeVolume(String name) {
        try {
            engine.client().removeVolumeCmd(name).exec();
            return true;
        } catch (NotFoundException gone) {
            return true;
        } catch (ConflictException used) {
            return false;
        } catch (InternalServerErrorException e) {
            // Docker 20.10 loses count of who uses a volume when it is restarted under running containers (live restore)
            if (String.valueOf(e.getMessage()).contains("active mounts")) {
                return false;
            }
            throw e;
        }
    }
}
