package dev.drydock.sandbox;

import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;

/**
 * The profile {@code standard}: a root shell that can do nothing to the host. The figures and the reasons behind each line are
 * in
 * the project's notes on sandboxes; each is held by a test.
 */
final class StandardProfile implements LabProfile {

    /** Each was shown to be needed: apt, adduser, su and sshd fail without. */
    private static final Capability[] FOR_THE_LEARNER = { Capability.CHOWN, Capability.DAC_OVERRIDE, Capability.FOWNER,
            Capability.SETUID, Capability.SETGID, Capability.KILL, Capability.SYS_CHROOT };

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
    public long memory() {
        return config.memory();
    }

    @Override
    public boolean mayHaveNetwork() {
        return true;
    }

    @Override
    public KeptFiles keptFiles() {
        return KeptFiles.STANDARD;
    }

    @Override
    public HostConfig hostConfig(Map<String, String> labels) {
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
                        Map.of("/tmp", "rw,exec,nosuid,nodev,mode=1777,size=64m,nr_inodes=65536", "/run",
                                "rw,nosuid,nodev,mode=755,size=16m,nr_inodes=16384"))
                .withNetworkMode("none")
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                .withBinds(toolbox.readOnly())
                .withMounts(List.of(OwnTerminals.mount(labels)))
                // The supervisor is the first process and reaps
                .withInit(false);
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
