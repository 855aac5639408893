package dev.drydock.classroom;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.drydock.helping.HelpState;
import dev.drydock.lab.Lab;
import dev.drydock.lab.LabState;
import dev.drydock.lab.QueuePlace;

/**
 * A lab as the API shows it.
 *
 * @param state queued, starting, ready, asleep or ended
 * @param stage what a start is at: image, start, set-up or ready
 * @param idleAt when the lab falls asleep unless it is used
 * @param longestUntil up to when the lab can be extended
 * @param terminals numbers of the terminals that the page offers
 * @param ports on which something listens; absent from lists, since each lab would have to be asked
 * @param preview the address of any port, with <code>{port}</code> in place of its number; while the lab is ready
 * @param reason a sentence on how the lab came to its state
 * @param help how far a request for help has come that is not over; absent from lists
 * @param programsEnd of a sleeping lab: whether its programs will not go on when it wakes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LabAnswer(String id, String state, String stage, String course, String lesson, Instant expiresAt, Instant idleAt,
        Instant longestUntil, List<Integer> terminals, List<Port> ports, String preview, String reason, Boolean programsEnd,
        QueuePlace queue, String help) {

    /** A port of the lab and the address under which a browser reaches it. */
    record Port(int port, String url) {
    }

    /** @param listening the ports that listen; null where nobody asked */
    static LabAnswer of(Lab lab, String preview, List<Integer> listening, Optional<HelpState> help) {
        List<Port> ports = listening == null ? null
                : listening.stream().map(port -> new Port(port, preview.replace("{port}", port.toString()))).toList();
        return new LabAnswer(lab.id(), word(lab.state()), lab.stage() == null ? null : word(lab.stage()), lab.course(),
                lab.lesson(), lab.expiresAt(), lab.idleAt(), lab.longestUntil(), List.of(1), ports,
                lab.state() == LabState.READY ? preview : null, lab.reason(),
                lab.state() == LabState.ASLEEP ? lab.losesPrograms() : null, lab.queue(),
                help.map(LabAnswer::word).orElse(null));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
