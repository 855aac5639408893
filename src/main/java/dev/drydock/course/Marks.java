package dev.drydock.course;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnoreType;

import dev.drydock.course.Quiz.Answer;
import dev.drydock.course.Quiz.Verdict;

/** What is right in a quiz. Apart from {@link Quiz} and never serialised, so that no page and no answer can show it. */
@JsonIgnoreType
public sealed interface Marks {

    Verdict grade(Answer answer);

    /**
     * @param right indexes of the right options
     * @param feedback for each option its feedback, or an empty string
     */
    record Options(Set<Integer> right, List<String> feedback) implements Marks {

        public Options {
            right = Set.copyOf(right);
            feedback = List.copyOf(feedback);
        }

        @Override
        public Verdict grade(Answer answer) {
            return switch (answer) {
                case Answer.Chosen(List<Integer> options) -> new Verdict(right.equals(Set.copyOf(options)),
                        options.stream().distinct().filter(option -> option >= 0 && option < feedback.size())
                                .map(feedback::get).filter(text -> !text.isEmpty()).toList());
                case Answer.Typed _ -> new Verdict(false, List.of());
            };
        }
    }

    /** An exact text; only white space around it is forgiven, because nobody sees it in a field. */
    record Text(String expected, String feedback) implements Marks {

        public Text {
            Objects.requireNonNull(expected);
        }

        @Override
        public Verdict grade(Answer answer) {
            var right = answer instanceof Answer.Typed(String text) && text.strip().equals(expected.strip());
            return new Verdict(right, right && !feedback.isEmpty() ? List.of(feedback) : List.of());
        }
    }
}
