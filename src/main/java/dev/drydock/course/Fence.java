package dev.drydock.course;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.commonmark.node.Node;

/**
 * The words behind the opening of a block of code: a language, then in any order
 * {@code run}, {@code run=2}, {@code interrupt}, {@code hold}, {@code file=/root/app.py}, {@code append},
 * {@code tab="Debian"}, {@code title="app.py"}. GitHub shows none of them.
 */
record Fence(String language, OptionalInt run, boolean interrupt, boolean hold, Optional<String> file, boolean append,
        Optional<String> tab, Optional<String> title) {

    static final Fence PLAIN = new Fence("", OptionalInt.empty(), false, false, Optional.empty(), false,
            Optional.empty(), Optional.empty());
    static final int TERMINALS = 8;

    private static final List<String> WORDS = List.of("run", "interrupt", "hold", "file", "append", "tab", "title");
    private static final Pattern WORD = Pattern.compile("([^\\s=]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|(\\S*)))?");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_+#.-]{1,40}");

    static Fence read(String info, Node code, Problems problems) {
        var fence = PLAIN;
        var words = WORD.matcher(info);
        for (var first = true; words.find(); first = false) {
            var name = words.group(1);
            var value = Optional.ofNullable(words.group(2)).or(() -> Optional.ofNullable(words.group(3)))
                    .or(() -> Optional.ofNullable(words.group(4)));
            if (first && value.isEmpty() && !WORDS.contains(name)) {
                fence = fence.withLanguage(LANGUAGE.matcher(name).matches() ? name : "");
            } else {
                fence = fence.with(name, value, code, problems);
            }
        }
        return fence.sound(code, problems);
    }

    /** What the code does in a lab, as far as it does anything. */
    List<Action> actions(String text) {
        if (file.isPresent()) {
            return List.of(new Action.WriteFile(file.get(), text, append));
        }
        return run.isPresent() ? List.of(new Action.Command(run.getAsInt(), text.stripTrailing(), interrupt, hold))
                : List.of();
    }

    private Fence withLanguage(String name) {
        return new Fence(name, run, interrupt, hold, file, append, tab, title);
    }

    private Fence with(String name, Optional<String> value, Node code, Problems problems) {
        return switch (name) {
            case "run" -> new Fence(language, terminal(value, code, problems), interrupt, hold, file, append, tab, title);
            case "interrupt" -> new Fence(language, run, true, hold, file, append, tab, title);
            case "hold" -> new Fence(language, run, interrupt, true, file, append, tab, title);
            case "file" -> new Fence(language, run, interrupt, hold, path(value, code, problems), append, tab, title);
            case "append" -> new Fence(language, run, interrupt, hold, file, true, tab, title);
            case "tab" -> new Fence(language, run, interrupt, hold, file, append, name(value, code, problems), title);
            case "title" -> new Fence(language, run, interrupt, hold, file, append, tab, value);
            default -> unknown(name, code, problems);
        };
    }

    private Fence unknown(String name, Node code, Problems problems) {
        problems.warning(code, "`" + name + "` means nothing behind the opening of a block of code.",
                Nearest.suggest(name, WORDS, ""));
        return this;
    }

    private static OptionalInt terminal(Optional<String> value, Node code, Problems problems) {
        if (value.isEmpty()) {
            return OptionalInt.of(1);
        }
        if (value.get().matches("[1-" + TERMINALS + "]")) {
            return OptionalInt.of(Integer.parseInt(value.get()));
        }
        problems.error(code, "There is no terminal `" + value.get() + "`.",
                "Write `run`, or `run=2` up to `run=" + TERMINALS + "`.");
        return OptionalInt.of(1);
    }

    private static Optional<String> name(Optional<String> value, Node code, Problems problems) {
        if (value.isEmpty() || value.get().isBlank()) {
            problems.error(code, "The word `tab` names no tab.", "Write `tab=\"Debian\"`.");
            return Optional.empty();
        }
        return value.map(String::strip);
    }

    private static Optional<String> path(Optional<String> value, Node code, Problems problems) {
        if (value.isPresent() && value.get().startsWith("/") && !List.of(value.get().split("/")).contains("..")
                && !value.get().endsWith("/")) {
            return value;
        }
        problems.error(code, "`file=" + value.orElse("") + "` is not the path of a file.",
                "Write the whole path in the lab, as in `file=/root/app.py`.");
        return Optional.empty();
    }

    private Fence sound(Node code, Problems problems) {
        if (run.isEmpty() && (interrupt || hold)) {
            problems.error(code, "`" + (interrupt ? "interrupt" : "hold") + "` does nothing without `run`.",
                    "Add the word `run`.");
        }
        if (file.isEmpty() && append) {
            problems.error(code, "`append` does nothing without `file`.", "Add `file=/the/path`.");
        }
        if (file.isPresent() && run.isPresent()) {
            problems.error(code, "One block of code cannot be typed and be written to a file.",
                    "Remove `run` or `file`, or make two blocks.");
        }
        return this;
    }
}
