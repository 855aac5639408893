package dev.drydock.course;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreType;

/**
 * The script that verifies a task. It belongs to the server: it is never serialised, so that no answer leaks it.
 *
 * @param name file name without suffix
 * @param script the whole file
 * @param interpreter name of the toolbox's interpreter that runs it: one of {@link #INTERPRETERS}
 * @param interpreterArguments what the first line gives to the interpreter, often nothing
 * @param needs names of checks that must have passed before
 * @param points what a pass is worth, at least 1
 * @param still whether it must hold again at the end of the lesson
 * @param onCommand whether it also runs when a command ends
 * @param reads absolute paths that an outside check looks at
 * @param version SHA-256 of the script; a pass names the version it was earned with
 */
@JsonIgnoreType
public record Check(String name, String script, String interpreter, List<String> interpreterArguments, Where where,
        List<String> needs, int points, boolean still, boolean onCommand, List<String> reads, String version) {

    /** Interpreters that the read-only toolbox of every lab holds. */
    public static final List<String> INTERPRETERS = List.of("sh", "ash", "bash", "awk");

    /** Where a check runs. */
    public enum Where {
        /** In the lab, by the toolbox's interpreter. */
        INSIDE,
        /** In an inspector container beside the lab. */
        OUTSIDE
    }

    public Check {
        interpreterArguments = List.copyOf(interpreterArguments);
        needs = List.copyOf(needs);
        reads = List.copyOf(reads);
    }
}
