package dev.drydock.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;

/**
 * A container for one look at a lab: the toolbox's image, the lab's network, and no more. It never joins the lab's processes,
 * whose
 * root could see, read and kill it there. It ends by itself even if this server does not come back, and leaves nothing.
 */
final class Inspector implements AutoCloseable {

    static final String NAME = "drydock-inspector-";
    static final String LABEL = "dev.drydock.inspector";
    /** Numbers that nobody has in a lab or on a host. */
    private static final String NOBODY = "65534:65534";
    private static final int LONGEST_LIFE = 60;
    private static final ExecLimits UNPACKING = new ExecLimits(Duration.ofSeconds(10), 4096);
    private static final byte[] UNPACK = "exec tar -x -o -f - -C /\n".getBytes(StandardCharsets.UTF_8);

    private final Engine engine;
    private final ProgramRuns runs;
    private final String name;

    private Inspector(Engine engine, String name) {
        this.engine = engine;
        this.runs = new ProgramRuns(engine);
        this.name = name;
    }

    /**
     * @param lab the lab's container
     * @param seed of the lab, which the program finds as in there
     */
    static Inspector start(Engine engine, String image, SandboxRef ref, InspectContainerResponse lab, String seed) {
        Inspector inspector = new Inspector(engine, NAME + ref.labId());
        Map<String, String> labels = new HashMap<>(LabContainer.ofLab(lab));
        labels.put(LABEL, "true");
        engine.call("starting the inspector of lab " + ref.labId(), () -> {
            try {
                inspector.create(image, lab.getId(), labels, seed);
            } catch (ConflictException leftBehind) {
                // By a server that ended between two calls
                inspector.close();
                inspector.create(image, lab.getId(), labels, seed);
            }
            return null;
        });
        return inspector;
    }

    private void create(String image, String lab, Map<String, String> labels, String seed) {
        String id;
        try {
            id = engine.client().createContainerCmd(image).withName(name)
                    .withUser(NOBODY)
                    .withEntrypoint(Toolbox.PATH + "/bin/sleep", Integer.toString(LONGEST_LIFE))
                    .withCmd(List.of())
                    .withEnv("LAB_SEED=" + seed, "DRYDOCK_HOME=" + LabCopy.ROOT)
                    .withLabels(labels)
                    .withHostConfig(hostConfig(lab)).exec().getId();
        } catch (NotFoundException e) {
            throw new SandboxException.ImageMissing(image, e);
        }
        try {
            engine.client().startContainerCmd(id).exec();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static HostConfig hostConfig(String lab) {
        return HostConfig.newHostConfig()
                .withNetworkMode("container:" + lab)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges", LabProfile.seccomp("seccomp-standard.json")))
                .withReadonlyRootfs(true)
                .withTmpFs(Map.of(
                        "/tmp", "rw,nosuid,nodev,noexec,mode=1777,size=8m,nr_inodes=1024",
                        LabCopy.ROOT, "rw,nosuid,nodev,noexec,mode=755,uid=65534,gid=65534,size=24m,nr_inodes=8192"))
                .withMemory(96 * LabProfile.MIB)
                .withMemorySwap(96 * LabProfile.MIB)
                .withNanoCPUs(1_000_000_000L)
                .withPidsLimit(64L)
                .withUlimits(
                        List.of(new Ulimit("nofile", 256L, 256L), new Ulimit("core", 0L, 0L), LabProfile.NO_MESSAGE_QUEUES))
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                .withInit(false)
                .withAutoRemove(true);
    }

    /** Lays copies of the lab's files into it. */
    void unpack(byte[] archive) {
        ExecResult result = runs.run(name, new Program("sh", List.of(), UNPACK, List.of(), archive), UNPACKING);
        if (result.exitCode() != 0) {
            throw new SandboxException.EngineDown("copies for " + name + " could not be unpacked: "
                    + new String(result.err(), StandardCharsets.UTF_8), null);
        }
    }

    ExecResult run(Program program, ExecLimits limits) {
        return runs.run(name, program, limits);
    }

    @Override
    public void close() {
        engine.call("removing " + name, () -> engine.remove(name));
    }
}
