package dev.drydock.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.commonmark.node.Code;
import org.commonmark.node.Paragraph;

import dev.drydock.course.Quiz.Kind;
import dev.drydock.course.Quiz.Option;

/** Reads task lists of plain items, some of them ticked. */
final class QuizReader {

    private final LessonHtml html;
    private final Problems problems;
    private final Map<String, Integer> ordinals = new HashMap<>();

    QuizReader(LessonHtml html, Problems problems) {
        this.html = html;
        this.problems = problems;
    }

    /** @param question the paragraph before the list, if there is one */
    Quiz read(Optional<Paragraph> question, List<Item> items, String step) {
        var id = step + "-" + ordinals.merge(step, 1, Integer::sum);
        if (question.isEmpty()) {
            problems.error(items.getFirst().text(), "This quiz has no question.", "Write it as the paragraph before.");
        }
        var questionHtml = question.map(html::inside).orElse("");
        var plain = question.map(Markdown::plain).orElse("");
        if (items.size() == 1) {
            return text(id, step, questionHtml, plain, items.getFirst());
        }
        var right = IntStream.range(0, items.size()).filter(i -> items.get(i).ticked()).boxed().collect(Collectors.toSet());
        var options = items.stream().map(item -> new Option(html.inside(item.text()))).toList();
        var marks = new Marks.Options(right, items.stream().map(this::feedback).toList());
        return new Quiz(id, step, questionHtml, plain, right.size() == 1 ? Kind.SINGLE : Kind.MULTIPLE, options, marks);
    }

    private Quiz text(String id, String step, String questionHtml, String question, Item item) {
        if (Markdown.all(Code.class, item.text()).stream().noneMatch(item::holdsOnly)) {
            problems.error(item.text(), "A quiz with one answer to choose is no quiz.",
                    "Add wrong answers, or put the answer in code to have it typed.");
        }
        var marks = new Marks.Text(Markdown.plain(item.text()), feedback(item));
        return new Quiz(id, step, questionHtml, question, Kind.TEXT, List.of(), marks);
    }

    private String feedback(Item item) {
        return item.more().isEmpty() ? "" : html.of(item.more()).strip();
    }
}
