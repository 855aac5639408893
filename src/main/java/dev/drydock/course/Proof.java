package dev.drydock.course;

import java.time.Instant;
import java.util.List;

/**
 * What the test of a lesson came to.
 *
 * @param lesson {@code course/lesson}, for who looks into the file
 * @param held whether it kept its promise; one that did not is withheld from learners
 * @param failures what did not hold, a sentence each
 */
public record Proof(String lesson, boolean held, Instant at, List<String> failures) {

    public Proof {
        failures = List.copyOf(failures);
    }
}
