package dev.drydock.identity;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Who sent the request at hand. */
@RequestScoped
public class Caller {

    private final CurrentVertxRequest request;

    public Caller(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Never null on a page or under {@code /api}: {@link IdentityFilter} has answered 401 before. */
    public Learner learner() {
        return IdentityFilter.learnerOf(request.getCurrent());
    }
}
