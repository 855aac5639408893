package dev.drydock.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.github.dockerjava.api.model.Info;

/** Labs on a Docker engine, or on what speaks its API. */
@ApplicationScoped
public class DockerSandboxes implements Sandboxes {

    private static final String NAME = "drydock-lab-";

    private final SandboxConfig config;
    private final Engine engine;
    private final LabProfiles profiles;
    private final LabContainer containers;
    private final ProgramRuns runs;
    private final Pooled pooled;
    private final Freezer freezer;
    private final ProcessorTime processorTime;
    private final WritableLayers layers;
    private final HaltedLabs halted;
    private final Requirements requirements;
    private final Remnants remnants;
    private final PrintedOutput printed = new PrintedOutput();
    private final SupervisorLinks links;
    private final PortsLinks ports;

    public DockerSandboxes(SandboxConfig config) {
        this.config = config;
        this.engine = new Engine(config);
        this.requirements = new Requirements(config);
        this.profiles = new LabProfiles(engine, config);
        this.containers = new LabContainer(engine.client(), config, new HardDiskLimit(engine.client(), config));
        this.runs = new ProgramRuns(engine);
        this.pooled = new Pooled(engine);
        this.links = new SupervisorLinks(engine, config.engineTimeout(), printed);
        this.ports = new PortsLinks(engine, config.engineTimeout());
        this.freezer = new Freezer(engine);
        this.processorTime = new ProcessorTime(engine);
        this.layers = new WritableLayers(engine);
        this.remnants = new Remnants(engine);
        this.halted = new HaltedLabs(engine, profiles, freezer, runs);
    }

    @Override
    public Capabilities capabilities() {
        Info info = engine.call("looking at the engine", () -> engine.client().infoCmd().exec());
        Object cgroup = info.getRawValues().getOrDefault("CgroupVersion", "1");
        return new Capabilities("Docker Engine " + info.getServerVersion(), requirements.missing(info), info.getDriver(),
                cgroup.toString());
    }

    @Override
    public SandboxRef start(SandboxSpec spec) {
        return start(spec, NAME);
    }

    @Override
    public SandboxRef startAhead(SandboxSpec spec) {
        return start(spec, Pooled.NAME);
    }

    private SandboxRef start(SandboxSpec spec, String name) {
        String image = config.imagePrefix() + spec.image();
        requirements.demand(this::capabilities);
        LabProfile profile = profiles.of(image);
        return engine.call("starting lab " + spec.labId(), () -> {
            LabContainer.Made container = containers.create(spec, image, profile, name);
            try {
                containers.start(spec.labId(), container, links);
                SandboxRef lab = new SandboxRef(spec.labId(), true);
                if (name.equals(NAME)) {
                    requirements.demandIsolation((program, limits) -> runs.run(lab, program, limits));
                }
                return lab;
            } catch (RuntimeException e) {
                // Half a lab is worse than none: it would hold memory and nobody could use it
                stop(spec.labId());
                throw e;
            }
        });
    }

    @Override
    public ExecResult exec(SandboxRef ref, Program program, ExecLimits limits) {
        return runs.run(ref, program, limits);
    }

    @Override
    public ExecResult setUp(SandboxRef ref, byte[] script, ExecLimits limits) {
        return runs.setUp(ref, script, limits);
    }

    @Override
    public Outside outside(SandboxRef ref) {
        return new DockerOutside(engine, config.imagePrefix() + "toolbox", ref);
    }

    @Override
    public Terminal openTerminal(SandboxRef ref, int n, TerminalSize size, long since, int credit) {
        return links.to(ref, n).open(n, size, since, credit);
    }

    @Override
    public Terminal watchTerminal(SandboxRef ref, int n, long since, int credit) {
        return links.to(ref, n).watch(n, since, credit);
    }

    @Override
    public PrintedOutput printed() {
        return printed;
    }

    @Override
    public void endTerminal(SandboxRef ref, int n) {
        links.to(ref).end(n);
    }

    @Override
    public Optional<Tunnel> connect(SandboxRef ref, int port) {
        return ports.to(ref).connect(port);
    }

    @Override
    public List<Integer> listeningPorts(SandboxRef ref) {
        return ports.to(ref).listening();
    }

    @Override
    public String versionOf(String image) {
        return profiles.inspected(config.imagePrefix() + image).getId();
    }

    @Override
    public long memoryOf(String image) {
        return profiles.of(config.imagePrefix() + image).memory();
    }

    @Override
    public boolean claim(String labId) {
        return pooled.claim(labId) && answers(labId);
    }

    /** What was started ahead may have died while it waited. */
    private boolean answers(String labId) {
        try {
            SandboxRef lab = new SandboxRef(labId, true);
            links.to(lab);
            requirements.demandIsolation((program, limits) -> runs.run(lab, program, limits));
            return true;
        } catch (SandboxException.LabGone died) {
            stop(labId);
            return false;
        } catch (SandboxException.Unsupported exposed) {
            stop(labId);
            throw exposed;
        }
    }

    @Override
    public Optional<Instant> terminalUsed(String labId) {
        return links.known(labId).flatMap(SupervisorLink::used);
    }

    @Override
    public Optional<Duration> cpuUsed(String labId) {
        return processorTime.of(NAME + labId);
    }

    @Override
    public Optional<DiskUse> diskUsed(String labId) {
        return layers.of(labId, NAME + labId);
    }

    @Override
    public void sleep(String labId) {
        // The readers are told before, since nothing in a frozen lab could tell them after
        links.close(labId);
        ports.close(labId);
        freezer.freeze(labId);
    }

    @Override
    public boolean halt(String labId) {
        links.close(labId);
        ports.close(labId);
        boolean stopped = halted.halt(labId);
        if (stopped) {
            printed.gone(labId);
        }
        return stopped;
    }

    @Override
    public void wake(String labId) {
        if (!halted.start(labId)) {
            freezer.thaw(labId);
        }
        links.to(new SandboxRef(labId, true));
    }

    @Override
    public void stop(String labId) {
        links.close(labId);
        ports.close(labId);
        printed.gone(labId);
        layers.forget(labId);
        engine.call("stopping lab " + labId, () -> {
            engine.remove(Inspector.NAME + labId);
            engine.remove(Pooled.NAME + labId);
            engine.remove(NAME + labId);
            remnants.discardOf(labId);
            return null;
        });
    }

    static String containerOf(SandboxRef ref) {
        return NAME + ref.labId();
    }

    @Override
    public List<Existing> list(String installation) {
        return engine.call("listing labs", () -> containers.of(installation));
    }

    @Override
    public List<Remnant> remnants(String installation) {
        return remnants.of(installation);
    }

    @Override
    public boolean discard(Remnant remnant) {
        return remnants.discard(remnant);
    }

    @PreDestroy
    void disconnect() {
        links.close();
        ports.close();
        engine.close();
    }
}
