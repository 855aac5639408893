package dev.drydock.course;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * The footnotes of one lesson, numbered as they are met. Our own rendering: a lesson's text is rendered in pieces, and
 * the extension's numbers would start anew in each.
 */
final class Footnotes {

    private static final Pattern UNDEFINED = Pattern.compile("\\[\\^[^\\[\\]\\s]+]");

    private final Map<String, FootnoteDefinition> definitions = new HashMap<>();
    private final List<FootnoteDefinition> met = new ArrayList<>();
    private final Map<FootnoteReference, String> marks = new HashMap<>();

    /** Takes the definitions out of the text. */
    Footnotes(Node root, Problems problems) {
        for (var definition : Markdown.all(FootnoteDefinition.class, root)) {
            if (definitions.putIfAbsent(key(definition.getLabel()), definition) != null) {
                problems.error(definition, "The footnote `" + definition.getLabel() + "` is there twice.",
                        "Give one of them another name.");
            }
            definition.unlink();
        }
        var used = Markdown.all(FootnoteReference.class, root).stream().map(mark -> key(mark.getLabel())).toList();
        definitions.forEach((label, definition) -> {
            if (!used.contains(label) && definitions.values().stream().noneMatch(other -> uses(other, label))) {
                problems.warning(definition, "Nothing in the text leads to the footnote `" + definition.getLabel() + "`.",
                        "Write `[^" + definition.getLabel() + "]` where it belongs.");
            }
        });
        Markdown.all(Text.class, root).stream().filter(text -> UNDEFINED.matcher(text.getLiteral()).find())
                .forEach(text -> problems.error(text, "This footnote is never written.",
                        "Add a line `[^name]: …` to the lesson."));
    }

    /** The number of a mark, as HTML. */
    String mark(FootnoteReference mark) {
        return marks.computeIfAbsent(mark, _ -> {
            var definition = definitions.get(key(mark.getLabel()));
            if (!met.contains(definition)) {
                met.add(definition);
                return mark(met.size(), " id=\"footnote-mark-" + met.size() + "\"");
            }
            return mark(met.indexOf(definition) + 1, "");
        });
    }

    private static String mark(int number, String id) {
        return "<sup class=\"footnote-ref\"><a" + id + " href=\"#footnote-" + number + "\" aria-label=\"Footnote " + number
                + "\">" + number + "</a></sup>";
    }

    /** All footnotes that were met; those that they lead to come after them. */
    String html(LessonHtml html) {
        var items = new StringBuilder();
        for (var i = 0; i < met.size(); i++) {
            items.append("<li id=\"footnote-").append(i + 1).append("\">").append(html.raw(Markdown.children(met.get(i))))
                    .append("<a class=\"footnote-back\" href=\"#footnote-mark-").append(i + 1)
                    .append("\" aria-label=\"Back to the text\">↩</a></li>");
        }
        return met.isEmpty() ? ""
                : "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\"><ol>"
                        + items + "</ol></section>";
    }

    private static boolean uses(FootnoteDefinition definition, String label) {
        return Markdown.all(FootnoteReference.class, definition).stream()
                .anyMatch(mark -> key(mark.getLabel()).equals(label));
    }

    // Labels are compared as those of links are.
    private static String key(String label) {
        return label.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    }
}
