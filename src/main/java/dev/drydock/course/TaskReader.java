package dev.drydock.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** Reads task lists whose items lead to checks. */
final class TaskReader {

    private static final String INPUT = "input";

    private final LessonHtml html;
    private final Checks checks;
    private final Problems problems;

    TaskReader(LessonHtml html, Checks checks, Problems problems) {
        this.html = html;
        this.checks = checks;
        this.problems = problems;
    }

    List<Block> read(List<Item> items, String step) {
        var blocks = new ArrayList<Block>();
        for (var item : items) {
            item.check().ifPresentOrElse(link -> blocks.add(task(item, link, step)), () -> {
                problems.error(item.text(), "This item stands among tasks and leads to no check.",
                        "Write `- [ ] [What to do](checks/name.sh)`, or give it a list of its own.");
                blocks.add(text(List.of(item.text())));
            });
            if (!item.more().isEmpty()) {
                blocks.add(text(item.more()));
            }
        }
        return blocks;
    }

    private Block task(Item item, Link link, String step) {
        var check = checks.take(link);
        var input = input(link);
        if (!item.holdsOnly(link)) {
            problems.warning(item.text(), "A task is one link and nothing else.", "Put the other words into the link.");
        }
        Markdown.unwrap(link);
        // A task that nothing could ever pass is shown as text: it must not stand between a learner and the end.
        return check.<Block> map(found -> new Task(found.name(), html.inside(item.text()), Markdown.plain(item.text()), step,
                input, found.points(), found)).orElseGet(() -> text(List.of(item.text())));
    }

    private boolean input(Link link) {
        var title = Optional.ofNullable(link.getTitle());
        if (title.isPresent() && !title.get().equals(INPUT)) {
            problems.error(link, "`\"" + title.get() + "\"` means nothing behind the check of a task.",
                    "Write `\"" + INPUT + "\"` for a field, or remove it.");
        }
        return title.isPresent();
    }

    private Block text(List<Node> nodes) {
        return new Html(html.of(nodes), Shapes.actions(nodes));
    }
}
