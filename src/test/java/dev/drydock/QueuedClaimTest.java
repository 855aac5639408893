package dev.drydock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two places, one of them not for guests: the second guest waits while a lab that was started ahead is there. All lessons are
 * on
 * one image, or a lab of another could be the one that is started ahead.
 */
@RunningDrydock(lessons = "src/test/resources/lessons-with-set-up", settings = { "drydock.lab.share.most=2",
        "drydock.lab.share.guests=0.5" })
class QueuedClaimTest {

    private static final String COURSE = "set-up";
    private static final String LESSON = "01-prepared";

    private Server server;
    private Guest first;
    private Guest second;

    @BeforeEach
    void arrive(Server running) {
        server = running;
        first = Guest.of(running);
        second = Guest.of(running);
    }

    @AfterEach
    void leave() {
        first.endLabs();
        second.endLabs();
    }

    private String ahead() {
        return server.query("SELECT id FROM pooled_lab WHERE image = 'base' AND ready");
    }

    private String startsFromThePool() {
        return given().baseUri(server.url()).get("/q/metrics").asString().lines()
                .filter(line -> line.startsWith("drydock_lab_start_seconds_count") && line.contains("from=\"pool\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1)).findFirst().orElseThrow();
    }

    @Test
    void whoWaitsStartsFromThePoolWhenItIsTheirTurn() {
        String holder = first.lab(COURSE, LESSON);
        Eventually.is(false, () -> ahead().isEmpty());
        String ahead = ahead();
        double before = Double.parseDouble(startsFromThePool());
        second.startLab(COURSE, LESSON).then().statusCode(202).body("id", equalTo(ahead));
        first.delete("/api/labs/{lab}", holder).then().statusCode(204);
        Eventually.is("ready", () -> second.get("/api/labs/{lab}", ahead).path("state"));
        assertEquals(before + 1, Double.parseDouble(startsFromThePool()));
        assertEquals(1, LabContainers.of(server.installation()).stream().filter(ahead::equals).count());
    }

    @Test
    void whoLeavesTheQueueLeavesNothingBehind() {
        first.lab(COURSE, LESSON);
        Eventually.is(false, () -> ahead().isEmpty());
        String waiting = second.startLab(COURSE, LESSON).path("id");
        second.delete("/api/labs/{lab}", waiting).then().statusCode(204);
        assertEquals(0, LabContainers.of(server.installation()).stream().filter(waiting::equals).count());
    }
}
