import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one server has on this machine, found without asking it: by the label of its installation, by the ids of its
 * containers, and in its database. Counts before, with and after its labs; others may work on the same engine meanwhile.
 */
final class Leftovers {

    private static final Pattern CONTAINER_ID = Pattern.compile("[0-9a-f]{64}");
    /** One volume of it serves every lab of every Drydock on the engine. */
    private static final Pattern SHARED = Pattern.compile("drydock-(toolbox|store).*");

    private final DrydockServer server;
    private final Engine engine;
    private final Set<String> loopsBefore = loops();
    private final List<Count> before;
    private final Set<String> containers = new HashSet<>();
    private final Set<String> volumes = new HashSet<>();

    record Count(String what, long number) {
    }

    /** To be made before there are labs. */
    Leftovers(DrydockServer server, Engine engine) throws IOException {
        this.server = server;
        this.engine = engine;
        this.before = count();
    }

    List<Count> count() throws IOException {
        JsonNode found = engine.get("/containers/json?all=1&filters=" + Engine.filter("label", server.label()));
        for (JsonNode container : found) {
            containers.add(container.path("Id").asText());
            container.path("Mounts").forEach(mount -> volumes.add(mount.path("Name").asText()));
        }
        return List.of(new Count("containers", found.size()),
                new Count("volumes", volumes()),
                new Count("networks", engine.get("/networks?filters=" + Engine.filter("label", server.label())).size()),
                new Count("loop devices", loops().stream().filter(loop -> !loopsBefore.contains(loop)).count()),
                new Count("processes", processes()),
                new Count("rows", server.process().rowsOfLabs()));
    }

    private long volumes() throws IOException {
        long number = 0;
        for (JsonNode volume : engine.get("/volumes").path("Volumes")) {
            String name = volume.path("Name").asText();
            boolean labelled = volume.path("Labels").path("dev.drydock.installation").asText()
                    .equals(server.process().installation());
            number += labelled || volumes.contains(name) && !SHARED.matcher(name).matches() ? 1 : 0;
        }
        return number;
    }

    private static Set<String> loops() throws IOException {
        Set<String> used = new HashSet<>();
        Path blocks = Path.of("/sys/block");
        if (Files.isDirectory(blocks)) {
            try (DirectoryStream<Path> loops = Files.newDirectoryStream(blocks, "loop*")) {
                for (Path loop : loops) {
                    Path file = loop.resolve("loop/backing_file");
                    if (Files.exists(file)) {
                        used.add(loop.getFileName() + " " + Files.readString(file).strip());
                    }
                }
            }
        }
        return used;
    }

    /** Those in a control group of a container, and those that the engine runs for one and names after it. */
    private long processes() throws IOException {
        long number = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : all) {
                number += isOurs(process.resolve("cgroup")) || isOurs(process.resolve("cmdline")) ? 1 : 0;
            }
        }
        return number;
    }

    private boolean isOurs(Path file) {
        try {
            return namesOurs(Files.readString(file));
        } catch (IOException _) {
            // It ended meanwhile
            return false;
        }
    }

    private boolean namesOurs(String text) {
        Matcher ids = CONTAINER_ID.matcher(text);
        while (ids.find()) {
            if (containers.contains(ids.group())) {
                return true;
            }
        }
        return false;
    }

    /** @param with the labs, to show that what is counted was there */
    List<Figure> compare(List<Count> with) throws IOException {
        List<Count> after = count();
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            figures.add(Figure.of(before.get(i).what + " left", Figure.Unit.COUNT, after.get(i).number)
                    .beside("empty host", before.get(i).number).beside("with all labs", with.get(i).number)
                    .promised(Figure.Comparison.AT_MOST, 0, 0));
        }
        return figures;
    }
}
