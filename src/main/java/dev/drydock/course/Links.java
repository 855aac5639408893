package dev.drydock.course;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

import dev.drydock.course.Address.Anchor;
import dev.drydock.course.Address.Asset;
import dev.drydock.course.Address.Page;
import dev.drydock.course.Address.Wrong;

/** Follows every link and picture of a lesson; one that leads nowhere becomes plain text. */
final class Links {

    private static final Pattern OWN_ID = Pattern.compile("\\bid\\s*=\\s*[\"']?([^\"'\\s>]+)", Pattern.CASE_INSENSITIVE);

    /**
     * A link to another lesson, to be followed when all lessons are read.
     *
     * @param otherwise the problem to be reported when there is no such lesson
     */
    record ToLesson(String course, String lesson, Problem otherwise) {
    }

    private final Addresses addresses;
    private final Problems problems;
    private final Set<String> anchors = new HashSet<>();
    private final List<ToLesson> toLessons = new ArrayList<>();

    Links(Addresses addresses, Anchors headings, Node root, Problems problems) {
        this.addresses = addresses;
        this.problems = problems;
        anchors.addAll(headings.all());
        Markdown.all(HtmlBlock.class, root).forEach(html -> ownIds(html.getLiteral()));
        Markdown.all(HtmlInline.class, root).forEach(html -> ownIds(html.getLiteral()));
    }

    List<ToLesson> follow(Node root) {
        Markdown.all(Image.class, root).forEach(this::picture);
        Markdown.all(Link.class, root).stream().filter(link -> !Item.leadsToCheck(link)).forEach(this::link);
        return toLessons;
    }

    private void link(Link link) {
        switch (addresses.of(link.getDestination())) {
            case Anchor(String id) when !anchors.contains(id) -> problems.error(link,
                    "No heading of this lesson has the address `#" + id + "`.",
                    Nearest.to(id, anchors).map(near -> "Did you mean `#" + near + "`?").orElse("Remove the link."));
            case Page(String course, String lesson, String _) -> toLessons.add(new ToLesson(course, lesson,
                    problems.unreported(link, "There is no lesson `" + course + "/" + lesson + "`.",
                            "Correct the link, or remove it.")));
            case Wrong(String what, String mend) -> {
                problems.error(link, what, mend);
                Markdown.unwrap(link);
            }
            default -> {
            }
        }
    }

    private void picture(Image image) {
        switch (addresses.of(image.getDestination())) {
            case Asset _ -> {
            }
            case Wrong(String what, String mend) -> withoutPicture(image, what, mend);
            default -> withoutPicture(image, HtmlPolicy.NOT_AN_ASSET, HtmlPolicy.PUT_IT_THERE);
        }
    }

    private void withoutPicture(Image image, String what, String mend) {
        problems.error(image, what, mend);
        Markdown.unwrap(image);
    }

    private void ownIds(String html) {
        var id = OWN_ID.matcher(html);
        while (id.find()) {
            anchors.add(id.group(1));
        }
    }
}
