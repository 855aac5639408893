package dev.drydock.classroom;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.helping.Actor;
import dev.drydock.helping.HelpAct;
import dev.drydock.helping.HelpDesk;
import dev.drydock.helping.HelpEvent;
import dev.drydock.identity.Caller;

/** Where instructors see raised hands, watch a terminal, and read who did what. */
@Path("/instructor/help")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class HelpPages {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneOffset.UTC);

    private final HelpDesk desk;
    private final HelpViews views;
    private final Visitors visitors;
    private final Caller caller;

    HelpPages(HelpDesk desk, HelpViews views, Visitors visitors, Caller caller) {
        this.desk = desk;
        this.views = views;
        this.visitors = visitors;
        this.caller = caller;
    }

    /** A line of the log in words. */
    public record Line(String when, String who, String what, String whom, String lab, Integer terminal, String reason) {
    }

    @CheckedTemplate(basePath = "classroom")
    static class Templates {
        static native TemplateInstance hands(Visitor visitor);

        static native TemplateInstance watch(Visitor visitor, HelpRequestAnswer request);

        static native TemplateInstance helpLog(Visitor visitor, List<Line> lines, long next);
    }

    @GET
    public TemplateInstance hands() {
        return Templates.hands(instructor());
    }

    @GET
    @Path("{request}")
    public TemplateInstance watch(@PathParam("request") String request) {
        var visitor = instructor();
        return Templates.watch(visitor, desk.find(caller.learner(), request)
                .map(it -> views.of(it, caller.learner())).orElseThrow(NotFoundException::new));
    }

    @GET
    @Path("log")
    public TemplateInstance log(@QueryParam("before") Long before) {
        var visitor = instructor();
        List<HelpEvent> events = desk.log(caller.learner(), before == null ? Long.MAX_VALUE : before);
        long next = events.isEmpty() ? 0 : events.getLast().id();
        return Templates.helpLog(visitor, events.stream().map(HelpPages::line).toList(), next > 1 ? next : 0);
    }

    private Visitor instructor() {
        var visitor = visitors.current();
        if (!visitor.instructor()) {
            throw new ForbiddenException("This page is for instructors.");
        }
        return visitor;
    }

    private static Line line(HelpEvent event) {
        boolean learner = event.actor() == Actor.LEARNER;
        String who = switch (event.actor()) {
            case LEARNER -> event.learnerName();
            case INSTRUCTOR -> event.instructorName();
            case SERVER -> "The server";
        };
        String whom = learner ? event.instructorName() : event.learnerName();
        return new Line(SECONDS.format(event.at()), who, inWords(event.act()), whom == null ? "" : whom, event.lab(),
                event.terminal(), event.reason() == null ? "" : event.reason());
    }

    private static String inWords(HelpAct act) {
        return switch (act) {
            case HAND_RAISED -> "raised a hand";
            case HAND_LOWERED -> "lowered the hand";
            case WATCHING_OFFERED -> "offered to watch";
            case OFFER_WITHDRAWN -> "took the offer back";
            case OFFER_EXPIRED -> "let the offer expire";
            case WATCHING_REFUSED -> "refused to be watched";
            case WATCHING_AGREED -> "agreed to be watched";
            case WATCHING_BEGAN -> "began to watch";
            case TYPING_ASKED -> "asked to type";
            case TYPING_WITHDRAWN -> "took the question back";
            case TYPING_REFUSED -> "refused typing";
            case TYPING_AGREED -> "agreed to typing";
            case TYPING_BEGAN -> "began to type";
            case TYPING_ENDED -> "ended the typing";
            case WATCHING_ENDED -> "ended the watching";
        };
    }
}
