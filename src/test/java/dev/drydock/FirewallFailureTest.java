package dev.drydock;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.restassured.response.Response;

/** Where the packet filter of a lab cannot be set, nobody gets the lab. */
@Tag(RunningDrydock.TAG)
class FirewallFailureTest {

    private static final String UNSUPPORTED = "This server cannot give this lab what the lesson asks for. It is not your fault;"
            + " tell your instructor.";

    private final OwnImages images = new OwnImages("base", "toolbox");
    private Server server;

    @BeforeEach
    void start() {
        SharedServer.waitGenerously();
        server = Server.start(List.of("drydock.sandbox.image-prefix=" + images.prefix(), "drydock.lab.pool.least=0"),
                List.of(Path.of("src/test/resources/lessons-with-peers")));
    }

    @AfterEach
    void end() {
        try (images) {
            // None, where it did not start
            if (server != null) {
                server.close();
            }
        }
    }

    private void expectRefusal(String sentence, String inTheLog) throws IOException {
        Guest guest = Guest.of(server);
        Response refusal = guest.startLab("peers", "01-web");
        ProblemDocument.expect(refusal, 503);
        refusal.then().body("detail", equalTo(sentence));
        assertEquals(List.of(), guest.get("/api/labs").path("id"));
        Eventually.is(List.of(), () -> LabContainers.everythingOfInstallation(server.installation()));
        String log = Files.readString(server.log());
        assertTrue(log.contains(inTheLog), log);
    }

    @Test
    void itsImageIsMissing() throws IOException {
        expectRefusal("The image of this lab is missing on this server. It is not your fault; tell whoever runs it.",
                "The image " + images.prefix() + "firewall is not on this engine");
    }

    @ParameterizedTest
    @ValueSource(strings = { "exit 1", "kill -9 $$" })
    void itFails(String end) throws IOException {
        images.add("firewall", "base", "usr/sbin/set-filter", "#!/bin/sh\necho 'no such kernel' >&2\n" + end + "\n");
        expectRefusal(UNSUPPORTED, "no such kernel");
    }

    @Test
    void itHasNothingToSetItWith() throws IOException {
        images.add("firewall", "base", "etc/nothing", "");
        expectRefusal("The container engine of this server did not start the lab. It is not your fault; try again, and tell"
                + " whoever runs this server if it stays so.", "set-filter");
    }
}
