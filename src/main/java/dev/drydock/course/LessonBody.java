package dev.drydock.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Cuts the text of a lesson into steps, and each step into text, tasks and quizzes. */
final class LessonBody {

    private final LessonHtml html;
    private final RawHtml rawHtml;
    private final TaskReader tasks;
    private final QuizReader quizzes;
    private final Anchors anchors;
    private final Problems problems;

    private final List<Block> introduction = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Node> stretch = new ArrayList<>();
    private List<Block> blocks = introduction;
    private String step = Lesson.INTRODUCTION;

    LessonBody(LessonHtml html, RawHtml rawHtml, TaskReader tasks, QuizReader quizzes, Anchors anchors,
            Problems problems) {
        this.html = html;
        this.rawHtml = rawHtml;
        this.tasks = tasks;
        this.quizzes = quizzes;
        this.anchors = anchors;
        this.problems = problems;
    }

    List<Block> introduction() {
        return introduction;
    }

    List<Step> steps() {
        return steps;
    }

    void read(Node root) {
        Heading heading = null;
        for (var node : Markdown.children(root)) {
            if (node instanceof Heading next && next.getLevel() == 2) {
                finish(heading);
                heading = next;
                blocks = new ArrayList<>();
                step = anchors.of(next);
            } else if (node instanceof ListBlock list) {
                list(list);
            } else {
                inner(node);
                stretch.add(node);
            }
        }
        finish(heading);
    }

    private void finish(Heading heading) {
        flush();
        if (heading != null) {
            steps.add(new Step(step, Markdown.plain(heading), html.inside(heading), blocks));
        }
    }

    private void flush() {
        if (stretch.isEmpty()) {
            return;
        }
        rawHtml.balance(stretch);
        var text = html.of(stretch);
        if (!text.isBlank()) {
            blocks.add(new Html(text, Shapes.actions(stretch)));
        }
        stretch.clear();
    }

    private void list(ListBlock list) {
        var items = Item.of(list);
        items.forEach(item -> item.more().forEach(this::inner));
        items.forEach(item -> rawHtml.balance(item.more()));
        if (items.stream().anyMatch(item -> item.check().isPresent())) {
            flush();
            blocks.addAll(tasks.read(items, step));
        } else if (items.stream().anyMatch(Item::ticked)) {
            var question = Optional.ofNullable(stretch.isEmpty() ? null : stretch.getLast())
                    .filter(Paragraph.class::isInstance).map(Paragraph.class::cast);
            question.ifPresent(_ -> stretch.removeLast());
            flush();
            blocks.add(quizzes.read(question, items, step));
        } else {
            if (!items.isEmpty()) {
                problems.warning(list, "No item of this list is ticked, so it is neither a quiz nor a task.",
                        "Tick the right answers with `[x]`, or remove the boxes.");
            } else {
                inner(list);
            }
            stretch.add(list);
        }
    }

    /** Tasks and quizzes stand directly in a step; anywhere else they would be lost in the text around them. */
    private void inner(Node node) {
        for (var list : Markdown.all(ListBlock.class, node)) {
            for (var item : Markdown.children(list)) {
                Item.of(item).filter(found -> found.ticked() || found.check().isPresent())
                        .ifPresent(found -> problems.error(found.text(),
                                "A task or a quiz cannot stand inside a box, another list or a list without boxes.",
                                "Move it to the left, and give every item of its list a box."));
            }
        }
    }
}
