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

    static final String NAME = "drydock-lab-";

    private final SandboxConfig config;
    private final Engine engine;
    private final LabProfiles profiles;
    private final LabContainer containers;
    private final ProgramRuns runs;
    private final Pooled pooled;
    private final Starts starts;
    private final WholeLabs labs;
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
        HardDiskLimit disk = new HardDiskLimit(engine.client(), config);
        this.containers = new LabContainer(engine.client(), config, disk);
        this.runs = new ProgramRuns(engine);
        this.pooled = new Pooled(engine);
        this.links = new SupervisorLinks(engine, config.engineTimeout(), printed);
        this.ports = new PortsLinks(engine, config.engineTimeout());
        LabNetwork networks = new LabNetwork(engine, config);
        this.remnants = new Remnants(engine, networks);
        Connections connections = new Connections(engine, networks, config);
        Freezer freezer = new Freezer(engine);
        HaltedLabs halted = new HaltedLabs(engine, profiles, freezer, runs, connections);
        Peers peers = new Peers(engine, config, disk, freezer, halted, connections);
        this.labs = new WholeLabs(engine, peers, freezer, halted);
        this.starts = new Starts(engine, config, profiles, containers, links, requirements, runs, connections, peers,
                this::stop);
    }

    @Override
    public Capabilities capabilities() {
        Info info = engine.call("looking at the engine", () -> engine.client().infoCmd().exec());
        Object cgroup = info.getRawValues().getOrDefault("CgroupVersion", "1");
        return new Capabilities("Docker Engine " + info.getServerVersion(), requirements.missing(info),
                requirements.isolationProven(), info.getDriver(), cgroup.toString());
    }

    @Override
    public SandboxRef start(SandboxSpec spec) {
        requirements.demand(this::capabilities);
        return starts.start(spec, NAME);
    }

    @Override
    public SandboxRef startAhead(SandboxSpec spec) {
        requirements.demand(this::capabilities);
        return starts.start(spec, Pooled.NAME);
    }

    @Override
    public ExecResult exec(SandboxRef ref, Program program, ExecLimits limits) {
        return runs.run(ref, program, limits);
    }

    @Override
    public ExecResult setUp(SandboxRef ref, byte[] script, ExecLimits limits) {
        return runs.setUp(containerOf(ref), script, limits);
    }

    @Override
    public ExecResult setUpPeer(SandboxRef ref, String peer, byte[] script, ExecLimits limits) {
        return runs.setUp(Peers.container(ref.labId(), peer), script, limits);
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
        return labs.cpuUsed(labId);
    }

    @Override
    public Optional<DiskUse> diskUsed(String labId) {
        return labs.diskUsed(labId);
    }

    @Override
    public void sleep(String labId) {
        // The readers are told before, since nothing in a frozen lab could tell them after
        links.close(labId);
        ports.close(labId);
        labs.freeze(labId);
    }

    @Override
    public boolean halt(String labId) {
        links.close(labId);
        ports.close(labId);
        boolean stopped = labs.halt(labId);
        if (stopped) {
            printed.gone(labId);
        }
        return stopped;
    }

    @Override
    public List<String> wake(String labId) {
        List<String> anew = labs.wake(labId);
        links.to(new SandboxRef(labId, true));
        return anew;
    }

    @Override
    public void stop(String labId) {
        links.close(labId);
        ports.close(labId);
        printed.gone(labId);
        labs.forget(labId);
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
