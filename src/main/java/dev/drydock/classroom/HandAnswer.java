package dev.drydock.classroom;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.drydock.helping.HelpRequest;
import dev.drydock.helping.HelpState;
import dev.drydock.helping.RaisedHands;

/**
 * A learner's request for help as the learner sees it.
 *
 * @param state none, raised, offered, watching, asked, typing or closed
 * @param before how many hands have been up for longer, while this one waits
 * @param instructors how many instructors look at raised hands at this moment, while this one waits
 * @param instructor the name of who answers
 * @param question to be named in the answer to what the learner is being asked
 * @param terminal the one that is watched
 * @param outcome a sentence on how it ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HandAnswer(String state, String note, Instant raisedAt, Instant changedAt, Integer before, Integer instructors,
        String instructor, String question, Integer terminal, String outcome) {

    static HandAnswer none() {
        return new HandAnswer("none", null, null, null, null, null, null, null, null, null);
    }

    static HandAnswer of(RaisedHands.Hand hand) {
        HelpRequest request = hand.request();
        boolean waits = request.state() == HelpState.RAISED;
        return new HandAnswer(word(request.state()), request.note(), request.raisedAt(), request.changedAt(),
                waits ? hand.before() : null, waits ? hand.instructors() : null, request.instructorName(), request.question(),
                request.terminal(), request.outcome());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
