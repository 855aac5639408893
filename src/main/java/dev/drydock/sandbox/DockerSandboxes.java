package dev.drydock.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Info;

/** Labs on a Docker engine, or on what speaks its API. */
@ApplicationScoped
public class DockerSandboxes implements Sandboxes {

    private static final String LAB_LABEL = "dev.drydock.lab";
    private static final String INSTALLATION_LABEL = "dev.drydock.installation";
    private static final String PROFILE_LABEL = "dev.drydock.profile";
    private static final String NAME = "drydock-lab-";
    /** Root of the lab, given by number: a name would be looked up in a file that the learner writes. */
    private static final String ROOT = "0:0";

    private final SandboxConfig config;
    private final Engine engine;
    private final Toolbox toolbox;
    private final StandardProfile standard;
    private final ProgramRuns runs;
    private volatile boolean limitsProven;
    private final Map<String, SupervisorLink> links = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> linking = new ConcurrentHashMap<>();

    public DockerSandboxes(SandboxConfig config) {
        this.config = config;
        this.engine = new Engine(config);
        this.toolbox = new Toolbox(engine.client(), config);
        this.standard = new StandardProfile(config);
        this.runs = new ProgramRuns(engine);
    }

    @Override
    public Capabilities capabilities() {
        Info info = engine.call("looking at the engine", () -> engine.client().infoCmd().exec());
        List<String> missing = new ArrayList<>();
        require(missing, info.getMemoryLimit(), "a memory limit for each lab");
        require(missing, info.getCpuCfsQuota(), "a processor limit for each lab");
        require(missing, value(info, "PidsLimit"), "a task limit for each lab");
        List<?> security = info.getRawValues().get("SecurityOptions") instanceof List<?> list ? list : List.of();
        require(missing, security.stream().anyMatch(option -> option.toString().contains("seccomp")), "a seccomp filter");
        Object cgroup = info.getRawValues().getOrDefault("CgroupVersion", "1");
        return new Capabilities("Docker Engine " + info.getServerVersion(), missing, info.getDriver(), cgroup.toString());
    }

    private static Boolean value(Info info, String field) {
        return (Boolean) info.getRawValues().get(field);
    }

    private static void require(List<String> missing, Boolean there, String what) {
        if (!Boolean.TRUE.equals(there)) {
            missing.add(what);
        }
    }

    @Override
    public SandboxRef start(SandboxSpec spec) {
        String image = config.imagePrefix() + spec.image();
        requireLimits();
        requireStandardProfile(image);
        return engine.call("starting lab " + spec.labId(), () -> {
            String container = create(spec, image);
            try {
                startContainer(container);
                SandboxRef ref = new SandboxRef(spec.labId(), true);
                link(ref);
                return ref;
            } catch (RuntimeException e) {
                // Half a lab is worse than none: it would hold memory and nobody could use it
                stop(spec.labId());
                throw e;
            }
        });
    }

    /** A lab without its limits would be weaker than its profile promises, so it is refused. */
    private void requireLimits() {
        if (!limitsProven) {
            List<String> missing = capabilities().missing();
            if (!missing.isEmpty()) {
                throw new SandboxException.Unsupported("this engine does not give " + String.join(", ", missing));
            }
            limitsProven = true;
        }
    }

    private void requireStandardProfile(String image) {
        Map<String, String> labels = engine.call("looking at image " + image, () -> {
            try {
                return engine.client().inspectImageCmd(image).exec().getConfig().getLabels();
            } catch (NotFoundException e) {
                throw new SandboxException.ImageMissing(image, e);
            }
        });
        String profile = labels == null ? null : labels.get(PROFILE_LABEL);
        if (!StandardProfile.NAME.equals(profile)) {
            throw new SandboxException.Unsupported("the image " + image + " asks for the lab profile " + profile
                    + " by its label " + PROFILE_LABEL + "; this server knows " + StandardProfile.NAME);
        }
    }

    private String create(SandboxSpec spec, String image) {
        try {
            return engine.client().createContainerCmd(image)
                    .withName(NAME + spec.labId())
                    .withHostName("drydock")
                    .withUser(ROOT)
                    .withEntrypoint(Toolbox.SUPERVISOR)
                    .withCmd(List.of())
                    .withEnv("LAB_SEED=" + spec.seed(), "DRYDOCK_DEADLINE_SECONDS=" + spec.longestLife().toSeconds(),
                            "DRYDOCK_HOME=/root")
                    .withLabels(Map.of(LAB_LABEL, spec.labId(), INSTALLATION_LABEL, spec.installation()))
                    .withHostConfig(standard.hostConfig(toolbox.volume()))
                    .exec().getId();
        } catch (ConflictException exists) {
            return engine.client().inspectContainerCmd(NAME + spec.labId()).exec().getId();
        }
    }

    private void startContainer(String container) {
        try {
            engine.client().startContainerCmd(container).exec();
        } catch (NotModifiedException alreadyRuns) {
            return;
        }
        InspectContainerResponse.ContainerState state = engine.client().inspectContainerCmd(container).exec().getState();
        if (!Boolean.TRUE.equals(state.getRunning())) {
            throw new SandboxException.EngineDown("a lab ended at once with exit code " + state.getExitCodeLong(), null);
        }
    }

    @Override
    public ExecResult exec(SandboxRef ref, Program program, ExecLimits limits) {
        return runs.run(ref, program, limits, ROOT);
    }

    @Override
    public Terminal openTerminal(SandboxRef ref, int n, TerminalSize size, long since, int credit) {
        return link(ref).open(n, size, since, credit);
    }

    @Override
    public void endTerminal(SandboxRef ref, int n) {
        link(ref).end(n);
    }

    private SupervisorLink link(SandboxRef ref) {
        ReentrantLock lock = linking.computeIfAbsent(ref.labId(), _ -> new ReentrantLock());
        lock.lock();
        try {
            SupervisorLink known = links.get(ref.labId());
            if (known != null && known.isOpen()) {
                return known;
            }
            SupervisorLink made = newLink(ref);
            links.put(ref.labId(), made);
            return made;
        } finally {
            lock.unlock();
        }
    }

    private SupervisorLink newLink(SandboxRef ref) {
        return engine.call("connecting to lab " + ref.labId(), () -> {
            String exec = engine.client().execCreateCmd(containerOf(ref))
                    .withCmd(Toolbox.SUPERVISOR, "relay")
                    .withUser(ROOT)
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .exec().getId();
            try {
                return new SupervisorLink(ref.labId(), engine.startExec(exec), config.engineTimeout().toMillis()).start();
            } catch (IOException e) {
                throw new SandboxException.LabGone("lab " + ref.labId() + " does not answer", e);
            }
        });
    }

    @Override
    public void stop(String labId) {
        SupervisorLink link = links.remove(labId);
        if (link != null) {
            link.close();
        }
        linking.remove(labId);
        engine.call("stopping lab " + labId, () -> {
            try {
                engine.client().removeContainerCmd(NAME + labId).withForce(true).withRemoveVolumes(true).exec();
            } catch (NotFoundException alreadyGone) {
                return null;
            } catch (ConflictException beingRemoved) {
                // The engine is at it already, for an earlier call
                return null;
            }
            return null;
        });
    }

    static String containerOf(SandboxRef ref) {
        return NAME + ref.labId();
    }

    @Override
    public List<SandboxRef> list(String installation) {
        List<Container> containers = engine.call("listing labs", () -> engine.client().listContainersCmd()
                .withShowAll(true).withLabelFilter(Map.of(INSTALLATION_LABEL, installation)).exec());
        return containers.stream()
                .map(it -> new SandboxRef(it.getLabels().get(LAB_LABEL), "running".equals(it.getState())))
                .toList();
    }

    @PreDestroy
    void disconnect() {
        links.values().forEach(SupervisorLink::close);
        engine.close();
    }
}
