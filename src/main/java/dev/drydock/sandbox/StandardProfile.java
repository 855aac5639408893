package dev.drydock.sandbox;

import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Driver;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.VolumeOptions;

/**
 * The profile {@code standard}: a root shell that can do nothing to the host. The figures and the reasons behind each line are
 * in
 * the project's notes on sandboxes; each is held by a test.
 */
final class StandardProfile implements LabProfile {

    /** Each was shown to be needed: apt, adduser, su and sshd fail without. */
    private static final Capability[] FOR_THE_LEARNER = { Capability.CHOWN, Capability.DAC_OVERRIDE, Capability.FOWNER,
            Capability.SETUID, Capability.SETGID, Capability.KILL, Capability.SYS_CHROOT };

    /** The kernel counts them by user, and all labs are root there: one lab took what there was for all. */
    private static final Ulimit NO_MESSAGE_QUEUES = new Ulimit("msgqueue", 0L, 0L);
    private static final int PSEUDO_TERMINALS = 64;

    private final SandboxConfig config;
    private final SharedVolume toolbox;
    private final String seccomp = LabProfile.seccomp("seccomp-standard.json");

    StandardProfile(SandboxConfig config, SharedVolume toolbox) {
        this.config = config;
        this.toolbox = toolbox;
    }

    @Override
    public String user() {
        return "0:0";
    }

    @Override
    public String home() {
        return "/root";
    }

    @Override
    public HostConfig hostConfig() {
        return HostConfig.newHostConfig()
                .withCapDrop(Capability.ALL)
                .withCapAdd(withSetpcap())
                .withSecurityOpts(List.of("no-new-privileges", seccomp))
                .withMemory(config.memory())
                .withMemorySwap(config.memory())
                .withNanoCPUs(Math.round(config.cpus() * 1_000_000_000L))
                .withPidsLimit(config.tasks())
                .withUlimits(List.of(new Ulimit("nofile", 1024L, 4096L), new Ulimit("core", 0L, 0L),
                        new Ulimit("fsize", 512 * MIB, 512 * MIB), NO_MESSAGE_QUEUES))
                .withShmSize(16 * MIB)
                .withTmpFs(
                        Map.of("/tmp", "rw,exec,nosuid,nodev,mode=1777,size=64m,nr_inodes=65536", "/run", "rw,nosuid,nodev,mode=755,size=16m,nr_inodes=16384"))
                .withNetworkMode("none")
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                .withBinds(toolbox.readOnly())
                .withMounts(List.of(ownTerminals()))
                // The supervisor is the first process and reaps
                .withInit(false);
    }

    /**
     * The host has one supply of pseudo-terminals for everybody, and one lab took all 3,000 of it: then no lab could open a
     * terminal. Only a mount of the lab's own can be given a bound, and only a volume can be such a mount; without a name it
     * goes with the container.
     */
    private static Mount ownTerminals() {
        String options = "nosuid,noexec,newinstance,ptmxmode=0666,mode=0620,gid=5,max=" + PSEUDO_TERMINALS;
        return new Mount().withType(MountType.VOLUME).withTarget("/dev/pts").withVolumeOptions(new VolumeOptions()
                .withNoCopy(true)
                .withDriverConfig(new Driver().withName("local")
                        .withOptions(Map.of("type", "devpts", "device", "devpts", "o", options))));
    }

    /**
     * The supervisor and the checks hold SETPCAP beyond what the learner's shells keep. A process may not look into one that
     * holds
     * more than itself, so root in the lab can neither read nor change a running check.
     */
    private static Capability[] withSetpcap() {
        Capability[] all = java.util.Arrays.copyOf(FOR_THE_LEARNER, FOR_THE_LEARNER.length + 1);
        all[FOR_THE_LEARNER.length] = Capability.SETPCAP;
        return all;
    }
}
