package dev.drydock.course;

import java.util.List;
import java.util.Optional;

import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * An item of a task list.
 *
 * @param text its first paragraph
 * @param more what is indented below it
 */
record Item(boolean ticked, Paragraph text, List<Node> more) {

    private static final String CHECKS = "checks/";

    /** The items of a list; none unless every one has a box to tick. */
    static List<Item> of(ListBlock list) {
        var nodes = Markdown.children(list);
        var items = nodes.stream().map(Item::of).flatMap(Optional::stream).toList();
        return items.size() == nodes.size() ? items : List.of();
    }

    /** An item of a list, if it has a box to tick. */
    static Optional<Item> of(Node item) {
        if (!(item.getFirstChild() instanceof TaskListItemMarker marker && marker.getNext() instanceof Paragraph text)) {
            return Optional.empty();
        }
        var children = Markdown.children(item);
        return Optional.of(new Item(marker.isChecked(), text, children.subList(2, children.size())));
    }

    /** Whether a link makes the item around it a task. */
    static boolean leadsToCheck(Link link) {
        return path(link).startsWith(CHECKS) && link.getParent() instanceof Paragraph text
                && text.getPrevious() instanceof TaskListItemMarker && text.getParent() instanceof ListItem;
    }

    /** The link to a check, if it is a task. */
    Optional<Link> check() {
        return Markdown.children(text).stream().filter(Link.class::isInstance).map(Link.class::cast)
                .filter(Item::leadsToCheck).findFirst();
    }

    /** The file name of a check, as a link names it. */
    static String checkFile(Link link) {
        return path(link).substring(CHECKS.length());
    }

    /** Whether there is nothing in its paragraph besides a node and blanks. */
    boolean holdsOnly(Node node) {
        return Markdown.children(text).stream()
                .allMatch(child -> child == node || child instanceof Text blank && blank.getLiteral().isBlank());
    }

    private static String path(Link link) {
        var destination = link.getDestination();
        return destination.startsWith("./") ? destination.substring(2) : destination;
    }
}
