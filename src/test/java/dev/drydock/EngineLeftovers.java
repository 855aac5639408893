package dev.drydock;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Container;

/** What an engine has, and the machine has of it, beyond what its containers need. Found without asking Drydock. */
final class EngineLeftovers {

    /** Of a container, of one of its layers, of a volume without a name. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> OF_THE_ENGINE = Set.of("bridge", "host", "none");
    /** One of it serves all labs. */
    private static final Pattern SHARED = Pattern.compile("drydock-(toolbox|store)-.*");

    private final SecondEngine engine;

    EngineLeftovers(SecondEngine engine) {
        this.engine = engine;
    }

    /** The ids of the labs that containers are labelled with; one that two containers carry is there twice. */
    List<String> labs() {
        return containers().stream().map(container -> String.valueOf(container.getLabels().get(LabContainers.LAB))).sorted()
                .toList();
    }

    private List<Container> containers() {
        return engine.client().listContainersCmd().withShowAll(true).exec();
    }

    /** Each orphan by a word for its kind and its name. */
    List<String> orphans() throws IOException {
        List<InspectContainerResponse> containers = containers().stream()
                .map(container -> engine.client().inspectContainerCmd(container.getId()).exec()).toList();
        List<String> found = new ArrayList<>();
        volumes(containers).forEach(volume -> found.add("volume " + volume));
        engine.client().listNetworksCmd().exec().stream().map(it -> it.getName()).filter(it -> !OF_THE_ENGINE.contains(it))
                .forEach(network -> found.add("network " + network));
        Set<String> needed = containers.stream().filter(it -> Boolean.TRUE.equals(it.getState().getRunning()))
                .flatMap(it -> names(it.getRawValues().toString()).stream()).collect(Collectors.toSet());
        found.addAll(processes(needed));
        found.addAll(mounts(needed));
        found.addAll(loops());
        return found;
    }

    private Set<String> volumes(List<InspectContainerResponse> containers) {
        Set<String> unused = engine.client().listVolumesCmd().exec().getVolumes().stream().map(InspectVolumeResponse::getName)
                .filter(name -> !SHARED.matcher(name).matches()).collect(Collectors.toCollection(TreeSet::new));
        containers.forEach(container -> container.getMounts().forEach(mount -> unused.remove(mount.getName())));
        return unused;
    }

    /** In a control group of this engine, or one of its shims, which are named after containers. */
    private List<String> processes(Set<String> needed) throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : all) {
                String groups = read(process.resolve("cgroup"));
                String command = read(process.resolve("cmdline")).replace('\0', ' ');
                boolean isOurs = groups.contains(engine.name()) || command.contains("shim") && command.contains(engine.name());
                if (isOurs && names(groups + command).stream().noneMatch(needed::contains)) {
                    found.add("process " + process.getFileName() + " " + command);
                }
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException endedMeanwhile) {
            return "";
        }
    }

    private static Set<String> names(String text) {
        Matcher ids = ID.matcher(text);
        return ids.results().map(it -> it.group()).collect(Collectors.toSet());
    }

    /** Files of containers, named after them, their layers or their volumes. */
    private List<String> mounts(Set<String> needed) throws IOException {
        return Files.readAllLines(Path.of("/proc/mounts")).stream().map(line -> line.split(" ")[1])
                .filter(mount -> mount.startsWith(engine.folder().toString()) && !names(mount).isEmpty())
                .filter(mount -> names(mount).stream().noneMatch(needed::contains)).map(mount -> "mount " + mount).toList();
    }

    private List<String> loops() throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> loops = Files.newDirectoryStream(Path.of("/sys/block"), "loop*")) {
            for (Path loop : loops) {
                String file = read(loop.resolve("loop/backing_file")).strip();
                if (file.startsWith(engine.folder().toString())) {
                    found.add("loop device " + loop.getFileName() + " " + file);
                }
            }
        }
        return found;
    }
}
