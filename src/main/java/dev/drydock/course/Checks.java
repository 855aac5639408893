package dev.drydock.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.Link;

/** The checks of one lesson, and which of them its tasks use. */
final class Checks {

    private static final String FOLDER = "checks";
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]{0,60})(\\.[a-z0-9]{1,5})?");

    private final Path folder;
    private final Problems problems;
    private final Problems text;
    private final Set<String> files = new TreeSet<>();
    private final Map<String, Check> used = new LinkedHashMap<>();
    private final Set<String> linked = new HashSet<>();

    /**
     * @param lesson the lesson's folder
     * @param problems of the folder
     * @param text of the lesson's text, where the tasks stand
     */
    Checks(Path lesson, Problems problems, Problems text) {
        this.folder = lesson.resolve(FOLDER);
        this.problems = problems;
        this.text = text;
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (var found = Files.list(folder)) {
                found.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")).forEach(files::add);
            } catch (IOException unreadable) {
                problems.in(FOLDER).error(1, "The folder cannot be read: " + unreadable.getMessage() + ".",
                        "Check its permissions.");
            }
        }
    }

    /** The check that a task's link names; absent with a problem when there is none that could run. */
    Optional<Check> take(Link link) {
        var file = Item.checkFile(link);
        var name = NAME.matcher(file);
        linked.add(file);
        if (!files.contains(file)) {
            text.error(link, "There is no check `checks/" + file + "`.",
                    Nearest.to(file, files).map(near -> "Did you mean `checks/" + near + "`?")
                            .orElse("Write the script into the folder `checks`."));
        } else if (!name.matches()) {
            text.error(link, "`" + file + "` cannot be the name of a check.", "Use letters, digits, `-` and `_`.");
        } else if (used.containsKey(name.group(1))) {
            text.error(link, "Another task of this lesson already has the check `" + name.group(1) + "`.",
                    "Give each task a check of its own.");
        } else {
            var check = read(file, name);
            check.ifPresent(found -> used.put(found.name(), found));
            return check;
        }
        return Optional.empty();
    }

    private Optional<Check> read(String file, Matcher name) {
        var here = problems.in(FOLDER + "/" + file);
        return ".yml".equals(name.group(2)) || ".yaml".equals(name.group(2))
                ? new AssertionsReader(here).read(folder.resolve(file), name.group(1))
                : new CheckReader(here).read(folder.resolve(file), name.group(1));
    }

    /** Says what is wrong with the checks as a whole. */
    void finish() {
        files.stream().filter(file -> !linked.contains(file)).forEach(file -> problems.in(FOLDER + "/" + file)
                .warning(1, "No task leads to this check.", "Add `- [ ] [What to do](checks/" + file + ")`."));
        for (var check : used.values()) {
            for (var needed : check.needs()) {
                if (!used.containsKey(needed)) {
                    of(check).error(1, "It needs `" + needed + "`, which is not the check of any task.",
                            Nearest.suggest(needed, used.keySet(), ""));
                }
            }
            if (leadsTo(check.name(), check, new ArrayList<>())) {
                of(check).error(1, "It needs itself, in a circle of `needs`.", "Remove one `needs` of the circle.");
            }
        }
    }

    Set<String> names() {
        return used.keySet();
    }

    private boolean leadsTo(String name, Check from, List<String> seen) {
        return from.needs().contains(name) || from.needs().stream().filter(used::containsKey)
                .filter(next -> !seen.contains(next)).peek(seen::add).anyMatch(next -> leadsTo(name, used.get(next), seen));
    }

    private Problems of(Check check) {
        var file = files.stream().filter(linked::contains)
                .filter(name -> name.equals(check.name()) || name.startsWith(check.name() + ".")).findFirst();
        return problems.in(FOLDER + "/" + file.orElse(check.name()));
    }
}
