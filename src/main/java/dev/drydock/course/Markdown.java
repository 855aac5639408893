package dev.drydock.course;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** GitHub's Markdown with our boxes, as a tree whose nodes know their lines. */
final class Markdown {

    /** Extensions that also render what they parse. Footnotes and tasks are rendered by {@link LessonNodes}. */
    static final List<Extension> RENDERED = List.of(TablesExtension.create(), StrikethroughExtension.create());

    // Far beyond any real lesson; what is deeper is taken for plain text, at no cost.
    private static final int DEEPEST = 100;

    private static final Parser PARSER = Parser.builder()
            .extensions(RENDERED)
            .extensions(List.of(AutolinkExtension.create(), FootnotesExtension.create(), TaskListItemsExtension.create()))
            .customBlockParserFactory(new ColonBox.Start())
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST)
            .build();

    private Markdown() {
    }

    static Node parse(String text) {
        return PARSER.parse(text);
    }

    static List<Node> children(Node parent) {
        var children = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    /** All nodes of a kind below a node, in reading order; a list of its own, so that the tree may change meanwhile. */
    static <N extends Node> List<N> all(Class<N> kind, Node root) {
        var found = new ArrayList<N>();
        var open = new ArrayDeque<Node>();
        open.push(root);
        while (!open.isEmpty()) {
            var node = open.pop();
            if (kind.isInstance(node)) {
                found.add(kind.cast(node));
            }
            for (var child = node.getLastChild(); child != null; child = child.getPrevious()) {
                open.push(child);
            }
        }
        return found;
    }

    /** What a reader sees of a node, without its marks. */
    static String plain(Node root) {
        var text = new StringBuilder();
        for (var node : all(Node.class, root)) {
            switch (node) {
                case Text leaf -> text.append(leaf.getLiteral());
                case Code leaf -> text.append(leaf.getLiteral());
                case SoftLineBreak _ -> text.append(' ');
                case HardLineBreak _ -> text.append(' ');
                default -> {
                }
            }
        }
        return text.toString().strip();
    }

    /** Puts one node where another was. */
    static void replace(Node old, Node replacement) {
        replacement.setSourceSpans(old.getSourceSpans());
        old.insertBefore(replacement);
        old.unlink();
    }

    /** Puts a node around another. */
    static void wrap(Node inner, Node outer) {
        outer.setSourceSpans(inner.getSourceSpans());
        inner.insertBefore(outer);
        outer.appendChild(inner);
    }

    /** Puts a node's children where the node was. */
    static void unwrap(Node node) {
        children(node).forEach(node::insertBefore);
        node.unlink();
    }
}
