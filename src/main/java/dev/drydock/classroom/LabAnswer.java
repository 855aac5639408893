package dev.drydock.classroom;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.drydock.lab.Lab;

/**
 * A lab as the API shows it.
 *
 * @param state queued, starting, ready, asleep or ended
 * @param idleAt when the lab would be put to sleep; absent while labs are not
 * @param longestUntil up to when the lab can be extended
 * @param terminals numbers of the terminals that the page offers
 * @param reason a sentence about the state, where there is something to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LabAnswer(String id, String state, String course, String lesson, Instant expiresAt, Instant idleAt, Instant longestUntil,
        List<Integer> terminals, List<Port> ports, String reason) {

    /** A port of the lab and the address under which a browser reaches it. */
    record Port(int port, String url) {
    }

    static LabAnswer of(Lab lab) {
        return new LabAnswer(lab.id(), lab.state().name().toLowerCase(Locale.ROOT), lab.course(), lab.lesson(), lab.expiresAt(),
                null,
                lab.longestUntil(), List.of(1), List.of(), lab.reason());
    }
}
