package dev.drydock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.response.Response;

/** What a container inside of a builder lab publishes is seen in the preview like any other server of the lab. */
@RunningDrydock
class PreviewOfInnerContainerTest {

    private Server server;
    private Guest guest;

    @BeforeEach
    void enter(Server server) {
        this.server = server;
        guest = Guest.of(server);
    }

    @AfterEach
    void leave() {
        guest.endLabs();
    }

    private Response get(String host) {
        return given().baseUri(server.url()).header("Host", host).redirects().follow(false).get("/");
    }

    @Test
    void aPublishedPortIsFoundAndShownUntilItsContainerStops() {
        String lab = guest.lab("graders", "02-builder");
        String template = guest.get("/api/labs/{lab}", lab).path("preview");
        String host = URI.create(template.replace("{port}", "8000")).getAuthority();
        get(host).then().statusCode(502).body(containsString("Nothing listens on port 8000 yet"));
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("docker run -d --name web -p 8000:80 nginx");
            Eventually.is(200, () -> get(host).statusCode());
            get(host).then().body(containsString("Welcome to nginx"));
            guest.get("/api/labs/{lab}", lab).then().body("ports.port", contains(8000));
            terminal.run("docker stop -t 1 web");
        }
        Eventually.is(502, () -> get(host).statusCode());
    }
}
