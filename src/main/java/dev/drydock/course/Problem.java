package dev.drydock.course;

/**
 * Something in a lesson that its author should mend.
 *
 * @param file relative to the lessons folder, with {@code /}
 * @param line from 1; 1 where the whole file or folder is meant
 * @param what what is wrong, in one sentence
 * @param mend what to do, in one sentence
 */
public record Problem(String file, int line, String what, String mend, Severity severity) {

    /** How much a problem costs the learner. */
    public enum Severity {
        /** Something that the author meant is not there: a task, a picture, the whole lesson. */
        ERROR,
        /** The lesson works, but not quite as the author meant. */
        WARNING
    }
}
