package dev.drydock.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.vertx.core.buffer.Buffer;

class AbsoluteLinksTest {

    private static final String PAGE = "<a href=\"http://localhost:8000/a\">http://localhost:8000/a</a>"
            + "<img src=http://127.0.0.1:8000/b><a href='HTTP://localhost:80001/'>other</a><a href='http://localhost:8000'>";
    private static final String IN_PREVIEW = "<a href=\"//p-t-8000.localhost:1/a\">http://localhost:8000/a</a>"
            + "<img src=//p-t-8000.localhost:1/b><a href='HTTP://localhost:80001/'>other</a><a href='//p-t-8000.localhost:1'>";

    private static PreviewTarget target(boolean ownName) {
        return ownName ? new PreviewTarget(Optional.of("lab"), 8000, true, "p-t-8000.localhost:1", "", "/")
                : new PreviewTarget(Optional.of("lab"), 8000, false, "example.org", "/preview/t-8000", "/");
    }

    private static String carried(AbsoluteLinks links, String text, int piece) {
        Buffer carried = Buffer.buffer();
        for (int from = 0; from < text.length(); from += piece) {
            carried.appendBuffer(links.next(Buffer.buffer(text.substring(from, Math.min(text.length(), from + piece)))));
        }
        return carried.appendBuffer(links.last()).toString();
    }

    @Test
    void linksLeadIntoThePreviewHoweverThePageIsCut() {
        for (int piece = 1; piece <= PAGE.length(); piece++) {
            assertEquals(IN_PREVIEW, carried(new AbsoluteLinks(target(true)), PAGE, piece), "in pieces of " + piece);
        }
    }

    @Test
    void withoutANameTheyLeadBelowThePath() {
        assertEquals("<a href='/preview/t-8000/x'>",
                carried(new AbsoluteLinks(target(false)), "<a href='http://localhost:8000/x'>", 7));
    }

    @Test
    void nothingIsHeldBackThatCannotBeALink() {
        AbsoluteLinks links = new AbsoluteLinks(target(true));
        assertEquals("é <p class=\"first", links.next(Buffer.buffer("é <p class=\"first")).toString());
        assertEquals("<a href=", links.next(Buffer.buffer("<a href=\"http://local")).toString());
        assertEquals("\"http://local", links.last().toString());
    }
}
