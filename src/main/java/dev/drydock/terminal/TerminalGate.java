package dev.drydock.terminal;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

import dev.drydock.helping.HelpException;
import dev.drydock.helping.Watches;
import dev.drydock.identity.IdentityFilter;
import dev.drydock.identity.Learner;
import dev.drydock.identity.Refusal;
import dev.drydock.lab.LabException;
import dev.drydock.lab.Labs;

/**
 * Decides before the upgrade whether a WebSocket may reach a terminal: 401 and 403 come from {@link IdentityFilter}, which
 * stands
 * before; here 404 for a lab that is neither the caller's nor opened to the caller by its learner, 409 for one that does not
 * run, 429 for a ninth terminal or too many
 * windows on the same lab. No other WebSocket exists.
 */
@ApplicationScoped
public class TerminalGate {

    private static final Logger LOG = Logger.getLogger(TerminalGate.class);
    /** After identity (300), before the WebSocket handler (100). */
    private static final int PRIORITY = 200;
    private static final int TERMINALS = 8;
    private static final Pattern WATCH = Pattern.compile("watch=([0-9a-f-]{36})");
    private static final Pattern PATH = Pattern.compile("/api/labs/([0-9a-z]{1,64})/terminals/([0-9]{1,6})");

    private final Labs labs;
    private final Watches watches;
    private final OpenSockets sockets;

    public TerminalGate(Labs labs, Watches watches, OpenSockets sockets) {
        this.labs = labs;
        this.watches = watches;
        this.sockets = sockets;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        if (!IdentityFilter.isUpgrade(context.request())) {
            context.next();
            return;
        }
        Matcher path = PATH.matcher(context.request().path());
        Learner learner = IdentityFilter.learnerOf(context);
        if (!path.matches() || learner == null) {
            Refusal.send(context, 404, "Not found", "There is no terminal at this address.");
            return;
        }
        // The look at the database blocks, so it leaves the event loop; the request waits untouched
        context.request().pause();
        Context eventLoop = Vertx.currentContext();
        Thread.ofVirtual().name("terminal-gate").start(() -> {
            Optional<Answer> refused = refusal(learner, path.group(1), Integer.parseInt(path.group(2)),
                    watchIn(context.request().query()));
            eventLoop.runOnContext(_ -> {
                context.request().resume();
                refused.ifPresentOrElse(answer -> Refusal.send(context, answer.status, answer.title, answer.detail),
                        context::next);
            });
        });
    }

    /**
     * The request for help by which somebody watches. Gate and socket read it here, both from the query as it was sent: did one
     * of
     * them find it where the other does not, somebody who may watch would be taken for the owner.
     */
    static Optional<String> watchIn(String query) {
        return query == null ? Optional.empty()
                : Arrays.stream(query.split("&")).map(WATCH::matcher).filter(Matcher::matches).map(it -> it.group(1))
                        .findFirst();
    }

    private record Answer(int status, String title, String detail) {
    }

    private Optional<Answer> refusal(Learner learner, String labId, int terminal, Optional<String> watch) {
        try {
            if (watch.isPresent()) {
                watches.check(learner, watch.get(), labId, terminal);
            } else {
                labs.ready(learner, labId);
            }
            if (terminal < 1) {
                return Optional.of(new Answer(404, "Not found", "Terminals are numbered from 1."));
            }
            if (terminal > TERMINALS) {
                return Optional.of(new Answer(429, "Too many terminals", "A lab has at most " + TERMINALS + " terminals."));
            }
            if (!sockets.hasRoom(labId)) {
                return Optional.of(new Answer(429, "Too many windows",
                        "This lab is open in too many windows already; close one of them."));
            }
            return Optional.empty();
        } catch (LabException.Unknown | HelpException.Unknown e) {
            return Optional.of(new Answer(404, "Not found", e.getMessage()));
        } catch (LabException e) {
            return Optional.of(new Answer(409, "Not possible now", e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A terminal could not be looked up", e);
            return Optional.of(new Answer(503, "Not possible now",
                    "The server could not look up your lab. It is not your fault; try again."));
        }
    }
}
