package dev.drydock.course;

import java.util.List;
import java.util.Optional;

/** The {@code #!} line of a script, split as the kernel and {@code env} would. */
record FirstLine(String interpreter, List<String> arguments) {

    static Optional<FirstLine> read(String line, Problems problems) {
        if (!line.startsWith("#!")) {
            problems.error(1, "The script does not begin with `#!`, so nothing says what runs it.",
                    "Make `#!/bin/sh` its first line.");
            return Optional.empty();
        }
        // The kernel hands everything after the interpreter over as one single argument.
        var parts = line.substring(2).strip().split("\\s+", 2);
        var argument = parts.length == 2 ? parts[1] : "";
        var first = fileName(parts[0]).equals("env") ? env(argument, problems)
                : Optional.of(new FirstLine(fileName(parts[0]), argument.isEmpty() ? List.of() : List.of(argument)));
        return first.filter(found -> inToolbox(found, problems));
    }

    private static Optional<FirstLine> env(String argument, Problems problems) {
        if (argument.startsWith("-S ")) {
            var words = List.of(argument.substring(3).strip().split("\\s+"));
            return Optional.of(new FirstLine(fileName(words.getFirst()), words.subList(1, words.size())));
        }
        if (argument.contains(" ")) {
            problems.error(1, "`env` takes `" + argument + "` for the name of one program.", "Write `env -S " + argument
                    + "`.");
            return Optional.empty();
        }
        return Optional.of(new FirstLine(fileName(argument), List.of()));
    }

    private static boolean inToolbox(FirstLine first, Problems problems) {
        if (!Check.INTERPRETERS.contains(first.interpreter)) {
            problems.error(1, "The toolbox of a lab has no interpreter `" + first.interpreter + "`.",
                    "Use one of " + Keys.list(Check.INTERPRETERS) + ".");
            return false;
        }
        return true;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
