package dev.drydock.admin;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.drydock.course.Library;

/** Whether there is something to learn. A broken lesson is an instructor's matter and does not take the site down. */
@Readiness
@ApplicationScoped
class LessonsHealth implements HealthCheck {

    private final Library library;

    LessonsHealth(Library library) {
        this.library = library;
    }

    @Override
    public HealthCheckResponse call() {
        long lessons = library.courses().stream().mapToLong(course -> course.lessons().size()).sum();
        return HealthCheckResponse.named("lessons").status(lessons > 0)
                .withData("lessons", lessons).withData("problems", library.problems().size()).build();
    }
}
