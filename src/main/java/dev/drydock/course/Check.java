package dev.drydock.course;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreType;

/**
 * What verifies a task. It belongs to the server: it is never serialised, so that no answer leaks it.
 *
 * @param name file name without suffix
 * @param body how it looks at the lab
 * @param needs names of checks that must have passed before
 * @param points what a pass is worth, at least 1
 * @param still whether it must hold again at the end of the lesson
 * @param onCommand whether it also runs when a command ends
 * @param version SHA-256 of the file; a pass names the version it was earned with
 */
@JsonIgnoreType
public record Check(String name, Body body, List<String> needs, int points, boolean still, boolean onCommand,
        String version) {

    /** Interpreters that the read-only toolbox of every lab holds. */
    public static final List<String> INTERPRETERS = List.of("sh", "ash", "bash", "awk");

    /** Where a script runs. */
    public enum Where {
        /** In the lab, by the toolbox's interpreter. */
        INSIDE,
        /** In an inspector container beside the lab. */
        OUTSIDE
    }

    /** How a check looks at the lab. */
    public sealed interface Body {
    }

    /**
     * A script that says by its exit code what it found.
     *
     * @param text the whole file
     * @param interpreter name of the toolbox's interpreter that runs it: one of {@link #INTERPRETERS}
     * @param interpreterArguments what the first line gives to the interpreter, often nothing
     * @param reads absolute paths of the lab that an outside check looks at
     */
    public record Script(String text, String interpreter, List<String> interpreterArguments, Where where, List<String> reads)
            implements
                Body {

        public Script {
            interpreterArguments = List.copyOf(interpreterArguments);
            reads = List.copyOf(reads);
        }
    }

    /** Statements about what the container engine itself knows; all of them must hold. */
    public record Assertions(List<Assertion> all) implements Body {

        public Assertions {
            all = List.copyOf(all);
        }
    }

    public Check {
        needs = List.copyOf(needs);
    }
}
