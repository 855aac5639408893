package dev.drydock.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The files around a lesson's text: what is laid over the lab, and the scripts that are known by their names. */
final class LessonFolder {

    /** Names that the text may have; the first that is there counts. */
    static final List<String> TEXTS = List.of("lesson.md", "README.md", "index.md");

    private static final List<String> FOLDERS = List.of("assets", "files", "setup", "peers", "checks", "solve", "near-miss");
    private static final String SCRIPT = ".sh";
    private static final int MOST_FILES = 5_000;
    private static final long LARGEST_ASSET = 5 << 20;
    // Larger files count in the hash by size and time only: a save has to show within a second.
    private static final long LARGEST_HASHED = 64 << 20;

    private final Path folder;
    private final Problems problems;
    private final Map<String, Path> files = new TreeMap<>();

    private LessonFolder(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    static LessonFolder scan(Path folder, Problems problems) throws IOException {
        var scanned = new LessonFolder(folder, problems);
        try (var found = Files.walk(folder)) {
            found.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).limit(MOST_FILES + 1)
                    .forEach(file -> scanned.files.put(folder.relativize(file).toString(), file));
        }
        scanned.wholeFolder();
        return scanned;
    }

    /** The lesson's text in a folder, if it is one of a lesson. */
    static Optional<Path> text(Path folder) {
        return TEXTS.stream().map(folder::resolve).filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS)).findFirst();
    }

    private void wholeFolder() throws IOException {
        if (files.size() > MOST_FILES) {
            problems.error(1, "The folder holds more than " + MOST_FILES + " files.", "Make an image of them instead.");
        }
        try (var inside = Files.list(folder)) {
            inside.filter(Files::isDirectory).map(path -> path.getFileName().toString())
                    .filter(name -> !FOLDERS.contains(name))
                    .forEach(name -> Nearest.to(name, FOLDERS).filter(near -> Nearest.distance(name, near) <= 2)
                            .ifPresent(near -> problems.in(name).warning(1, "Nothing is read from a folder `" + name + "`.",
                                    "Did you mean `" + near + "`?")));
        }
        for (var asset : below("assets/").entrySet()) {
            if (Files.isRegularFile(asset.getValue()) && Files.size(asset.getValue()) > LARGEST_ASSET) {
                problems.in(asset.getKey()).error(1, "The file has more than 5 MiB, and every learner has to wait for it.",
                        "Make it smaller.");
            }
        }
    }

    /** What is laid over the lab's root. */
    List<LabFile> labFiles() {
        var result = new ArrayList<LabFile>();
        below("files/").forEach((name, file) -> {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                result.add(new LabFile(name.substring("files".length()), file, Files.isExecutable(file)));
            } else {
                problems.in(name).error(1, "This is not an ordinary file, and was left out.",
                        "Put a file here; make links in `setup.sh`.");
            }
        });
        return result;
    }

    /** The script that prepares the whole lab. */
    Optional<Path> setup() {
        return Optional.ofNullable(files.get("setup" + SCRIPT)).filter(file -> runs("setup" + SCRIPT, file));
    }

    /** The scripts that prepare single steps, by step id. */
    Map<String, Path> stepSetups(Collection<String> steps) {
        return scripts("setup/", steps, "step");
    }

    /** The scripts that run in the lab's peers, by the names of those. */
    Map<String, Path> peerSetups(Collection<String> peers) {
        return scripts("peers/", peers, "peer");
    }

    private Map<String, Path> scripts(String folder, Collection<String> owners, String kind) {
        var scripts = new HashMap<String, Path>();
        named(folder, owners::contains, owners, kind).forEach((name, file) -> {
            if (runs(name, file)) {
                scripts.put(first(name), file);
            }
        });
        return scripts;
    }

    /** Solutions and near-misses have to belong to a check. */
    void proofs(Collection<String> checks) {
        named("solve/", checks::contains, checks, "check").forEach(this::runs);
        named("near-miss/", checks::contains, checks, "check").forEach(this::runs);
    }

    private Map<String, Path> named(String prefix, Predicate<String> known, Collection<String> names, String kind) {
        var found = below(prefix);
        found.keySet().stream().filter(name -> !known.test(first(name)) || !name.endsWith(SCRIPT)).toList()
                .forEach(name -> {
                    found.remove(name);
                    problems.in(name).error(1, "This lesson has no " + kind + " `" + first(name) + "`.",
                            Nearest.to(first(name), names).map(near -> "Did you mean `" + prefix + near + SCRIPT + "`?")
                                    .orElse("Name it after a " + kind + ", or remove the file."));
                });
        return found;
    }

    /** The first part of a file's name, which says what it belongs to. */
    private static String first(String name) {
        var file = name.substring(name.lastIndexOf('/') + 1);
        return file.contains(".") ? file.substring(0, file.indexOf('.')) : file;
    }

    private boolean runs(String name, Path file) {
        var here = problems.in(name);
        var text = TextFile.read(file, here);
        if (text.isPresent() && !text.get().startsWith("#!")) {
            here.error(1, "The script does not begin with `#!`, so nothing says what runs it.",
                    "Make `#!/bin/sh` its first line.");
        } else if (text.isPresent() && text.get().contains("\r\n")) {
            here.error(1, "The script has Windows line ends, which a shell takes for part of each command.",
                    "Save it with LF line ends.");
        } else {
            return text.isPresent();
        }
        return false;
    }

    private Map<String, Path> below(String prefix) {
        var found = new TreeMap<>(files);
        found.keySet().removeIf(name -> !name.startsWith(prefix));
        return found;
    }

    /** SHA-256 over names, run bits and contents. */
    String hash() throws IOException {
        var digest = new Digest();
        for (var entry : files.entrySet()) {
            var file = entry.getValue();
            digest.add(entry.getKey());
            if (Files.isSymbolicLink(file)) {
                digest.add("link").add(Files.readSymbolicLink(file).toString());
            } else if (!Files.isRegularFile(file)) {
                digest.add("special");
            } else {
                digest.add(Files.isExecutable(file) ? "run" : "file");
                if (Files.size(file) <= LARGEST_HASHED) {
                    digest.add(Files.readAllBytes(file));
                } else {
                    digest.add(Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            }
        }
        return digest.hex();
    }
}
