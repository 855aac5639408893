package dev.drydock.classroom;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.course.Library;
import dev.drydock.progress.Attempt;
import dev.drydock.progress.Attempts;
import dev.drydock.progress.Finding;

/** What instructors should know of their checks: which are broken, and where a learner says that the answer is right. */
@Path("/instructor/checks")
public class ChecksPage {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
            .withZone(ZoneOffset.UTC);

    private final Library library;
    private final Attempts attempts;
    private final Visitors visitors;

    ChecksPage(Library library, Attempts attempts, Visitors visitors) {
        this.library = library;
        this.attempts = attempts;
        this.visitors = visitors;
    }

    /**
     * One line of a list.
     *
     * @param task what the learner is asked for; the task's id where the lesson no longer has it
     * @param what which of the findings, in words
     * @param times how often the same happened
     * @param outdated whether the check has changed since
     */
    public record Entry(Attempt attempt, String path, String task, String what, String when, int times, boolean outdated) {
    }

    @CheckedTemplate(basePath = "classroom")
    static class Templates {
        static native TemplateInstance checks(Visitor visitor, List<Entry> disputed, List<Entry> inTrouble);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RunOnVirtualThread
    public TemplateInstance show() {
        var visitor = visitors.current();
        if (!visitor.instructor()) {
            throw new ForbiddenException("This page is for instructors.");
        }
        var disputed = attempts.disputed().stream().map(attempt -> entry(attempt, 1)).toList();
        return Templates.checks(visitor, disputed, together(attempts.inTrouble()));
    }

    /** One entry for each check and way to fail: a class of thirty makes thirty times the same. */
    private List<Entry> together(List<Attempt> all) {
        Map<List<Object>, Entry> byCheck = new LinkedHashMap<>();
        for (var attempt : all) {
            byCheck.merge(
                    List.of(attempt.course(), attempt.lesson(), attempt.task(), attempt.finding(), attempt.checkVersion()),
                    entry(attempt, 1), (first, _) -> entry(first.attempt(), first.times() + 1));
        }
        return List.copyOf(byCheck.values());
    }

    private Entry entry(Attempt attempt, int times) {
        var task = library.lesson(attempt.course(), attempt.lesson()).flatMap(lesson -> lesson.task(attempt.task()));
        return new Entry(attempt, "/courses/" + attempt.course() + "/" + attempt.lesson() + "#task-" + attempt.task(),
                task.map(it -> it.title()).orElse(attempt.task()), inWords(attempt.finding()),
                MINUTES.format(attempt.checkedAt()), times,
                task.filter(it -> it.check().version().equals(attempt.checkVersion())).isEmpty());
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
