package dev.drydock.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;

/** The profiles that this server knows, by the names that lab images give in their label. */
final class LabProfiles {

    /** One start asks twice, and the engine takes 4 ms to say it. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Engine engine;
    private final Map<String, LabProfile> known;
    private final Map<String, Looked> looked = new ConcurrentHashMap<>();
    private final SharedVolume toolbox;
    private final SharedVolume images;

    LabProfiles(Engine engine, SandboxConfig config) {
        this.engine = engine;
        this.toolbox = new SharedVolume(engine.client(), config, "toolbox", Toolbox.PATH);
        this.images = new SharedVolume(engine.client(), config, "store", BuilderProfile.IMAGES);
        this.known = new TreeMap<>(Map.of(
                "standard", new StandardProfile(config, toolbox),
                "builder", new BuilderProfile(config, toolbox, images, "seccomp-builder.json"),
                "builder-net", new BuilderProfile(config, toolbox, images, "seccomp-builder-net.json"),
                "vm", new VmProfile(config, toolbox)));
    }

    LabProfile of(String image) {
        Looked before = looked.get(image);
        if (before != null && System.nanoTime() - before.at() < FRESH.toNanos()) {
            return before.profile();
        }
        Map<String, String> labels = inspected(image).getConfig().getLabels();
        LabProfile profile = named(labels == null ? "" : labels.getOrDefault(LabProfile.LABEL, ""));
        looked.put(image, new Looked(profile, System.nanoTime()));
        return profile;
    }

    private record Looked(LabProfile profile, long at) {
    }

    InspectImageResponse inspected(String image) {
        return engine.call("looking at image " + image, () -> {
            try {
                return engine.client().inspectImageCmd(image).exec();
            } catch (NotFoundException e) {
                throw new SandboxException.ImageMissing(image, e);
            }
        });
    }

    LabProfile named(String name) {
        LabProfile profile = name == null ? null : known.get(name);
        if (profile == null) {
            throw new SandboxException.Unsupported("an image asks for the lab profile '" + name + "' by its label "
                    + LabProfile.LABEL + "; this server knows " + String.join(", ", known.keySet()));
        }
        return profile;
    }

    /** Fills the volumes that labs share, so that no learner waits for it. */
    void fillVolumes() {
        engine.call("filling the toolbox of the labs", toolbox::name);
        engine.call("filling the image store of the builder labs", images::name);
    }
}
