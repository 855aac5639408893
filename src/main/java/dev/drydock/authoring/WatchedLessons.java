package dev.drydock.authoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.course.Problem;

/** Tests what was chosen, and from then on each lesson again whose folder was saved, until Ctrl-C. */
final class WatchedLessons {

    private static final long LOOK_AGAIN_MILLIS = 300;

    private final Library library;
    private final ChosenLessons chosen;
    private final TestCommand command;
    private final Screen screen;

    WatchedLessons(Library library, ChosenLessons chosen, TestCommand command, Screen screen) {
        this.library = library;
        this.chosen = chosen;
        this.command = command;
        this.screen = screen;
    }

    /** A lesson as it was when it was tested last. */
    private record Known(String hash, List<Problem> problems) {
    }

    int testOnSave() throws InterruptedException {
        Map<String, Known> tested = new HashMap<>();
        List<Problem> shown = List.of();
        while (true) {
            List<Problem> problems = chosen.problems(library);
            List<Lesson> changed = chosen.in(library).stream().filter(lesson -> {
                Known now = new Known(lesson.hash(), ChosenLessons.problemsOf(lesson, problems));
                return !now.equals(tested.put(lesson.path(), now));
            }).toList();
            if (!changed.isEmpty() || !problems.equals(shown)) {
                test(changed, problems);
                shown = problems;
                screen.say("Watching; what is saved is tested again. Ctrl-C ends it.");
                screen.say("");
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private void test(List<Lesson> changed, List<Problem> problems) throws InterruptedException {
        if (changed.isEmpty()) {
            screen.problems(problems);
        } else {
            command.test(changed, problems);
        }
    }
}
