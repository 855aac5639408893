package dev.drydock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** Who is let through to the ports of a lab, and what is said to whom. */
@RunningDrydock
class PreviewContractTest {

    private Server server;
    private Guest guest;
    private String lab;
    private URI preview;

    @BeforeEach
    void startLabWithServer(Server server) {
        this.server = server;
        guest = Guest.of(server);
        lab = guest.lab("servers", "01-preview");
        preview = address(guest.get("/api/labs/{lab}", lab).path("preview"), 8000);
    }

    @AfterEach
    void leave() {
        guest.endLabs();
    }

    private static URI address(String template, int port) {
        return URI.create(template.replace("{port}", Integer.toString(port)));
    }

    private void serve() {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("(python3 site.py &)");
        }
        Eventually.is(200, () -> get(preview.getAuthority(), "/about").statusCode());
    }

    /** As a browser would that knows nothing but the address. */
    private Response get(String host, String path) {
        return given().baseUri(server.url()).header("Host", host).redirects().follow(false).get(path);
    }

    private ValidatableResponse expect(String host, int status) {
        return get(host, "/about").then().statusCode(status).header("Set-Cookie", nullValue());
    }

    @Test
    void whatListensIsFoundWithItsAddress() {
        guest.get("/api/labs/{lab}", lab).then().body("ports.size()", equalTo(0));
        serve();
        guest.get("/api/labs/{lab}", lab).then().body("ports.port", contains(8000))
                .body("ports.url", contains(preview.toString()));
    }

    @Test
    void theAddressAloneAuthorisesAndShowsNothingOfOurs() {
        serve();
        get(preview.getAuthority(), "/about").then().statusCode(200).header("Set-Cookie", nullValue())
                .header("Content-Security-Policy", equalTo("frame-ancestors 'self' " + server.url()))
                .body(containsString("Host: localhost:8000"));
        given().baseUri(server.url()).header("Host", preview.getAuthority()).cookie(Guest.COOKIE, "ours").cookie("theirs", "1")
                .header("X-Forwarded-For", "10.1.2.3").get("/about").then()
                .body(containsString("Cookie: theirs=1")).body(not(containsString("ours")))
                .body(not(containsString("10.1.2.3")));
        get(preview.getAuthority(), "/moved").then().statusCode(302).header("Location", "/about");
        get(preview.getAuthority(), "/").then().header("Set-Cookie", not(containsString("Domain")));
    }

    @Test
    void aGuessedOrForeignTokenLeadsNowhere() {
        serve();
        Guest other = Guest.of(server);
        String others = other.lab("servers", "01-preview");
        try {
            String theirs = address(other.get("/api/labs/{lab}", others).path("preview"), 8000).getAuthority();
            expect(theirs.replace(others, lab), 404);
            expect(theirs, 502);
            String mine = preview.getAuthority();
            char last = mine.charAt(mine.indexOf("-8000") - 1);
            expect(mine.replace(last + "-8000", (last == '0' ? '1' : '0') + "-8000"), 404);
            expect("p-" + lab + "-8000.localhost", 404);
            expect("anything.localhost", 404);
            expect(mine.replace("-8000", "-0"), 404);
            expect(mine.replace("-8000", "-99999"), 404);
            ProblemDocument.expect(other.get("/api/labs/{lab}", lab), 404);
        } finally {
            other.endLabs();
        }
    }

    @Test
    void aLabThatSleepsOrHasEndedSaysSo() {
        serve();
        expect(preview.getAuthority(), 200);
        guest.post("/api/labs/{lab}/sleep", lab).then().statusCode(200).body("preview", nullValue());
        expect(preview.getAuthority(), 409).body(containsString("asleep"));
        guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200);
        expect(preview.getAuthority(), 200);
        guest.delete("/api/labs/{lab}", lab).then().statusCode(204);
        expect(preview.getAuthority(), 410).body(containsString("This lab has ended"));
    }

    @Test
    void whatIsNotHttpOrNotThereIsExplained() {
        expect(preview.getAuthority(), 502).body(containsString("Nothing listens on port 8000 yet"));
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run(
                    "(python3 -c 'import socket; s = socket.create_server((\"\", 8000)); s.accept()[0].send(b\"no HTTP\\n\\n\")' &)");
        }
        Eventually.is(true, () -> get(preview.getAuthority(), "/").asString().contains("is not a web page"));
    }

    @Test
    void withoutNamesOfTheirOwnPreviewsAreOpaqueAndBelowAPath() {
        serve();
        String host = URI.create(server.url()).getAuthority().replace("localhost", "127.0.0.1");
        String template = guest.request().header("Host", host).get("/api/labs/{lab}", lab).path("preview");
        URI below = address(template, 8000);
        assertEquals(host, below.getAuthority());
        get(host, below.getPath() + "about").then().statusCode(200).header("Set-Cookie", nullValue())
                .header("Content-Security-Policy", startsWith("sandbox allow-scripts"))
                .header("Content-Security-Policy", not(containsString("allow-same-origin")));
        given().baseUri(server.url()).header("Host", host).cookie(Guest.COOKIE, "ours").cookie("theirs", "1")
                .get(below.getPath() + "about").then().statusCode(200).body(not(containsString("Cookie:")));
        get(host, below.getPath()).then().header("Set-Cookie", nullValue());
        get(host, below.getPath() + "moved").then().header("Location", below.getPath() + "about");
        get(host, below.getPath().replace(lab, "0".repeat(24)) + "about").then().statusCode(404);
    }

    @Test
    void noAddressIsLeftInMetrics() {
        serve();
        String token = preview.getHost().substring(2, preview.getHost().indexOf("-8000"));
        get("127.0.0.1:" + preview.getPort(), "/preview/" + token + "-8000/about").then().statusCode(200);
        String metrics = given().baseUri(server.url()).get("/q/metrics").asString();
        assertTrue(metrics.contains("uri=\"/preview\""), metrics);
        assertFalse(metrics.contains(token) || metrics.contains("/about"), "an address stands in the metrics");
    }
}
