package dev.drydock.classroom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.course.Library;
import dev.drydock.lab.SetUpFailures;
import dev.drydock.progress.Attempts;

/**
 * What instructors should know of their scripts: which checks and set-ups are broken, and where a learner says that the answer
 * is right.
 */
@Path(SettledResource.PATH)
public class ChecksPage {

    private final Library library;
    private final Attempts attempts;
    private final SetUpFailures setUps;
    private final Visitors visitors;

    ChecksPage(Library library, Attempts attempts, SetUpFailures setUps, Visitors visitors) {
        this.library = library;
        this.attempts = attempts;
        this.setUps = setUps;
        this.visitors = visitors;
    }

    /**
     * One list.
     *
     * @param nothing what stands there when it is empty
     * @param settled whether instructors have dealt with all of it
     */
    public record Section(String id, String title, String nothing, boolean settled, List<ListedTrouble> entries) {
    }

    @CheckedTemplate(basePath = "classroom")
    static class Templates {
        static native TemplateInstance checks(Visitor visitor, List<Section> sections);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RunOnVirtualThread
    public TemplateInstance show() {
        var visitor = visitors.current();
        if (!visitor.instructor()) {
            throw new ForbiddenException("This page is for instructors.");
        }
        return Templates.checks(visitor, List.of(
                new Section("disputed", "Learners say that their answer is right", "Nobody does.", false,
                        attempts.disputed().stream().map(it -> ListedTrouble.of(library, it)).toList()),
                new Section("in-trouble", "Checks in trouble", "In the last 30 days every check came to a verdict.", false,
                        together(attempts.inTrouble(), it -> List.of(it.course(), it.lesson(), it.task(), it.finding(),
                                it.checkVersion()), it -> ListedTrouble.of(library, it))),
                new Section("set-ups", "Set-ups in trouble", "In the last 30 days every lab could be set up.", false,
                        together(setUps.open(), it -> List.of(it.course(), it.lesson(), it.script()),
                                it -> ListedTrouble.of(library, it))),
                new Section("settled", "Settled lately", "Nothing yet.", true, settled())));
    }

    /** One entry for each way to fail: a class of thirty makes thirty times the same. */
    private static <T> List<ListedTrouble> together(List<T> all, Function<T, List<Object>> way,
            Function<T, ListedTrouble> entry) {
        Map<List<Object>, ListedTrouble> byWay = new LinkedHashMap<>();
        all.forEach(one -> byWay.merge(way.apply(one), entry.apply(one), (first, _) -> first.again()));
        return List.copyOf(byWay.values());
    }

    /** What was settled by one click is put back by one. */
    private List<ListedTrouble> settled() {
        return Stream.concat(
                together(attempts.settled(), it -> List.of(it.course(), it.lesson(), it.task(), it.settledAt()),
                        it -> ListedTrouble.of(library, it)).stream(),
                together(setUps.settled(), it -> List.of(it.course(), it.lesson(), it.script(), it.settledAt()),
                        it -> ListedTrouble.of(library, it)).stream())
                .toList();
    }
}
