package dev.drydock.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.drydock.course.Check.Where;

/**
 * Reads a check: a script whose first line names its interpreter and whose leading comments may say more, one a line:
 *
 * <pre>
 * #!/bin/sh
 * # where: outside            (default: inside)
 * # needs: other-check
 * # points: 2                 (default: 1)
 * # still: true               (must hold again at the end)
 * # on: command               (also runs when a command ends)
 * # reads: /root/app /etc     (for a check outside: it finds them below /lab)
 * </pre>
 *
 * A check outside has its own programs, the lab's network, and nothing of the lab but copies of what it reads:
 * {@code /root/app}
 * as {@code /lab/root/app}, and the processes as the host sees them in {@code /lab/.ps}. A check that only asks for what the
 * engine knows needs no script: see {@link AssertionsReader}.
 */
final class CheckReader {

    private static final List<String> KEYS = List.of("where", "needs", "points", "still", "on", "reads");
    private static final Pattern HEADER = Pattern.compile("#+\\s*([a-z]+):(.*)");
    static final int MOST_POINTS = 100;

    /** What the leading comments say. */
    private static final class Header {
        private Where where = Where.INSIDE;
        private int points = 1;
        private boolean still;
        private boolean onCommand;
        private final List<String> needs = new ArrayList<>();
        private final List<String> reads = new ArrayList<>();
    }

    private final Problems problems;

    CheckReader(Problems problems) {
        this.problems = problems;
    }

    /** The check, unless nothing could run it. */
    Optional<Check> read(Path file, String name) {
        return TextFile.read(file, problems).flatMap(text -> {
            if (text.contains("\r\n")) {
                problems.error(1, "The script has Windows line ends, which a shell takes for part of each command.",
                        "Save it with LF line ends.");
                return Optional.empty();
            }
            if (!Files.isExecutable(file)) {
                problems.warning(1, "The script is not executable, so it cannot be tried by hand.",
                        "Run `chmod +x` on it.");
            }
            var lines = text.lines().toList();
            return FirstLine.read(lines.isEmpty() ? "" : lines.getFirst(), problems).map(first -> {
                var header = header(lines);
                if (header.where == Where.INSIDE && !header.reads.isEmpty()) {
                    problems.warning(1, "`reads` means nothing for a check inside the lab, which sees everything.",
                            "Add `# where: outside`, or remove it.");
                }
                return new Check(name, new Check.Script(text, first.interpreter(), first.arguments(), header.where,
                        header.reads), header.needs, header.points, header.still, header.onCommand,
                        new Digest().add(text).hex());
            });
        });
    }

    private Header header(List<String> lines) {
        var header = new Header();
        for (var i = 1; i < lines.size(); i++) {
            var line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                break;
            }
            var said = HEADER.matcher(line);
            if (said.matches()) {
                say(header, i + 1, said.group(1), said.group(2).strip());
            }
        }
        return header;
    }

    private void say(Header header, int line, String key, String value) {
        switch (key) {
            case "where" -> where(header, line, value);
            case "needs" -> header.needs.addAll(words(value));
            case "points" -> points(header, line, value);
            case "still" -> header.still = only("true", line, key, value);
            case "on" -> header.onCommand = only("command", line, key, value);
            case "reads" -> reads(header, line, value);
            // Any comment may hold a colon, so only what is one typing error away is taken for a key.
            default -> Nearest.to(key, KEYS).filter(nearest -> Nearest.distance(key, nearest) == 1)
                    .ifPresent(nearest -> problems.warning(line, "`" + key + "` is not a key of a check.",
                            "Did you mean `" + nearest + "`?"));
        }
    }

    private void where(Header header, int line, String value) {
        switch (value) {
            case "inside" -> header.where = Where.INSIDE;
            case "outside" -> header.where = Where.OUTSIDE;
            default -> problems.error(line, "`where` is `" + value + "`.", "Write `inside` or `outside`.");
        }
    }

    private void points(Header header, int line, String value) {
        if (value.matches("[1-9]\\d{0,2}") && Integer.parseInt(value) <= MOST_POINTS) {
            header.points = Integer.parseInt(value);
        } else {
            problems.error(line, "`points` is `" + value + "`.", "Write a whole number from 1 to " + MOST_POINTS + ".");
        }
    }

    private void reads(Header header, int line, String value) {
        for (var path : words(value)) {
            EnginePath.read("reads", path, line, problems).ifPresent(header.reads::add);
        }
    }

    private boolean only(String allowed, int line, String key, String value) {
        if (!value.equals(allowed)) {
            problems.error(line, "`" + key + "` is `" + value + "`.", "Write `" + allowed + "`, or remove the line.");
        }
        return value.equals(allowed);
    }

    private static List<String> words(String value) {
        return value.isBlank() ? List.of() : List.of(value.strip().split("[\\s,]+"));
    }
}
