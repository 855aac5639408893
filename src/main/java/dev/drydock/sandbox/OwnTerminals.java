package dev.drydock.sandbox;

import java.util.Map;

import com.github.dockerjava.api.model.Driver;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;

/**
 * The host has one supply of pseudo-terminals for everybody, and one lab took all 3,000 of it: then no lab could open a
 * terminal.
 * Only a mount of the lab's own can be given a bound, and only a volume can be such a mount; without a name it goes with the
 * container.
 */
final class OwnTerminals {

    private static final int MOST = 64;

    private OwnTerminals() {
    }

    /** @param labels of the lab: what an engine that was killed leaves of it is known by them */
    static Mount mount(Map<String, String> labels) {
        String options = "nosuid,noexec,newinstance,ptmxmode=0666,mode=0620,gid=5,max=" + MOST;
        return new Mount().withType(MountType.VOLUME).withTarget("/dev/pts").withVolumeOptions(new VolumeOptions()
                .withNoCopy(true)
                .withLabels(labels)
                .withDriverConfig(new Driver().withName("local")
                        .withOptions(Map.of("type", "devpts", "device", "devpts", "o", options))));
    }
}
