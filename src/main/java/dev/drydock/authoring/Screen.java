package dev.drydock.authoring;

import java.io.PrintStream;
import java.util.List;

import dev.drydock.authoring.Trial.Stage;
import dev.drydock.course.Problem;

/** What the author sees while a test runs and when it has ended: one line that moves on a terminal, whole lines elsewhere. */
final class Screen {

    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean live;

    Screen(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    void say(String line) {
        clear();
        out.println(line);
    }

    void progress(String name, String step) {
        if (live) {
            out.printf("%s  ..  %-40s %s", CLEAR, name, step);
            out.flush();
        }
    }

    private void clear() {
        if (live) {
            out.print(CLEAR);
        }
    }

    void done(LessonResult result) {
        say("  %s  %-40s %4d s".formatted(result.held() ? "ok" : "NO", result.name(), result.took().toSeconds()));
    }

    void problems(List<Problem> problems) {
        for (Problem problem : problems) {
            say(problem.file() + ":" + problem.line() + ": "
                    + (problem.severity() == Problem.Severity.ERROR ? "error: " : "warning: ") + problem.what());
            if (!problem.mend().isEmpty()) {
                say("    -> " + problem.mend());
            }
        }
        if (!problems.isEmpty()) {
            say("");
        }
    }

    void table(List<LessonResult> results) {
        int width = Math.max(20, results.stream().mapToInt(result -> result.name().length()).max().orElse(0));
        String row = "%-" + width + "s  %-10s  %-11s  %-9s  %s";
        say("");
        say(row.formatted("lesson", Stage.UNTOUCHED.title(), Stage.NEAR_MISS.title(), Stage.SOLUTION.title(), ""));
        for (LessonResult result : results) {
            say(row.formatted(result.name(), cell(result, Stage.UNTOUCHED), cell(result, Stage.NEAR_MISS),
                    cell(result, Stage.SOLUTION), verdict(result)));
            for (Trial trial : result.failures()) {
                say("    " + trial.stage().title() + " " + trial.name() + ": " + trial.why().lines().findFirst().orElse(""));
            }
        }
        say("");
    }

    private static String cell(LessonResult result, Stage stage) {
        List<Trial> trials = result.of(stage);
        return trials.isEmpty() ? "-" : trials.stream().filter(Trial::held).count() + " of " + trials.size();
    }

    private static String verdict(LessonResult result) {
        if (result.inTrouble()) {
            return "NOT TRIED: the platform failed";
        }
        if (!result.held()) {
            long problems = result.problems().size();
            return "DID NOT HOLD" + (problems == 0 ? "" : problems == 1 ? " (1 problem)" : " (" + problems + " problems)");
        }
        return result.trials().isEmpty() ? "held (nothing to try)" : "held";
    }
}
