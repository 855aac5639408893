package dev.drydock;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that was killed, and its next start: no container without an owner, no owner without a word, no progress lost. */
@RunningDrydock
class RecoveryTest {

    private static final String OWNED = "SELECT id FROM lab WHERE state <> 'ENDED' UNION SELECT id FROM pooled_lab ORDER BY id";

    private final List<Guest> guests = new ArrayList<>();
    private Server server;

    @BeforeEach
    void meet(Server server) {
        this.server = server;
    }

    @AfterEach
    void endLabs() {
        guests.forEach(Guest::endLabs);
    }

    private Guest newGuest() {
        Guest guest = Guest.of(server);
        guests.add(guest);
        return guest;
    }

    /** Rows and containers agree. */
    private void expectEveryContainerOwned() {
        Eventually.is(true, () -> server.queryAll(OWNED).equals(LabContainers.of(server.installation())));
    }

    @Test
    void runningLabsAndProgressSurviveAKill() {
        Guest guest = newGuest();
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("touch /root/done");
        }
        guest.check(lab, "done").then().body("outcome", equalTo("passed"));
        String end = guest.get("/api/labs/{lab}", lab).path("expiresAt");

        server.killAndStartAgain();

        guest.get("/api/labs/{lab}", lab).then().body("state", equalTo("ready")).body("expiresAt", equalTo(end));
        assertEquals(List.of("done"), guest.passed(Guest.COURSE, Guest.LESSON));
        guest.check(lab, "done").then().body("outcome", equalTo("passed"));
        expectEveryContainerOwned();
    }

    @Test
    void labsThatWereStartingDuringTheKillBecomeReadyOrEndWithAReason() {
        List<Guest> starting = new ArrayList<>();
        // A machine may be quick enough to have started them all when the kill comes
        for (int attempt = 0; attempt < 5 && !isStarting(); attempt++) {
            if (!server.runs()) {
                server.startAgain();
            }
            for (int i = 0; i < 4; i++) {
                starting.add(newGuest());
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Guest guest : starting) {
                    threads.execute(() -> clickAndHearNothing(guest));
                }
                Eventually.is(true, this::isStarting);
                server.kill();
            }
        }
        assertTrue(isStarting(), "no kill came during a start");
        server.startAgain();

        Eventually.is(false, this::isStarting);
        expectEveryContainerOwned();
        for (Guest guest : starting) {
            String lab = guest.lab();
            try (TerminalWindow terminal = guest.terminal(lab, 1)) {
                assertEquals("works\r\n", terminal.run("echo works"));
            }
        }
    }

    private boolean isStarting() {
        return !server.query("SELECT 1 FROM lab WHERE state = 'STARTING'").isEmpty();
    }

    private static void clickAndHearNothing(Guest guest) {
        try {
            guest.startLab(Guest.COURSE, Guest.LESSON);
        } catch (Exception connectionLost) {
            // As the browser of somebody whose server was just killed
        }
    }

    @Test
    void containersWithoutAnOwnerAreRemovedAndThoseOfOthersAreNot() {
        String orphan = "orphan" + UUID.randomUUID().toString().substring(0, 8);
        String foreign = "foreign" + UUID.randomUUID().toString().substring(0, 8);
        String otherInstallation = "test-" + UUID.randomUUID();
        LabContainers.createOrphan(otherInstallation, foreign);
        try {
            server.kill();
            LabContainers.createOrphan(server.installation(), orphan);
            server.startAgain();
            Eventually.is(false, () -> LabContainers.of(server.installation()).contains(orphan));
            assertEquals(List.of(foreign), LabContainers.of(otherInstallation));
        } finally {
            LabContainers.removeAll(otherInstallation);
        }
    }

    @Test
    void volumesThatAKilledEngineLeftAreRemovedAndThoseOfOthersAreNot() {
        String otherInstallation = "test-" + UUID.randomUUID();
        String foreign = LabContainers.createVolume(otherInstallation, "foreign");
        try {
            String ofALab = newGuest().lab();
            List<String> left = List.of(LabContainers.createVolume(server.installation(), "ended"),
                    LabContainers.createVolume(server.installation(), ofALab));
            Eventually.is(true, () -> Collections.disjoint(LabContainers.volumes(server.installation()), left));
            assertEquals(List.of(foreign), LabContainers.volumes(otherInstallation));
        } finally {
            LabContainers.removeVolume(foreign);
        }
    }

    @Test
    void aLabWhoseContainerSomebodyStoppedSaysSoAndWakesWithItsFiles() {
        Guest guest = newGuest();
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("echo kept > /root/note");
        }
        LabContainers.kill(lab);
        Eventually.is("asleep", () -> guest.get("/api/labs/{lab}", lab).path("state"));
        guest.get("/api/labs/{lab}", lab).then().body("reason", containsString("stopped outside Drydock"));
        guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200).body("state", equalTo("ready"));
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("kept\r\n", terminal.run("cat /root/note"));
        }
    }

    @Test
    void aRowWhoseContainerIsGoneIsClosedWithTheReason() {
        Guest guest = newGuest();
        String lab = guest.lab();
        server.kill();
        LabContainers.remove(lab);
        server.startAgain();
        Eventually.is("ended", () -> guest.get("/api/labs/{lab}", lab).path("state"));
        guest.get("/api/labs/{lab}", lab).then().body("reason", containsString("Your progress is kept"));
        assertNotEquals(lab, guest.lab(), "the next start is another lab");
    }

    @Test
    void aContainerThatGoesWhileTheServerRunsIsNoticedToo() {
        Guest guest = newGuest();
        String lab = guest.lab();
        LabContainers.remove(lab);
        Eventually.is("ended", () -> guest.get("/api/labs/{lab}", lab).path("state"));
    }

    @Test
    void labsStayWhenTheServerIsStoppedAndTheDatabaseEndsWithIt() {
        Guest guest = newGuest();
        String lab = guest.lab();
        ProcessHandle database = server.database().process().orElseThrow();
        server.stop();
        Eventually.is(false, database::isAlive);
        assertTrue(LabContainers.of(server.installation()).contains(lab));
        server.startAgain();
        guest.get("/api/labs/{lab}", lab).then().body("state", equalTo("ready"));
    }

    @Test
    void theDatabaseThatAKilledServerLeftRunningIsTakenOver() {
        ProcessHandle left = server.database().process().orElseThrow();
        String installation = server.installation();
        server.kill();
        assertTrue(left.isAlive(), "a kill leaves the database running");
        server.startAgain();
        assertNotEquals(left.pid(), server.database().process().orElseThrow().pid());
        Eventually.is(false, left::isAlive);
        assertEquals(installation, server.query("SELECT id FROM installation"));
    }
}
