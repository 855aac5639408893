package dev.drydock.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;

/**
 * The profile {@code standard}: a root shell that can do nothing to the host. The figures and the reasons behind each line are
 * in
 * the project's notes on sandboxes; each is held by a test.
 */
final class StandardProfile {

    static final String NAME = "standard";

    /** Each was shown to be needed: apt, adduser, su and sshd fail without. */
    private static final Capability[] FOR_THE_LEARNER = { Capability.CHOWN, Capability.DAC_OVERRIDE, Capability.FOWNER,
            Capability.SETUID, Capability.SETGID, Capability.KILL, Capability.SYS_CHROOT };
    private static final long MIB = 1024 * 1024;

    private final SandboxConfig config;
    private final String seccomp = resource("seccomp-standard.json");

    StandardProfile(SandboxConfig config) {
        this.config = config;
    }

    HostConfig hostConfig(String toolboxVolume) {
        return HostConfig.newHostConfig()
                .withCapDrop(Capability.ALL)
                .withCapAdd(withSetpcap())
                .withSecurityOpts(List.of("no-new-privileges", "seccomp=" + seccomp))
                .withMemory(config.memory())
                .withMemorySwap(config.memory())
                .withNanoCPUs(Math.round(config.cpus() * 1_000_000_000L))
                .withPidsLimit(config.tasks())
                .withUlimits(List.of(new Ulimit("nofile", 1024L, 4096L), new Ulimit("core", 0L, 0L),
                        new Ulimit("fsize", 512 * MIB, 512 * MIB)))
                .withShmSize(16 * MIB)
                .withTmpFs(
                        Map.of("/tmp", "rw,exec,nosuid,nodev,mode=1777,size=64m", "/run", "rw,nosuid,nodev,mode=755,size=16m"))
                .withNetworkMode("none")
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                .withBinds(new Bind(toolboxVolume, new Volume(Toolbox.PATH), AccessMode.ro))
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

    private static String resource(String name) {
        try (InputStream in = StandardProfile.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
