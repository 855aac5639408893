package dev.drydock.classroom;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.identity.Caller;
import dev.drydock.identity.Role;

/** Tells pages who looks at them. */
@ApplicationScoped
class Visitors {

    private final Caller caller;
    private final Offer offer;

    Visitors(Caller caller, Offer offer) {
        this.caller = caller;
        this.offer = offer;
    }

    Visitor current() {
        var instructor = caller.learner().is(Role.INSTRUCTOR);
        return new Visitor(instructor, instructor ? offer.problems().size() : 0);
    }
}
