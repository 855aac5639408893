package dev.drydock.recording;

import java.time.Instant;
import java.util.List;

/**
 * The recordings of one lab.
 *
 * @param enabled whether this server records at all
 * @param most how many bytes the recordings of a lab may take
 * @param full whether they took that, and stopped
 * @param kept when the learner said that they outlive the lab; null where they do not
 */
public record LabRecordings(String lab, String course, String lesson, boolean enabled, long most, boolean full, Instant kept,
        List<Recording> terminals) {
}
