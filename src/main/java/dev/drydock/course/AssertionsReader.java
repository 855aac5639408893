package dev.drydock.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.drydock.course.Assertion.How;
import dev.drydock.course.Assertion.Type;

/**
 * Reads a check that is no script: {@code checks/<name>.yml} states what the container engine must see of the lab from outside.
 * Each of the four statements is a text, keys, or a list of either; all of them have to hold.
 *
 * <pre>
 * process: nginx                      (or several keys, as below)
 * process: {command: python3 app.py, count: 1}
 * file: {path: /etc/motd, contains: welcome, mode: 644, type: file}
 * file:
 *   - /root/app/app.py                (it is there)
 *   - {path: /root/.ssh/id_rsa, expect: absent, message: The key still lies there.}
 * changed: /etc/nginx                 (it, or something below it, is not as in the image)
 * changed: {path: /usr/bin/ls, how: deleted}
 * port: 8080                          (something listens on it, by TCP)
 * expect: absent                      (default: present; said here it holds for every statement)
 * message: nginx does not run yet.    (what the learner reads until it holds)
 * needs: other-check                  (needs, points, still, on: as in the comments of a script)
 * </pre>
 *
 * What lies in the lab's memory, as {@code /tmp} does, is not seen. A process may call itself what it likes.
 */
final class AssertionsReader {

    private static final List<String> STATEMENTS = List.of("process", "file", "changed", "port");
    private static final List<String> KEYS = List.of("process.command", "process.count", "process.expect", "process.message",
            "file.path", "file.type", "file.mode", "file.contains", "file.expect", "file.message",
            "changed.path", "changed.how", "changed.expect", "changed.message",
            "port.number", "port.expect", "port.message",
            "expect", "message", "needs", "points", "still", "on", "where", "reads");
    private static final Pattern MODE = Pattern.compile("0?[0-7]{3,4}");
    private static final int MOST_PROCESSES = 1000;
    private static final int LARGEST_PORT = 65_535;

    private final Problems problems;
    private String message = "";
    private boolean expected = true;

    AssertionsReader(Problems problems) {
        this.problems = problems;
    }

    /** The check, unless it states nothing that could be asked. */
    Optional<Check> read(Path file, String name) {
        return TextFile.read(file, problems).flatMap(text -> {
            var keys = Keys.read(text, KEYS, problems);
            message = keys.text("message").orElse("");
            expected = expected(keys, true);
            var stated = statements(keys);
            if (stated.isEmpty() && keys.lacks("process")) {
                problems.error(1, "The check states nothing.", "Write one of " + Keys.list(STATEMENTS) + ".");
            }
            outside(keys);
            // Half of a check would let half of the work pass
            return stated.isEmpty() || stated.contains(Optional.<Assertion> empty()) ? Optional.empty()
                    : Optional.of(new Check(name, new Check.Assertions(stated.stream().map(Optional::orElseThrow).toList()),
                            needs(keys), keys.number("points", 1, CheckReader.MOST_POINTS).orElse(1), keys.yes("still"),
                            onCommand(keys), new Digest().add(text).hex()));
        });
    }

    private List<Optional<Assertion>> statements(Keys keys) {
        var found = new ArrayList<Optional<Assertion>>();
        keys.all("process", "command").forEach(one -> found.add(process(one)));
        keys.all("file", "path").forEach(one -> found.add(file(one)));
        keys.all("changed", "path").forEach(one -> found.add(changed(one)));
        keys.all("port", "number").forEach(one -> found.add(port(one)));
        return found;
    }

    private Optional<Assertion> process(Keys keys) {
        var count = keys.number("count", 0, MOST_PROCESSES);
        return required(keys, "process", "command")
                .map(command -> new Assertion.Process(command.replaceAll("\\s+", " "), count, expected(keys, expected),
                        message(keys)));
    }

    private Optional<Assertion> file(Keys keys) {
        var type = keys.value("type", text -> Type.valueOf(text.toUpperCase(Locale.ROOT)), "Write `file`, `folder` or `link`.");
        var mode = keys.text("mode", MODE, "Write the permission bits in octal, such as `644`.")
                .map(text -> OptionalInt.of(Integer.parseInt(text, 8))).orElse(OptionalInt.empty());
        var contains = keys.text("contains");
        return path(keys, "file").map(path -> new Assertion.File(path, type, mode, contains, expected(keys, expected),
                message(keys)));
    }

    private Optional<Assertion> changed(Keys keys) {
        var how = keys.value("how", text -> How.valueOf(text.toUpperCase(Locale.ROOT)),
                "Write `added`, `modified` or `deleted`.");
        return path(keys, "changed").map(path -> new Assertion.Changed(path, how, expected(keys, expected), message(keys)));
    }

    private Optional<Assertion> port(Keys keys) {
        return required(keys, "port", "number")
                .flatMap(_ -> keys.number("number", 1, LARGEST_PORT).stream().boxed().findFirst())
                .map(number -> new Assertion.Port(number, expected(keys, expected), message(keys)));
    }

    private Optional<String> path(Keys keys, String statement) {
        return required(keys, statement, "path")
                .flatMap(path -> EnginePath.read(statement, path, keys.line("path"), problems));
    }

    private Optional<String> required(Keys keys, String statement, String key) {
        if (keys.lacks(key)) {
            problems.error(keys.line(), "`" + statement + "` lacks its `" + key + "`.", "Write `" + key + ": …`.");
        }
        return keys.text(key);
    }

    private boolean expected(Keys keys, boolean otherwise) {
        return keys.value("expect", text -> switch (text) {
            case "present" -> true;
            case "absent" -> false;
            default -> throw new IllegalArgumentException(text);
        }, "Write `present` or `absent`.").orElse(otherwise);
    }

    private String message(Keys keys) {
        return keys.text("message").orElse(message);
    }

    private static List<String> needs(Keys keys) {
        return keys.words("needs").stream().flatMap(word -> Stream.of(word.split("\\s+"))).toList();
    }

    private static boolean onCommand(Keys keys) {
        return keys.text("on", Pattern.compile("command"), "Write `command`, or remove the line.").isPresent();
    }

    private void outside(Keys keys) {
        keys.text("where", Pattern.compile("outside"), "Remove the line: the engine always looks from outside.");
        if (!keys.words("reads").isEmpty()) {
            problems.warning(keys.line("reads"), "`reads` means nothing here: each statement names its own path.",
                    "Remove the line.");
        }
    }
}
