package dev.drydock.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final LabNetwork networks;

    Remnants(Engine engine, LabNetwork networks) {
        this.engine = engine;
        this.networks = networks;
    }

    List<Remnant> of(String installation) {
        List<Remnant> found = new ArrayList<>();
        engine.call("listing what is left of labs", () -> {
            String label = LabContainer.INSTALLATION_LABEL + "=" + installation;
            List<InspectVolumeResponse> volumes = engine.client().listVolumesCmd().withDanglingFilter(true).exec().getVolumes();
            // Some engines say null for none
            for (InspectVolumeResponse volume : volumes == null ? List.<InspectVolumeResponse> of() : volumes) {
                labOf(volume, installation)
                        .ifPresent(lab -> found.add(new Remnant(Remnant.Kind.VOLUME, lab, volume.getName())));
            }
            engine.client().listContainersCmd().withShowAll(true).withLabelFilter(List.of(label)).exec()
                    .forEach(it -> kindOf(it.getLabels())
                            .ifPresent(kind -> found.add(new Remnant(kind, labOf(it.getLabels()), it.getId()))));
            // After its containers, which hold it
            engine.client().listNetworksCmd().withFilter("label", List.of(label)).exec()
                    .forEach(it -> found.add(new Remnant(Remnant.Kind.NETWORK, labOf(it.getLabels()), it.getId())));
            return null;
        });
        return found;
    }

    private static Optional<Remnant.Kind> kindOf(Map<String, String> container) {
        if (container.containsKey(Inspector.LABEL) || container.containsKey(FirewallRun.LABEL)) {
            return Optional.of(Remnant.Kind.INSPECTOR);
        }
        return container.containsKey(Peers.LABEL) ? Optional.of(Remnant.Kind.PEER) : Optional.empty();
    }

    /** By its name, which an engine keeps that forgot the labels, or by its labels. */
    private static Optional<String> labOf(InspectVolumeResponse volume, String installation) {
        String prefix = OwnTerminals.prefix(installation);
        if (volume.getName().startsWith(prefix)) {
            return Optional.of(OwnTerminals.labOf(volume.getName().substring(prefix.length())));
        }
        Map<String, String> labels = volume.getLabels();
        return labels != null && installation.equals(labels.get(LabContainer.INSTALLATION_LABEL)) ? Optional.of(labOf(labels))
                : Optional.empty();
    }

    private static String labOf(Map<String, String> labels) {
        return labels.getOrDefault(LabContainer.LAB_LABEL, "");
    }

    /** What goes with a lab's container, as long as nobody kills the engine or this server between the two. */
    void discardOf(String labId) {
        engine.client().listContainersCmd().withShowAll(true).withLabelFilter(Map.of(LabContainer.LAB_LABEL, labId)).exec()
                .forEach(beside -> engine.remove(beside.getId()));
        networks.remove(LabNetwork.NAME + labId);
        List<InspectVolumeResponse> volumes = engine.client().listVolumesCmd().withFilter("name", List.of(labId)).exec()
                .getVolumes();
        if (volumes != null) {
            volumes.stream().map(InspectVolumeResponse::getName).filter(name -> OwnTerminals.isOf(labId, name))
                    .forEach(this::removeVolume);
        }
    }

    boolean discard(Remnant remnant) {
        return engine.call("removing what is left of lab " + remnant.labId(), () -> switch (remnant.kind()) {
            case VOLUME -> removeVolume(remnant.name());
            case INSPECTOR, PEER -> {
                engine.remove(remnant.name());
                yield true;
            }
            case NETWORK -> networks.remove(remnant.name());
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
