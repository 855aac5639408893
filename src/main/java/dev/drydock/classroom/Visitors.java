package dev.drydock.classroom;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.course.Library;
import dev.drydock.identity.Caller;
import dev.drydock.identity.Role;

/** Tells pages who looks at them. */
@ApplicationScoped
class Visitors {

    private final Caller caller;
    private final Library library;

    Visitors(Caller caller, Library library) {
        this.caller = caller;
        this.library = library;
    }

    Visitor current() {
        var instructor = caller.learner().is(Role.INSTRUCTOR);
        return new Visitor(instructor, instructor ? library.problems().size() : 0);
    }
}
