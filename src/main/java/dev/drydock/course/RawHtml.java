package dev.drydock.course;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;

/** The HTML that an author wrote between the Markdown: says what of it will not be shown. */
final class RawHtml {

    /** These take everything up to their end for their own text, so that one without an end takes the whole page. */
    private static final Pattern GREEDY = Pattern.compile("<(?:script|style|textarea|title|xmp|iframe|noembed|noframes|"
            + "noscript|plaintext|listing|svg|math|select|template|object)\\b|<[!?]", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)\\b[^<>]*>");
    /** Elements around other blocks; HTML itself ends the others where it must. */
    private static final List<String> AROUND = List.of("aside", "blockquote", "details", "div", "dl", "figure", "ol", "pre",
            "section", "summary", "table", "ul");

    private record Open(String element, int line) {
    }

    private final HtmlPolicy policy;
    private final Problems problems;

    RawHtml(HtmlPolicy policy, Problems problems) {
        this.policy = policy;
        this.problems = problems;
    }

    /** Names what the policy will drop, and drops what would take text of the lesson with it. */
    void check(Node root) {
        Markdown.all(HtmlBlock.class, root).forEach(block -> block.setLiteral(check(block, block.getLiteral())));
        Markdown.all(HtmlInline.class, root).forEach(inline -> inline.setLiteral(check(inline, inline.getLiteral())));
    }

    private String check(Node node, String html) {
        var text = withoutComments(html);
        var cleaned = policy.clean(text);
        var lower = text.toLowerCase(Locale.ROOT);
        var lines = new Lines(text, Problems.line(node));
        var from = 0;
        for (var dropped : cleaned.dropped()) {
            from = Math.max(from, lower.indexOf("<" + dropped.element(), from));
            problems.error(lines.at(from), dropped.what(), dropped.mend());
        }
        if (text.contains("<!--")) {
            problems.error(new Lines(text, Problems.line(node)).at(text.indexOf("<!--")),
                    "A comment begins here and never ends.", "Put `-->` after it.");
        }
        return GREEDY.matcher(text).find() ? cleaned.html() : text;
    }

    // By hand: an expression would look for the end of each of a thousand endless comments again.
    private static String withoutComments(String html) {
        var text = new StringBuilder();
        var rest = 0;
        for (var start = html.indexOf("<!--"); start >= 0; start = html.indexOf("<!--", rest)) {
            var end = html.indexOf("-->", start + 2);
            if (end < 0) {
                break;
            }
            text.append(html, rest, start);
            html.substring(start, end).chars().filter(letter -> letter == '\n').forEach(_ -> text.append('\n'));
            rest = end + 3;
        }
        return text.append(html, rest, html.length()).toString();
    }

    /** Names elements that are opened in a stretch of text and not closed in it. */
    void balance(List<Node> stretch) {
        var open = new ArrayDeque<Open>();
        for (var node : stretch) {
            for (var part : Markdown.all(Node.class, node)) {
                switch (part) {
                    case HtmlBlock block -> balance(block.getLiteral(), Problems.line(block), open);
                    case HtmlInline inline -> balance(inline.getLiteral(), Problems.line(inline), open);
                    default -> {
                    }
                }
            }
        }
        open.forEach(left -> problems.error(left.line, "`<" + left.element + ">` is not closed before the next step, task "
                + "or quiz.", "Put `</" + left.element + ">` after it, with a blank line before."));
    }

    private void balance(String html, int line, ArrayDeque<Open> open) {
        var tag = TAG.matcher(html);
        var lines = new Lines(html, line);
        while (tag.find()) {
            var element = tag.group(2).toLowerCase(Locale.ROOT);
            var at = lines.at(tag.start());
            if (!AROUND.contains(element)) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.push(new Open(element, at));
            } else if (!open.isEmpty() && open.peek().element.equals(element)) {
                open.pop();
            } else {
                problems.error(at, "`</" + element + ">` closes nothing here.",
                        "Remove it, or close what was opened after its `<" + element + ">` first.");
            }
        }
    }

    /** Counts lines once, from front to back: a block of HTML can hold thousands of tags. */
    private static final class Lines {

        private final String text;
        private int line;
        private int counted;

        private Lines(String text, int first) {
            this.text = text;
            this.line = first;
        }

        private int at(int index) {
            for (; counted < index; counted++) {
                line += text.charAt(counted) == '\n' ? 1 : 0;
            }
            return line;
        }
    }
}
