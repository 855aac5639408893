package dev.drydock.sandbox;

import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;

/**
 * The profiles {@code builder} and {@code builder-net}: docker build and docker run inside a lab by a rootless engine, without
 * any privilege. The learner is uid 1000 and so is everything else, see {@link UnmaskedHostConfig}. Checks share that uid: they
 * stop accidents, not a determined cheat.
 */
final class BuilderProfile implements LabProfile {

    /** Where the lab's engine looks for the images that all labs share. */
    static final String IMAGES = "/srv/images";
    private static final String TUNNEL = "/dev/net/tun";

    private final SandboxConfig config;
    private final SharedVolume toolbox;
    private final SharedVolume images;
    private final String seccomp;

    BuilderProfile(SandboxConfig config, SharedVolume toolbox, SharedVolume images, String seccomp) {
        this.config = config;
        this.toolbox = toolbox;
        this.images = images;
        this.seccomp = LabProfile.seccomp(seccomp);
    }

    @Override
    public String user() {
        return "1000:1000";
    }

    @Override
    public String home() {
        return "/home/learner";
    }

    @Override
    public long memory() {
        return config.builder().memory();
    }

    @Override
    public KeptFiles keptFiles() {
        return KeptFiles.BUILDER;
    }

    @Override
    public HostConfig hostConfig(Map<String, String> labels) {
        SandboxConfig.Builder limits = config.builder();
        return new UnmaskedHostConfig()
                .withCapDrop(Capability.ALL)
                // For the two programs that write a user namespace's maps; their file capabilities need no-new-privileges unset
                .withCapAdd(Capability.SETUID, Capability.SETGID)
                .withSecurityOpts(List.of(seccomp))
                // The inner engine's user-mode network is a tunnel
                .withDevices(new Device("rwm", TUNNEL, TUNNEL))
                .withMemory(limits.memory())
                .withMemorySwap(limits.memory())
                .withNanoCPUs(Math.round(limits.cpus() * 1_000_000_000L))
                .withPidsLimit(limits.tasks())
                .withUlimits(List.of(new Ulimit("nofile", 4096L, 4096L), new Ulimit("core", 0L, 0L), NO_MESSAGE_QUEUES))
                .withShmSize(64 * MIB)
                .withTmpFs(Map.of(
                        "/tmp", "rw,exec,nosuid,nodev,mode=1777,size=256m,nr_inodes=131072",
                        "/run/user/1000", "rw,exec,nosuid,nodev,mode=700,uid=1000,gid=1000,size=64m,nr_inodes=16384",
                        // An overlay does not lie upon the lab's own overlay, and a tmpfs cannot fill the host's disk
                        "/srv/containers", "rw,exec,nosuid,nodev,mode=700,uid=1000,gid=1000,size=" + limits.store()))
                .withNetworkMode("none")
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                .withBinds(toolbox.readOnly(), images.readOnly())
                .withMounts(List.of(OwnTerminals.mount(labels)))
                .withInit(false);
    }
}
