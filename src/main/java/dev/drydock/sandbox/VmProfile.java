package dev.drydock.sandbox;

import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;

/** The profile {@code vm}: an emulated machine with a kernel of its own is a program like any other and needs no capability. */
final class VmProfile implements LabProfile {

    private final SandboxConfig config;
    private final SharedVolume toolbox;
    private final String seccomp = LabProfile.seccomp("seccomp-standard.json");

    VmProfile(SandboxConfig config, SharedVolume toolbox) {
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
        return config.vm().memory();
    }

    @Override
    public KeptFiles keptFiles() {
        return KeptFiles.STANDARD;
    }

    @Override
    public HostConfig hostConfig(Map<String, String> labels) {
        SandboxConfig.Vm limits = config.vm();
        return HostConfig.newHostConfig()
                .withCapDrop(Capability.ALL)
                // Held by the supervisor and the checks alone, as in the standard profile
                .withCapAdd(Capability.SETPCAP)
                .withSecurityOpts(List.of("no-new-privileges", seccomp))
                .withMemory(limits.memory())
                .withMemorySwap(limits.memory())
                .withNanoCPUs(Math.round(limits.cpus() * 1_000_000_000L))
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
                .withInit(false);
    }
}
