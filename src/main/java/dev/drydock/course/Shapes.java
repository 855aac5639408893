package dev.drydock.course;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

import dev.drydock.course.Around.Purpose;

/** Turns the nodes of plain Markdown into those of a lesson: boxes, code that runs, tabs, pictures. */
final class Shapes {

    private static final String RUN = "#run";

    private final Node root;
    private final Problems problems;

    Shapes(Node root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    void find() {
        Box.find(root, problems);
        headings();
        code();
        tabs();
        inlineRuns();
        Markdown.all(TableBlock.class, root).forEach(table -> Markdown.wrap(table, new Around(Purpose.TABLE)));
        Markdown.all(Image.class, root).forEach(this::picture);
    }

    // The page's own first heading is the title, and a step is the second level.
    private void headings() {
        for (var heading : Markdown.all(Heading.class, root)) {
            var isStep = heading.getLevel() == 2 && heading.getParent() == root;
            if (heading.getLevel() == 1) {
                problems.warning(heading, "A lesson has one title, and it stands in the front matter.",
                        "Write `##` for a step, `###` for a heading within a step.");
            }
            if (heading.getLevel() == 2 && !isStep) {
                problems.warning(heading, "A heading of the second level inside a box or a list begins no step.",
                        "Write `###` here.");
            }
            heading.setLevel(isStep ? 2 : Math.max(3, heading.getLevel()));
        }
    }

    private void code() {
        for (var block : Markdown.all(FencedCodeBlock.class, root)) {
            var info = Optional.ofNullable(block.getInfo()).orElse("");
            var figure = new CodeFigure(Fence.read(info, block, problems), block.getLiteral());
            if (figure.fence.run().isPresent() && figure.text.isBlank()) {
                problems.error(block, "There is nothing to run.", "Write a command between the two lines.");
            }
            Markdown.replace(block, figure);
        }
        for (var block : Markdown.all(IndentedCodeBlock.class, root)) {
            Markdown.replace(block, new CodeFigure(Fence.PLAIN, block.getLiteral()));
        }
    }

    private void tabs() {
        for (var figure : Markdown.all(CodeFigure.class, root)) {
            if (figure.fence.tab().isEmpty()) {
                continue;
            }
            if (figure.getPrevious() instanceof Around tabs && tabs.purpose == Purpose.TABS) {
                if (Markdown.all(CodeFigure.class, tabs).stream()
                        .anyMatch(other -> other.fence.tab().equals(figure.fence.tab()))) {
                    problems.error(figure,
                            "Two tabs that stand together are called `" + figure.fence.tab().orElseThrow() + "`.",
                            "Give each a name of its own, or put a line of text between them.");
                }
                tabs.appendChild(figure);
            } else {
                Markdown.wrap(figure, new Around(Purpose.TABS));
            }
        }
    }

    private void inlineRuns() {
        for (var link : Markdown.all(Link.class, root)) {
            if (!link.getDestination().equals(RUN)) {
                continue;
            }
            if (link.getFirstChild() instanceof Code code && code.getNext() == null) {
                Markdown.replace(link, new InlineRun(code.getLiteral()));
            } else {
                problems.error(link, "Only code can be run.", "Write [`command`](#run).");
                Markdown.unwrap(link);
            }
        }
    }

    private void picture(Image image) {
        if (Markdown.plain(image).isEmpty()) {
            problems.error(image, "The picture says nothing to those who cannot see it.",
                    "Describe it between the square brackets.");
        }
        if (image.getParent() instanceof Paragraph paragraph && image.getNext() == null && image.getPrevious() == null) {
            var around = new Around(Purpose.PICTURE);
            around.appendChild(image);
            Markdown.replace(paragraph, around);
        }
    }

    /** What the code of a stretch of text does in a lab, in reading order. */
    static List<Action> actions(List<Node> stretch) {
        return stretch.stream().flatMap(node -> Markdown.all(Node.class, node).stream()).flatMap(node -> switch (node) {
            case CodeFigure figure -> figure.fence.actions(figure.text).stream();
            case InlineRun run -> Stream.<Action> of(new Action.Command(1, run.command, false, false));
            default -> Stream.<Action> empty();
        }).toList();
    }
}
