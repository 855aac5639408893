package dev.drydock.sandbox;

import java.util.function.Consumer;

/** Brings a lab's containers to life, one after another, and connects them to each other where that is asked for. */
final class Starts {

    private final Engine engine;
    private final SandboxConfig config;
    private final LabProfiles profiles;
    private final LabContainer containers;
    private final SupervisorLinks links;
    private final Requirements requirements;
    private final ProgramRuns runs;
    private final Connections connections;
    private final Peers peers;
    private final Consumer<String> undo;

    /** @param undo removes what there is of a lab, by its id */
    Starts(Engine engine, SandboxConfig config, LabProfiles profiles, LabContainer containers, SupervisorLinks links,
            Requirements requirements, ProgramRuns runs, Connections connections, Peers peers, Consumer<String> undo) {
        this.engine = engine;
        this.config = config;
        this.profiles = profiles;
        this.containers = containers;
        this.links = links;
        this.requirements = requirements;
        this.runs = runs;
        this.connections = connections;
        this.peers = peers;
        this.undo = undo;
    }

    /** The lab runs when this returns; where it fails, nothing is left of it. */
    SandboxRef start(SandboxSpec spec, String name) {
        String image = config.imagePrefix() + spec.image();
        LabProfile profile = profiles.of(image);
        boolean isConnected = spec.wishes().network() != Wishes.Network.NONE;
        if (isConnected && !profile.mayHaveNetwork()) {
            throw new SandboxException.Unsupported("labs of image " + spec.image() + " have no network; those of the profile "
                    + "standard may have one");
        }
        return engine.call("starting lab " + spec.labId(), () -> {
            LabContainer.Made container = containers.create(spec, image, profile, name);
            try {
                if (!container.isNew()) {
                    connections.disconnectStopped(container.id());
                }
                containers.start(spec.labId(), container, links);
                SandboxRef lab = new SandboxRef(spec.labId(), true);
                if (name.equals(DockerSandboxes.NAME)) {
                    requirements.demandIsolation((program, limits) -> runs.run(lab, program, limits));
                }
                if (isConnected) {
                    connections.connect(container.id(), Connections.LAB);
                }
                // Of none, too: so the engine need not be asked for them
                peers.start(spec, image, profile);
                return lab;
            } catch (RuntimeException e) {
                // Half a lab is worse than none: it would hold memory and nobody could use it
                undo.accept(spec.labId());
                throw e;
            }
        });
    }
}
