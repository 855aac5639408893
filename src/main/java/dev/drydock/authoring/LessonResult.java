package dev.drydock.authoring;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import dev.drydock.authoring.Trial.Result;
import dev.drydock.authoring.Trial.Stage;
import dev.drydock.course.Problem;

/**
 * What came of a lesson's test.
 *
 * @param name {@code course/lesson}
 * @param problems what the reader found in its folder
 * @param took from its first trial to its last
 */
record LessonResult(String name, List<Problem> problems, List<Trial> trials, Duration took) {

    LessonResult {
        problems = List.copyOf(problems);
        trials = trials.stream().sorted(Comparator.comparing(Trial::stage)).toList();
    }

    List<Trial> of(Stage stage) {
        return trials.stream().filter(trial -> trial.stage() == stage).toList();
    }

    List<Trial> failures() {
        return trials.stream().filter(trial -> !trial.held()).toList();
    }

    boolean inTrouble() {
        return trials.stream().anyMatch(trial -> trial.result() == Result.TROUBLE);
    }

    boolean held() {
        return problems.isEmpty() && failures().isEmpty();
    }

    /** Whether learners should not meet it: a warning alone costs them nothing. */
    boolean harmful() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)
                || trials.stream().anyMatch(trial -> trial.result() == Result.FAILED);
    }
}
