package dev.drydock;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sleep, waking and the pool, through the front door. */
@RunningDrydock
class LabLifeTest {

    private Server server;
    private Guest guest;

    @BeforeEach
    void arrive(Server running) {
        server = running;
        guest = Guest.of(running);
    }

    @AfterEach
    void endLabs() {
        guest.endLabs();
    }

    private void sleep(String lab) {
        guest.post("/api/labs/{lab}/sleep", lab).then().statusCode(200).body("state", equalTo("asleep"))
                .body("reason", equalTo("You put it to sleep.")).body("idleAt", nullValue());
    }

    private void wake(String lab) {
        guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200).body("state", equalTo("ready"))
                .body("idleAt", notNullValue());
    }

    @Test
    void aLabThatWokeHasItsFilesAndItsRunningPrograms() {
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("sleep 1000 &");
            terminal.run("echo kept > /tmp/note");
            sleep(lab);
            terminal.awaitClose();
        }
        wake(lab);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("kept\r\n", terminal.run("cat /tmp/note"));
            assertTrue(terminal.run("jobs").contains("Running"));
        }
    }

    @Test
    void nothingReachesASleepingLab() {
        String lab = guest.lab();
        sleep(lab);
        ProblemDocument.expect(guest.check(lab, "done"), 409);
        assertEquals(409, TerminalWindow.knock(server, "/api/labs/" + lab + "/terminals/1", "Cookie", guest.cookie(),
                "Origin", server.url()));
    }

    @Test
    void aSleepingLabCanBeResetAndKeepsItsTime() {
        String lab = guest.lab();
        Instant before = Instant.parse(guest.get("/api/labs/{lab}", lab).path("expiresAt"));
        sleep(lab);
        guest.post("/api/labs/{lab}/reset", lab).then().statusCode(200);
        Eventually.is("ready", () -> guest.get("/api/labs/{lab}", lab).path("state"));
        Instant after = Instant.parse(guest.get("/api/labs/{lab}", lab).path("expiresAt"));
        assertTrue(after.isBefore(before.plusSeconds(60)));
    }

    @Test
    void sleepingAndWakingAreIdempotent() {
        String lab = guest.lab();
        sleep(lab);
        sleep(lab);
        wake(lab);
        wake(lab);
    }

    @Test
    void aSleepingLabEndsLikeAnyOther() {
        String lab = guest.lab();
        sleep(lab);
        guest.delete("/api/labs/{lab}", lab).then().statusCode(204);
        assertFalse(LabContainers.of(server.installation()).contains(lab));
        ProblemDocument.expect(guest.post("/api/labs/{lab}/wake", lab), 409);
    }

    @Test
    void sleepIsNotCountedAsTimeOfTheLab() {
        String lab = guest.lab();
        Instant before = Instant.parse(guest.get("/api/labs/{lab}", lab).path("expiresAt"));
        sleep(lab);
        String longest = guest.get("/api/labs/{lab}", lab).path("longestUntil");
        guest.get("/api/labs/{lab}", lab).then().body("expiresAt", equalTo(longest));
        wake(lab);
        Instant after = Instant.parse(guest.get("/api/labs/{lab}", lab).path("expiresAt"));
        assertFalse(after.isBefore(before.minusSeconds(1)));
    }

    @Test
    void aSleepingLabOutlivesAKilledServer() {
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("echo kept > /root/note");
        }
        sleep(lab);
        server.killAndStartAgain();
        guest.get("/api/labs/{lab}", lab).then().body("state", equalTo("asleep"));
        wake(lab);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("kept\r\n", terminal.run("cat /root/note"));
        }
    }

    @Test
    void sayingStillHereMovesTheMomentOfSleep() {
        String lab = guest.lab();
        Instant before = Instant.parse(guest.get("/api/labs/{lab}", lab).path("idleAt"));
        wake(lab);
        Instant after = Instant.parse(guest.get("/api/labs/{lab}", lab).path("idleAt"));
        assertTrue(after.isAfter(before));
    }

    @Test
    void aLabThatWasStartedAheadIsGivenOnceUnderTheIdThatItAlwaysHad() {
        Eventually.is(true, () -> !server.query("SELECT id FROM pooled_lab WHERE image = 'base' AND ready").isEmpty());
        String ahead = server.query("SELECT id FROM pooled_lab WHERE image = 'base' AND ready ORDER BY made_at");
        assertEquals(ahead, guest.lab());
        assertEquals("", server.query("SELECT id FROM pooled_lab WHERE id = '" + ahead + "'"));
        try (TerminalWindow terminal = guest.terminal(ahead, 1)) {
            assertEquals(server.query("SELECT seed FROM lab WHERE id = '" + ahead + "'") + "\r\n",
                    terminal.run("echo $LAB_SEED"));
        }
    }

    @Test
    void everyStateHasAReason() {
        String lab = guest.lab();
        guest.get("/api/labs/{lab}", lab).then().body("reason", containsString("started"));
        guest.delete("/api/labs/{lab}", lab);
        guest.get("/api/labs/{lab}", lab).then().body("reason", equalTo("You ended it."));
    }
}
