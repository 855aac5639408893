package dev.drydock.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

import dev.drydock.lab.Labs;
import dev.drydock.sandbox.Sandboxes;

/**
 * Takes what is for a preview out of the way before anything else sees it: no route, cookie or header of our own pages has a
 * part in it.
 */
@ApplicationScoped
public class PreviewGate {

    /** Before identity (300), which would make a guest of the visitor by a cookie. */
    private static final int PRIORITY = 1000;

    private final PreviewAddresses addresses;
    private final PreviewConfig config;
    private final KnownLabs labs;
    private final Sandboxes sandboxes;
    private final PreviewPlaces places;

    PreviewGate(PreviewAddresses addresses, PreviewConfig config, Labs labs, Sandboxes sandboxes) {
        this.addresses = addresses;
        this.config = config;
        this.labs = new KnownLabs(labs);
        this.sandboxes = sandboxes;
        this.places = new PreviewPlaces(config.connections());
    }

    void register(@Observes Filters filters) {
        filters.register(this::take, PRIORITY);
    }

    private void take(RoutingContext context) {
        var target = addresses.targetOf(context.request());
        if (target.isEmpty()) {
            context.next();
            return;
        }
        // By this Micrometer names what it counts: paths of learners' servers are no names, and an address may hold a token
        Vertx.currentContext().putLocal("UrlPathTemplate", "/preview");
        // Of our own pages, not of the learner's
        context.response().headers().clear();
        var rules = new HeaderRules(target.get(), addresses.originOfPages(context.request()));
        var exchange = new PreviewExchange(context.request(), target.get(), rules, config, labs, sandboxes, places);
        Thread.ofVirtual().name("preview").start(exchange::run);
    }
}
