package dev.drydock.preview;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.vertx.core.http.HttpServerResponse;

/** What is shown where the learner's server shows nothing: one page, which says why and becomes the site by itself. */
final class PreviewPages {

    /** By this a page that waits tells our answer from the learner's. */
    private static final String MARK = "Drydock-Preview";
    private static final String PAGE = read();

    /** What went wrong, in words for the learner. */
    enum Trouble {
        NOTHING_LISTENS(502, "Nothing listens on port {port} yet",
                "Start your server in the terminal; this page turns into the site as soon as something answers there. A server "
                        + "inside a container is reached only when its port is published to port {port} of the lab."),
        NOT_HTTP(502, "What answers on port {port} is not a web page",
                "Something listens there, but it did not answer with HTTP, or broke off in the middle."),
        TOO_SLOW(504, "Port {port} took too long to answer",
                "Your server accepted the connection and then said nothing. Is it stopped, or busy?"),
        ASLEEP(409, "The lab is asleep", "Wake it on the lesson's page; this page then shows your server again."),
        ENDED(410, "This lab has ended", "Its server went with it. Start a new lab on the lesson's page."),
        UNKNOWN(404, "There is no such preview", "The address is mistyped, or not one that this site gave out."),
        TOO_MANY(503, "Too many connections",
                "This lab's preview has as many open connections as it can have. Close some tabs."),
        TOO_LARGE(413, "Too much was sent", "A preview takes requests of a bounded size only."),
        OUT_OF_REACH(503, "The lab cannot be reached", "It is not your fault; try again in a moment.");

        private final int status;
        private final String title;
        private final String detail;

        Trouble(int status, String title, String detail) {
            this.status = status;
            this.title = title;
            this.detail = detail;
        }

        private boolean mayPass() {
            return this != ENDED && this != UNKNOWN;
        }
    }

    private PreviewPages() {
    }

    static void send(HttpServerResponse response, HeaderRules rules, PreviewTarget target, Trouble trouble) {
        String port = Integer.toString(target.port());
        String page = PAGE.replace("{title}", trouble.title).replace("{detail}", trouble.detail).replace("{port}", port)
                .replace("{waits}", Boolean.toString(trouble.mayPass()));
        response.setStatusCode(trouble.status);
        response.headers().clear();
        rules.protect(response.headers());
        response.putHeader("Content-Type", "text/html;charset=UTF-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader(MARK, trouble.name().toLowerCase().replace('_', '-'))
                // Below a path the page has no origin, and must read the mark of its own address all the same
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Expose-Headers", MARK)
                .end(page);
    }

    private static String read() {
        try (InputStream page = PreviewPages.class.getResourceAsStream("trouble.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
