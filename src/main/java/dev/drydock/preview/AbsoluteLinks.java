package dev.drydock.preview;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.buffer.Buffer;

/**
 * Lets the links of a page that name {@code http://localhost:PORT} lead into its preview: followed as they are they would lead
 * to the learner's own computer. Only where an attribute or a string begins, so that what people read stays as it was written;
 * piece by piece, holding back no more than may be the beginning of such a link.
 */
final class AbsoluteLinks {

    private static final int LONGEST = "\"https://localhost:65535".length();
    private static final Pattern BEGINNING = Pattern.compile("[\"'=(]");

    private final Pattern links;
    private final String replacement;
    private String held = "";

    AbsoluteLinks(PreviewTarget target) {
        links = Pattern.compile("([\"'=(])https?://(?:localhost|127\\.0\\.0\\.1):" + target.port() + "(?![0-9])",
                Pattern.CASE_INSENSITIVE);
        replacement = "$1" + Matcher.quoteReplacement(target.ownName() ? "//" + target.host() : target.prefix());
    }

    /** A link has no other bytes than those of ASCII, so every encoding of a page that keeps those passes unharmed. */
    Buffer next(Buffer piece) {
        String text = held + piece.toString(StandardCharsets.ISO_8859_1);
        int end = beginningOfLink(text);
        held = text.substring(end);
        return replaced(text.substring(0, end));
    }

    /** What was held back for want of more. */
    Buffer last() {
        String rest = held;
        held = "";
        return replaced(rest);
    }

    private Buffer replaced(String text) {
        return Buffer.buffer(links.matcher(text).replaceAll(replacement).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Where a link begins that may not be whole yet; the end of the text where none does. */
    private int beginningOfLink(String text) {
        Matcher beginning = BEGINNING.matcher(text);
        Matcher link = links.matcher(text);
        for (int from = Math.max(0, text.length() - LONGEST); beginning.find(from); from = beginning.end()) {
            link.region(beginning.start(), text.length()).lookingAt();
            if (link.hitEnd()) {
                return beginning.start();
            }
        }
        return text.length();
    }
}
