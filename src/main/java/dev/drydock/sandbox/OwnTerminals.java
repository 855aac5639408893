package dev.drydock.sandbox;

import java.util.Map;

import com.github.dockerjava.api.model.Driver;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;

/**
 * The host has one supply of pseudo-terminals for everybody, and one lab took all 3,000 of it: then no lab could open a
 * terminal.
 * Only a mount of the lab's own can be given a bound, and only a volume can be such a mount. It is named after installation and
 * lab, since an engine that is ended while it makes a volume forgets its labels and keeps its name.
 */
final class OwnTerminals {

    private static final int MOST = 64;
    private static final String NAME = "drydock-terminals-";

    private OwnTerminals() {
    }

    /** What the names of all those of an installation begin with; the lab's id follows. */
    static String prefix(String installation) {
        return NAME + installation + "-";
    }

    /** Whether a volume of that name is the lab's, whatever its installation. */
    static boolean isOf(String labId, String volume) {
        return volume.startsWith(NAME) && volume.endsWith("-" + labId);
    }

    /** @param labels of the lab, which name it and its installation */
    static Mount mount(Map<String, String> labels) {
        String options = "nosuid,noexec,newinstance,ptmxmode=0666,mode=0620,gid=5,max=" + MOST;
        return new Mount().withType(MountType.VOLUME).withTarget("/dev/pts")
                .withSource(prefix(labels.get(LabContainer.INSTALLATION_LABEL)) + labels.get(LabContainer.LAB_LABEL))
                .withVolumeOptions(new VolumeOptions()
                        .withNoCopy(true)
                        .withLabels(labels)
                        .withDriverConfig(new Driver().withName("local")
                                .withOptions(Map.of("type", "devpts", "device", "devpts", "o", options))));
    }
}
