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
 * lab, and the peer if it is one's, since an engine that is ended while it makes a volume forgets its labels and keeps its
 * name.
 */
final class OwnTerminals {

    private static final int MOST = 64;
    private static final String NAME = "drydock-terminals-";
    /** Before the name of a peer; no id has one. */
    private static final String PEER = ".";

    private OwnTerminals() {
    }

    /** What the names of all those of an installation begin with; {@link #labOf} knows the rest. */
    static String prefix(String installation) {
        return NAME + installation + "-";
    }

    /** Whether a volume of that name is the lab's, whatever its installation. */
    static boolean isOf(String labId, String volume) {
        return volume.startsWith(NAME) && (volume.endsWith("-" + labId) || volume.contains("-" + labId + PEER));
    }

    /** The lab's id, by what follows the prefix. */
    static String labOf(String rest) {
        int end = rest.indexOf(PEER);
        return end < 0 ? rest : rest.substring(0, end);
    }

    private static String name(Map<String, String> labels) {
        String ofLab = prefix(labels.get(LabContainer.INSTALLATION_LABEL)) + labels.get(LabContainer.LAB_LABEL);
        return labels.containsKey(Peers.LABEL) ? ofLab + PEER + labels.get(Peers.LABEL) : ofLab;
    }

    /** @param labels of the lab, which name it, its installation and the peer, if it is one's */
    static Mount mount(Map<String, String> labels) {
        String options = "nosuid,noexec,newinstance,ptmxmode=0666,mode=0620,gid=5,max=" + MOST;
        return new Mount().withType(MountType.VOLUME).withTarget("/dev/pts")
                .withSource(name(labels))
                .withVolumeOptions(new VolumeOptions()
                        .withNoCopy(true)
                        .withLabels(labels)
                        .withDriverConfig(new Driver().withName("local")
                                .withOptions(Map.of("type", "devpts", "device", "devpts", "o", options))));
    }
}
