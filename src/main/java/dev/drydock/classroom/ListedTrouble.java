package dev.drydock.classroom;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import dev.drydock.course.Library;
import dev.drydock.lab.SetUpFailure;
import dev.drydock.progress.Attempt;
import dev.drydock.progress.Finding;

/**
 * One line of what instructors should look into.
 *
 * @param path where learners meet it
 * @param title what the learner is asked for, or the lesson; an id where that is no longer there
 * @param file which file of the lesson it is about
 * @param times how often the same happened
 * @param outdated whether the check has changed since
 * @param what which kind of trouble, in words
 * @param message what the learner read; may be empty
 * @param answer what the learner had typed; may be empty
 * @param evidence what was seen
 * @param action where the buttons of this line lead, without the last part
 */
public record ListedTrouble(String path, String title, String file, String when, int times, boolean outdated, String what,
        String message, String answer, String evidence, String action) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
            .withZone(ZoneOffset.UTC);

    static ListedTrouble of(Library library, Attempt attempt) {
        var task = library.lesson(attempt.course(), attempt.lesson()).flatMap(lesson -> lesson.task(attempt.task()));
        var lesson = attempt.course() + "/" + attempt.lesson();
        return new ListedTrouble("/courses/" + lesson + "#task-" + attempt.task(),
                task.map(it -> it.title()).orElse(attempt.task()), lesson + "/checks/" + attempt.task(),
                MINUTES.format(attempt.checkedAt()), 1,
                task.filter(it -> it.check().version().equals(attempt.checkVersion())).isEmpty(), inWords(attempt.finding()),
                attempt.message(), attempt.input(), attempt.evidence() + "\nIt took " + attempt.tookMillis() + " ms.",
                SettledResource.PATH + "/attempts/" + attempt.id());
    }

    static ListedTrouble of(Library library, SetUpFailure failure) {
        var lesson = failure.course() + "/" + failure.lesson();
        return new ListedTrouble("/courses/" + lesson,
                library.lesson(failure.course(), failure.lesson()).map(it -> it.title()).orElse(lesson),
                lesson + "/" + failure.script(), MINUTES.format(failure.failedAt()), 1, false,
                "It " + failure.what(), "", "", failure.output(), SettledResource.PATH + "/set-ups/" + failure.id());
    }

    /** The same once more, at an earlier time. */
    ListedTrouble again() {
        return new ListedTrouble(path, title, file, when, times + 1, outdated, what, message, answer, evidence, action);
    }

    private static String inWords(Finding finding) {
        return switch (finding) {
            case PASSED -> "Passed";
            case NOT_YET -> "Not yet";
            case BROKEN -> "The check is broken";
            case TIMED_OUT -> "The check did not end";
            case FAULT -> "The platform failed";
        };
    }
}
