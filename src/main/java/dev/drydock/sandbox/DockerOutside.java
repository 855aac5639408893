package dev.drydock.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.MountType;

/** A lab seen by the calls of its engine. What it was told when the lab was made is asked for once. */
final class DockerOutside implements Outside {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final long LONGEST_ANSWER = 8L << 20;
    private static final String SEED = "LAB_SEED=";
    private static final String COLUMNS = "-eo pid,ppid,uid,stat,args";
    private static final Program LISTENING = new Program("sh", List.of(), """
            awk '$4 == "0A" { sub(/.*:/, "", $2); print $2 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null | sort -u
            """.getBytes(StandardCharsets.UTF_8), List.of(), new byte[0]);
    private static final ExecLimits LISTING = new ExecLimits(TIME, 512 << 10);

    private final Engine engine;
    private final String image;
    private final SandboxRef ref;
    private final InspectContainerResponse lab;
    private final LabFiles files;

    /** @param image that inspectors are made of */
    DockerOutside(Engine engine, String image, SandboxRef ref) {
        this.engine = engine;
        this.image = image;
        this.ref = ref;
        this.lab = engine.call("looking at lab " + ref.labId(),
                () -> engine.client().inspectContainerCmd(DockerSandboxes.containerOf(ref)).exec());
        this.files = new LabFiles(engine, lab.getId(), inMemory(lab));
    }

    private static List<String> inMemory(InspectContainerResponse lab) {
        var host = lab.getHostConfig();
        Stream<String> temporary = host.getTmpFs() == null ? Stream.of() : host.getTmpFs().keySet().stream();
        Stream<String> mounted = host.getMounts() == null ? Stream.of()
                : host.getMounts().stream().filter(it -> it.getType() == MountType.TMPFS).map(it -> it.getTarget());
        return Stream.concat(Stream.of("/proc", "/sys", "/dev"), Stream.concat(temporary, mounted)).toList();
    }

    @Override
    public List<SeenProcess> processes() {
        JsonNode answer = ask("/top?ps_args=" + URLEncoder.encode(COLUMNS, StandardCharsets.UTF_8), "the list of processes");
        List<SeenProcess> seen = new ArrayList<>();
        for (JsonNode row : answer.path("Processes")) {
            seen.add(new SeenProcess(row.path(0).asInt(), row.path(1).asInt(), row.path(2).asText(), row.path(3).asText(),
                    row.path(4).asText()));
        }
        return seen;
    }

    @Override
    public List<SeenChange> changes() {
        List<SeenChange> seen = new ArrayList<>();
        for (JsonNode change : ask("/changes", "the list of changed files")) {
            seen.add(new SeenChange(change.path("Path").asText(), SeenChange.Kind.values()[change.path("Kind").asInt()]));
        }
        return seen;
    }

    private JsonNode ask(String call, String what) {
        EngineAnswer answer;
        try {
            answer = engine.ask("GET", "/containers/" + lab.getId() + call, TIME);
        } catch (IOException e) {
            throw new SandboxException.EngineDown("asking for " + what + " of lab " + ref.labId(), e);
        }
        try (answer) {
            InputStream body = LabFiles.bounded(answer.body(), LONGEST_ANSWER, what);
            if (answer.status() == 404 || answer.status() == 409) {
                throw new SandboxException.LabGone("lab " + ref.labId() + " went away while somebody looked at it", null);
            }
            if (answer.status() != 200) {
                throw new SandboxException.EngineDown("asked for " + what + " of lab " + ref.labId() + ", the engine answered "
                        + answer.status() + " " + new String(body.readNBytes(400), StandardCharsets.UTF_8), null);
            }
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new TooMuch("There is too much in " + what + " to look through.");
        } catch (IOException e) {
            if (answer.late()) {
                throw new TooMuch("It takes too long to look through " + what + ".");
            }
            throw new SandboxException.EngineDown("asking for " + what + " of lab " + ref.labId(), e);
        }
    }

    @Override
    public Optional<SeenFile> file(String path) {
        return files.file(path);
    }

    @Override
    public SortedSet<Integer> listening() {
        SortedSet<Integer> ports = new TreeSet<>();
        try (Inspector inspector = inspector()) {
            ExecResult result = inspector.run(LISTENING, LISTING);
            new String(result.out(), StandardCharsets.US_ASCII).lines().filter(line -> line.matches("[0-9A-F]{4}"))
                    .map(line -> Integer.parseInt(line, 16)).forEach(ports::add);
        }
        return ports;
    }

    @Override
    public ExecResult run(Program program, List<String> reads, ExecLimits limits) {
        LabCopy copy = new LabCopy(files);
        reads.forEach(copy::add);
        byte[] archive = copy.finish("/.ps", listed());
        try (Inspector inspector = inspector()) {
            inspector.unpack(archive);
            return inspector.run(program, limits);
        }
    }

    private String listed() {
        StringBuilder text = new StringBuilder("PID PPID UID STAT COMMAND\n");
        for (SeenProcess process : processes()) {
            text.append(process.pid()).append(' ').append(process.parent()).append(' ').append(process.user()).append(' ')
                    .append(process.state()).append(' ').append(process.command().replace('\n', ' ')).append('\n');
        }
        return text.toString();
    }

    private Inspector inspector() {
        return Inspector.start(engine, image, ref, lab, seed());
    }

    private String seed() {
        String[] environment = lab.getConfig().getEnv();
        return environment == null ? ""
                : Arrays.stream(environment).filter(it -> it.startsWith(SEED)).map(it -> it.substring(SEED.length()))
                        .findFirst().orElse("");
    }
}
