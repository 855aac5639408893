package dev.drydock.course;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** A box beside the text, from either dialect. */
final class Box extends CustomBlock {

    enum Kind {
        NOTE,
        TIP,
        IMPORTANT,
        WARNING,
        CAUTION;

        String label() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }

        /** By GitHub's name. */
        static Optional<Kind> of(String name) {
            return List.of(values()).stream().filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst();
        }
    }

    private static final Pattern ALERT = Pattern.compile("\\[!([A-Za-z]+)](.*)");

    final Kind kind;
    final Optional<String> title;

    Box(Kind kind, Optional<String> title) {
        this.kind = kind;
        this.title = title;
    }

    /** Turns GitHub's alerts and Docusaurus' admonitions into boxes, however deeply they are nested. */
    static void find(Node root, Problems problems) {
        Markdown.all(BlockQuote.class, root).forEach(quote -> alert(quote, problems));
        Markdown.all(ColonBox.class, root).forEach(colons -> {
            var box = new Box(colons.kind(problems), colons.title);
            Markdown.children(colons).forEach(box::appendChild);
            Markdown.replace(colons, box);
        });
        ColonBox.leftOver(root, problems);
    }

    private static void alert(BlockQuote quote, Problems problems) {
        if (!(quote.getFirstChild() instanceof Paragraph first && first.getFirstChild() instanceof Text mark)) {
            return;
        }
        var said = ALERT.matcher(mark.getLiteral());
        if (!said.matches()) {
            return;
        }
        var names = List.of(Kind.values()).stream().map(Kind::name).toList();
        var kind = Kind.of(said.group(1));
        if (kind.isEmpty()) {
            problems.error(mark, "There is no box called `" + said.group(1) + "`.",
                    Nearest.suggest(said.group(1), names, ""));
            return;
        }
        if (!said.group(2).isBlank()) {
            problems.warning(mark, "GitHub shows no box when text follows `[!" + kind.get() + "]` on its line.",
                    "Begin the text on the next line.");
        }
        trim(first, mark, said.group(2).strip());
        var box = new Box(kind.get(), Optional.empty());
        Markdown.children(quote).forEach(box::appendChild);
        Markdown.replace(quote, box);
    }

    private static void trim(Paragraph first, Text mark, String rest) {
        if (!rest.isEmpty()) {
            mark.setLiteral(rest);
            return;
        }
        if (mark.getNext() instanceof SoftLineBreak || mark.getNext() instanceof HardLineBreak) {
            mark.getNext().unlink();
        }
        mark.unlink();
        if (first.getFirstChild() == null) {
            first.unlink();
        }
    }
}
