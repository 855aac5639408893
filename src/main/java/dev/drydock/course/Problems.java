package dev.drydock.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import org.commonmark.node.Node;

import dev.drydock.course.Problem.Severity;

/** Collects what is wrong with one lesson or course, file by file. */
final class Problems {

    // Nobody mends more in one go, and a file of nothing but mistakes must not fill the memory.
    private static final int MOST = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final String folder;
    private final String file;
    private final int linesBefore;
    private final List<Problem> found;

    private Problems(String folder, String file, int linesBefore, List<Problem> found) {
        this.folder = folder;
        this.file = file;
        this.linesBefore = linesBefore;
        this.found = found;
    }

    /** For a folder, named relative to the lessons folder. */
    static Problems of(String folder) {
        return new Problems(folder, folder, 0, new ArrayList<>());
    }

    /** The same collection, for a file below the folder. */
    Problems in(String name) {
        return new Problems(folder, folder.isEmpty() ? name : folder + "/" + name, 0, found);
    }

    /** The same collection and file, for a part that starts after so many lines. */
    Problems after(int lines) {
        return new Problems(folder, file, linesBefore + lines, found);
    }

    void error(int line, String what, String mend) {
        add(line, what, mend, Severity.ERROR);
    }

    void error(Node node, String what, String mend) {
        add(line(node), what, mend, Severity.ERROR);
    }

    void warning(int line, String what, String mend) {
        add(line, what, mend, Severity.WARNING);
    }

    void warning(Node node, String what, String mend) {
        add(line(node), what, mend, Severity.WARNING);
    }

    /** A problem that may turn out not to be one. */
    Problem unreported(Node node, String what, String mend) {
        return problem(line(node), what, mend, Severity.ERROR);
    }

    List<Problem> all() {
        return found.stream().distinct().sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
                .toList();
    }

    /** The line of a Markdown node within its part; of the nearest node around it where it has none of its own. */
    static int line(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.getSourceSpans().isEmpty()) {
                return at.getSourceSpans().getFirst().getLineIndex() + 1;
            }
        }
        return 1;
    }

    private void add(int line, String what, String mend, Severity severity) {
        if (found.size() < MOST) {
            found.add(problem(line, what, mend, severity));
        }
    }

    private Problem problem(int line, String what, String mend, Severity severity) {
        return new Problem(file, line + linesBefore, oneLine(what), oneLine(mend), severity);
    }

    private static String oneLine(String sentence) {
        var line = CONTROL.matcher(sentence).replaceAll(" ");
        return line.length() <= 400 ? line : line.substring(0, 399) + "…";
    }
}
