package dev.drydock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;

import io.smallrye.config.SmallRyeConfigBuilder;

/** Volumes that labs share, on the real engine: of an image that no lab takes one from, so that no other test is disturbed. */
@Tag("running")
class SharedVolumeTest {

    private static final String LABEL = "dev.drydock.breakout";
    private static final String PATH = "/usr/local/bin";

    private final SandboxConfig config = new SmallRyeConfigBuilder().addDefaultSources().addDiscoveredConverters()
            .withMapping(SandboxConfig.class).withValidateUnknown(false).build().getConfigMapping(SandboxConfig.class);
    private final Engine engine = new Engine(config);
    private final DockerClient client = engine.client();

    private String filled() {
        return new SharedVolume(client, config, "breakout", PATH).name();
    }

    private String containerWith(String volume, String path) {
        return client.createContainerCmd("drydock/breakout").withCmd("never-started").withLabels(Map.of("test", LABEL))
                .withHostConfig(HostConfig.newHostConfig().withBinds(new Bind(volume, new Volume(path)))).exec().getId();
    }

    private boolean exists(String volume) {
        try {
            client.inspectVolumeCmd(volume).exec();
            return true;
        } catch (NotFoundException gone) {
            return false;
        }
    }

    private boolean holdsTheProgram(String volume) {
        String container = containerWith(volume, "/looked-at");
        try {
            client.copyArchiveFromContainerCmd(container, "/looked-at/try").exec().close();
            return true;
        } catch (NotFoundException missing) {
            return false;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            client.removeContainerCmd(container).exec();
        }
    }

    @AfterEach
    void leaveNothing() {
        client.listContainersCmd().withShowAll(true).withLabelFilter(Map.of("test", LABEL)).exec()
                .forEach(it -> client.removeContainerCmd(it.getId()).withForce(true).exec());
        client.listVolumesCmd().withFilter("label", List.of(LABEL)).exec().getVolumes()
                .forEach(it -> client.removeVolumeCmd(it.getName()).exec());
        engine.close();
    }

    @Test
    void areFilledAgainWhenTheFillingWasCutShort() {
        String volume = filled();
        client.removeVolumeCmd(volume).exec();
        client.removeVolumeCmd(volume + "-filled").exec();
        client.createVolumeCmd().withName(volume).withLabels(Map.of(LABEL, "drydock/breakout")).exec();
        // Something is in it, so the engine would take it as it is
        client.removeContainerCmd(containerWith(volume, "/etc/skel")).exec();
        assertFalse(holdsTheProgram(volume));
        assertEquals(volume, filled());
        assertTrue(holdsTheProgram(volume));
    }

    @Test
    void areFilledAgainWhenSomebodyRemovedThem() {
        SharedVolume shared = new SharedVolume(client, config, "breakout", PATH);
        client.removeVolumeCmd(shared.name()).exec();
        assertTrue(holdsTheProgram(shared.name()));
    }

    @Test
    void ofOldImagesGoWhenNoLabUsesThem() {
        Map<String, String> label = Map.of(LABEL, "drydock/breakout");
        client.createVolumeCmd().withName("drydock-breakout-unused").withLabels(label).exec();
        client.createVolumeCmd().withName("drydock-breakout-unused-filled").withLabels(label).exec();
        client.createVolumeCmd().withName("drydock-breakout-used").withLabels(label).exec();
        containerWith("drydock-breakout-used", "/looked-at");
        filled();
        assertFalse(exists("drydock-breakout-unused"));
        assertFalse(exists("drydock-breakout-unused-filled"));
        assertTrue(exists("drydock-breakout-used"));
    }
}
