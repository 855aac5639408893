package dev.drydock.course;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** What stands between {@code :::note Title} and a line of as many colons, as Docusaurus writes it. */
final class ColonBox extends CustomBlock {

    private static final Map<String, Box.Kind> KINDS = new TreeMap<>(Map.of("note", Box.Kind.NOTE, "info", Box.Kind.NOTE,
            "tip", Box.Kind.TIP, "important", Box.Kind.IMPORTANT, "warning", Box.Kind.WARNING,
            "caution", Box.Kind.WARNING, "danger", Box.Kind.CAUTION));
    private static final Pattern OPENING = Pattern
            .compile("(:{3,})\\s*([A-Za-z]+)(?:\\[(?<bracketed>.*?)]|\\s+(?<plain>[^{]*))?(?:\\{.*})?\\s*");
    private static final Pattern CLOSING = Pattern.compile("(:{3,})\\s*");

    final String name;
    final Optional<String> title;
    private final int colons;
    private boolean closed;

    private ColonBox(int colons, String name, Optional<String> title) {
        this.colons = colons;
        this.name = name;
        this.title = title;
    }

    /** What kind of box is meant; also says what is wrong with it. */
    Box.Kind kind(Problems problems) {
        if (!closed) {
            problems.error(this, "The box that is opened here is never closed.",
                    "Put a line `" + ":".repeat(colons) + "` after it.");
        }
        if (!KINDS.containsKey(name)) {
            problems.error(this, "There is no box called `" + name + "`.", Nearest.suggest(name, KINDS.keySet(), ""));
        }
        return KINDS.getOrDefault(name, Box.Kind.NOTE);
    }

    /** Lines of colons that close nothing would be shown to the learner. */
    static void leftOver(Node root, Problems problems) {
        Markdown.all(Text.class, root).stream().filter(text -> CLOSING.matcher(text.getLiteral()).matches())
                .forEach(text -> problems.error(text, "These colons close no box.",
                        "Remove them, or give an outer box more colons than the box within it."));
    }

    /** Recognises the opening line, also right after a paragraph. */
    static final class Start extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            var content = state.getLine().getContent();
            var opening = OPENING.matcher(content.subSequence(state.getNextNonSpaceIndex(), content.length()));
            if (state.getIndent() > 3 || !opening.matches()) {
                return BlockStart.none();
            }
            var title = Optional.ofNullable(opening.group("bracketed")).or(() -> Optional.ofNullable(opening.group("plain")))
                    .map(String::strip).filter(text -> !text.isEmpty());
            return BlockStart.of(new Inside(new ColonBox(opening.group(1).length(), opening.group(2), title)))
                    .atIndex(content.length());
        }
    }

    /** Takes lines until one closes the box. */
    private static final class Inside extends AbstractBlockParser {

        private final ColonBox box;

        private Inside(ColonBox box) {
            this.box = box;
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block child) {
            return true;
        }

        @Override
        public Block getBlock() {
            return box;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            var content = state.getLine().getContent();
            var closing = CLOSING.matcher(content.subSequence(state.getNextNonSpaceIndex(), content.length()));
            // Colons in a block of code are code.
            var code = state.getActiveBlockParser().getBlock() instanceof FencedCodeBlock;
            if (!code && state.getIndent() <= 3 && closing.matches() && closing.group(1).length() >= box.colons) {
                box.closed = true;
                return BlockContinue.finished();
            }
            return BlockContinue.atIndex(state.getIndex());
        }
    }
}
