package dev.drydock.course;

import java.util.List;

/**
 * A question with marks that stay on the server.
 *
 * @param id step id and ordinal, as in {@code look-at-it-1}
 * @param question the question as plain text
 * @param options what can be chosen, in order; empty for {@link Kind#TEXT}
 * @param marks what is right; never serialised
 */
public record Quiz(String id, String step, String questionHtml, String question, Kind kind, List<Option> options,
        Marks marks) implements Block {

    /** How a quiz is answered. */
    public enum Kind {
        SINGLE,
        MULTIPLE,
        TEXT
    }

    /** One thing to choose, as sanitised HTML. */
    public record Option(String html) {
    }

    /** What a learner answered. */
    public sealed interface Answer {

        /** The indexes of the chosen options. */
        record Chosen(List<Integer> options) implements Answer {
            public Chosen {
                options = List.copyOf(options);
            }
        }

        /** A typed text. */
        record Typed(String text) implements Answer {
        }
    }

    /**
     * What an answer is worth.
     *
     * @param feedback sanitised HTML, for each chosen option that has some
     */
    public record Verdict(boolean right, List<String> feedback) {
        public Verdict {
            feedback = List.copyOf(feedback);
        }
    }

    public Quiz {
        options = List.copyOf(options);
    }

    /** Judges an answer; one of the wrong kind, or with options that do not exist, is simply not right. */
    public Verdict grade(Answer answer) {
        return marks.grade(answer);
    }
}
