package dev.drydock.classroom;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.helping.HelpDesk;
import dev.drydock.identity.Caller;
import dev.drydock.identity.Role;

/** Tells pages who looks at them. */
@ApplicationScoped
class Visitors {

    private final Caller caller;
    private final Offer offer;
    private final HelpDesk desk;

    Visitors(Caller caller, Offer offer, HelpDesk desk) {
        this.caller = caller;
        this.offer = offer;
        this.desk = desk;
    }

    Visitor current() {
        var instructor = caller.learner().is(Role.INSTRUCTOR);
        return instructor ? new Visitor(true, offer.problems().size(), desk.waiting()) : new Visitor(false, 0, 0);
    }
}
