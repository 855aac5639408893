package dev.drydock.preview;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.MultiMap;

import dev.drydock.identity.IdentityFilter;

/**
 * What of a head goes on and what does not, both ways. The learner's server sees what it would at home, and nothing of ours;
 * the
 * browser is told nothing that reaches beyond this preview, and what keeps it there.
 */
final class HeaderRules {

    /** For one hop only (RFC 9110, 7.6.1); the next one has its own. */
    private static final Set<String> OF_ONE_HOP = Set.of("connection", "keep-alive", "proxy-connection", "proxy-authenticate",
            "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "http2-settings");
    /** What proxies tell us is none of the learner's business. */
    private static final Set<String> NOT_TO_THE_LAB = Set.of("host", "cookie", "origin", "referer", "expect", "forwarded",
            "x-real-ip", "content-length");
    /** What would outlive the lab, reach other names than its own, or contradict what we say of the same. */
    private static final Set<String> NOT_TO_THE_BROWSER = Set.of("set-cookie", "location", "content-location", "refresh",
            "strict-transport-security", "public-key-pins", "expect-ct", "alt-svc", "clear-site-data", "service-worker-allowed",
            "nel", "report-to", "reporting-endpoints", "x-frame-options", "cross-origin-opener-policy", "referrer-policy",
            "origin-agent-cluster");
    private static final Pattern OUR_PART_OF_A_COOKIE = Pattern
            .compile(";\\s*(?:domain\\s*=[^;]*|samesite\\s*=[^;]*|secure\\s*|partitioned\\s*)(?=;|$)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");
    /** All that a page needs but an origin: with one it would be ours. */
    private static final String SANDBOX = "sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads; ";

    private final PreviewTarget target;
    private final LabLinks links;
    private final String originOfPages;
    private final boolean secure;

    HeaderRules(PreviewTarget target, String originOfPages) {
        this.target = target;
        this.links = new LabLinks(target);
        this.originOfPages = originOfPages;
        this.secure = originOfPages.startsWith("https:") || target.host().matches(".*\\.localhost(:[0-9]+)?");
    }

    /**
     * The head of the request as the learner's server is to read it.
     *
     * @param upgrade the protocol to change to, or null
     * @param length of the body; -1 where it comes in chunks, 0 without one
     */
    String request(String method, MultiMap headers, String upgrade, long length) {
        StringBuilder head = new StringBuilder(method).append(' ').append(path()).append(" HTTP/1.1\r\n");
        line(head, "Host", "localhost:" + target.port());
        Set<String> dropped = named(headers.getAll("Connection"));
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!dropped.contains(name) && !OF_ONE_HOP.contains(name) && !NOT_TO_THE_LAB.contains(name)
                    && !name.startsWith("x-forwarded-") && !(name.equals("accept-encoding") && wantsPage(headers))
                    && !(name.equals("authorization") && !target.ownName())) {
                line(head, header.getKey(), header.getValue());
            }
        }
        cookies(head, headers);
        inPlaceOf(head, "Origin", headers.get("Origin"));
        inPlaceOf(head, "Referer", headers.get("Referer"));
        line(head, "Connection", upgrade == null ? "close" : "Upgrade");
        if (upgrade != null) {
            line(head, "Upgrade", upgrade);
        }
        if (length < 0) {
            line(head, "Transfer-Encoding", "chunked");
        } else if (length > 0 || headers.contains("Content-Length")) {
            line(head, "Content-Length", Long.toString(length));
        }
        return head.append("\r\n").toString();
    }

    /** Pages come as they are, see {@link AbsoluteLinks}. */
    private static boolean wantsPage(MultiMap headers) {
        String destination = headers.get("Sec-Fetch-Dest");
        return destination != null && Set.of("document", "iframe", "frame").contains(destination);
    }

    private String path() {
        return target.uri().startsWith("/") ? target.uri() : "/" + target.uri();
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(UNPRINTABLE.matcher(name).replaceAll("")).append(": ").append(UNPRINTABLE.matcher(value).replaceAll(""))
                .append("\r\n");
    }

    /** A browser sends ours only below a path of ours; there it sends nothing else, since nothing could be set. */
    private void cookies(StringBuilder head, MultiMap headers) {
        if (!target.ownName()) {
            return;
        }
        String kept = headers.getAll("Cookie").stream().flatMap(value -> Arrays.stream(value.split(";"))).map(String::strip)
                .filter(cookie -> !cookie.startsWith(IdentityFilter.COOKIE + "=")).collect(Collectors.joining("; "));
        if (!kept.isEmpty()) {
            line(head, "Cookie", kept);
        }
    }

    /** An address of this preview reads as at home; where the browser came from otherwise is not told. */
    private void inPlaceOf(StringBuilder head, String name, String address) {
        if (address != null) {
            links.atHome(address).ifPresent(home -> line(head, name, home));
        }
    }

    private static Set<String> named(List<String> connection) {
        Set<String> names = new HashSet<>();
        connection.forEach(value -> Arrays.stream(value.split(",")).map(it -> it.strip().toLowerCase(Locale.ROOT))
                .forEach(names::add));
        return names;
    }

    /** What of the learner's head the browser gets, and what we add. */
    void response(HttpHeaders from, MultiMap to) {
        Set<String> dropped = named(from.getAll("Connection"));
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!dropped.contains(name) && !OF_ONE_HOP.contains(name) && !NOT_TO_THE_BROWSER.contains(name)) {
                to.add(header.getKey(), UNPRINTABLE.matcher(header.getValue()).replaceAll(""));
            }
        }
        if (target.ownName()) {
            from.getAll("Set-Cookie").forEach(cookie -> to.add("Set-Cookie", ofThisNameAlone(cookie)));
        } else {
            // What is asked for by this would be sent to our own pages as well
            to.remove("WWW-Authenticate");
            // Its pages have no origin, so even their own files come from elsewhere
            to.set("Access-Control-Allow-Origin", "*");
        }
        for (String name : List.of("Location", "Content-Location", "Refresh")) {
            from.getAll(name).forEach(value -> to.add(name, links.inPreview(value)));
        }
        protect(to);
    }

    /**
     * No other name's, so that it can never be ours; and one that a browser takes in a frame of another site, which it does
     * only
     * where the name counts as secure and the cookie is kept apart for that frame.
     */
    private String ofThisNameAlone(String cookie) {
        return OUR_PART_OF_A_COOKIE.matcher(cookie).replaceAll("") + (secure ? "; SameSite=None; Secure; Partitioned" : "");
    }

    /** What every answer of a preview carries, ours included. */
    void protect(MultiMap to) {
        to.add("Content-Security-Policy",
                (target.ownName() ? "" : SANDBOX) + "frame-ancestors 'self' " + originOfPages);
        if (target.ownName()) {
            // A browser refuses to open a page that has both this and a sandbox
            to.set("Cross-Origin-Opener-Policy", "same-origin");
        }
        // The address is what authorises
        to.set("Referrer-Policy", "same-origin");
        to.set("X-Robots-Tag", "noindex");
    }
}
