package dev.drydock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import io.quarkus.vertx.http.HttpServerStart;

import dev.drydock.identity.IdentityConfig;
import dev.drydock.identity.InstructorLinks;

/** Tells the person at the terminal where the site is. On standard output, alone there: everything else is the log's. */
@ApplicationScoped
class Announcement {

    void ready(@ObservesAsync HttpServerStart started, InstructorLinks links, IdentityConfig identity) {
        String site = identity.origin().map(Object::toString)
                .orElseGet(() -> "http://localhost:" + started.options().getPort());
        System.out.println("Drydock is ready at " + site);
        System.out.println("Instructor link (works once): " + site + "/instructor/" + links.issue());
    }
}
