package dev.drydock.helping;

import java.time.Instant;

/**
 * A line of the log.
 *
 * @param request the request for help that it belongs to
 * @param learner the id of whose lab it is
 * @param instructor the id of who answered; null while nobody did
 * @param actor which of the two did it, or the server
 * @param reason why the server did it; null where a person did
 */
public record HelpEvent(long id, Instant at, HelpAct act, Actor actor, String reason, String request, String lab,
        Integer terminal, String learner, String learnerName, String instructor, String instructorName) {
}
