package dev.drydock;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labs that are not alone: their peers start, sleep, wake and end as they do. A second of sleep is long here. */
@RunningDrydock(lessons = "src/test/resources/lessons-with-peers", settings = { "drydock.lab.stop-after=1s",
        "drydock.lab.reap-every=1s", "drydock.lab.pool.least=0", "drydock.sandbox.disk.bytes=41943040" })
class PeersTest {

    private static final String COURSE = "peers";
    private static final String LESSON = "01-web";

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

    private String seed(String lab) {
        return server.query("SELECT seed FROM lab WHERE id = '" + lab + "'");
    }

    private void expectHello(String lab) {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("hello from web for " + seed(lab) + "\r\n", terminal.run("curl -s http://web/"));
        }
    }

    @Test
    void aLabReachesItsPeersByNameAndIsCalledDrydockByThem() {
        String lab = guest.lab(COURSE, LESSON);
        expectHello(lab);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("db\r\n", terminal.run("ping -q -c 1 db >/dev/null && echo db"));
            assertEquals(terminal.run("hostname -i"), terminal.run("getent hosts drydock | awk '{ print $1 }'"));
        }
    }

    @Test
    void aCheckFromOutsideReachesThePeersToo() {
        String lab = guest.lab(COURSE, LESSON);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("curl -s -o /root/page http://web/; cd /root; python3 -m http.server 8000 >/dev/null 2>&1 &");
            Eventually.is("passed", () -> guest.check(lab, "answers").path("outcome"));
        }
    }

    @Test
    void peersHaveNoMoreRightsThanTheLab() {
        String lab = guest.lab(COURSE, LESSON);
        var limits = LabContainers.hostConfig(lab);
        var peer = LabContainers.hostConfigOf("drydock-peer-" + lab + "-web");
        assertEquals(List.of(limits.getCapAdd()), List.of(peer.getCapAdd()));
        assertEquals(List.of(limits.getCapDrop()), List.of(peer.getCapDrop()));
        assertEquals(limits.getSecurityOpts(), peer.getSecurityOpts());
        assertEquals(limits.getMemory(), peer.getMemory());
        assertEquals(limits.getPidsLimit(), peer.getPidsLimit());
    }

    @Test
    void theyAreThereAfterSleep() {
        String lab = guest.lab(COURSE, LESSON);
        guest.post("/api/labs/{lab}/sleep", lab).then().statusCode(200);
        guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200).body("state", equalTo("ready"));
        expectHello(lab);
    }

    @Test
    void afterALongSleepTheyHaveTheirFilesAndWhatTheirScriptsStart() {
        String lab = guest.lab(COURSE, LESSON);
        guest.post("/api/labs/{lab}/sleep", lab).then().statusCode(200);
        Eventually.is("t", () -> server.query("SELECT stopped FROM lab WHERE id = '" + lab + "'"));
        server.killAndStartAgain();
        guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200).body("reason", equalTo("You woke it."));
        expectHello(lab);
    }

    @Test
    void aResetMakesThemAnew() {
        String lab = guest.lab(COURSE, LESSON);
        guest.post("/api/labs/{lab}/reset", lab).then().statusCode(200);
        Eventually.is("ready", () -> guest.get("/api/labs/{lab}", lab).path("state"));
        expectHello(lab);
    }

    @Test
    void nothingOfAnEndedLabIsLeft() {
        String lab = guest.lab(COURSE, LESSON);
        String terminals = "drydock-terminals-" + server.installation() + "-" + lab;
        assertEquals(List.of("drydock-lab-" + lab, "drydock-net-" + lab, "drydock-peer-" + lab + "-db",
                "drydock-peer-" + lab + "-web", terminals, terminals + ".db", terminals + ".web"),
                LabContainers.everythingOf(lab));
        guest.delete("/api/labs/{lab}", lab).then().statusCode(204);
        // The reaper may be at the same, and then each leaves some of it to the other
        Eventually.is(List.of(), () -> LabContainers.everythingOf(lab));
    }

    @Test
    void nothingIsLeftWhenTheLabsContainerIsRemovedByHand() {
        String lab = guest.lab(COURSE, LESSON);
        LabContainers.remove(lab);
        Eventually.is(List.of(), () -> LabContainers.everythingOf(lab));
    }

    @Test
    void aNetworkThatNobodyOwnsIsRemoved() {
        String network = LabContainers.createNetwork(server.installation(), "0123456789abcdef01234567");
        Eventually.is(false, () -> LabContainers.networks(server.installation()).contains(network));
    }

    @Test
    void aPeerWhoseScriptFailsIsNamedToTheInstructorAndNothingIsLeft() throws IOException {
        ProblemDocument.expect(guest.startLab(COURSE, "02-failing"), 503);
        String lab = server.query("SELECT id FROM lab WHERE lesson = '02-failing' ORDER BY created_at DESC");
        Eventually.is(List.of(), () -> LabContainers.everythingOf(lab));
        assertTrue(Files.readString(server.log()).contains("peers/db.sh ended with exit code 3: no room for a database"));
        String page = Guest.instructorOf(server).page("/instructor/checks");
        assertTrue(page.contains("peers/02-failing/peers/db.sh"), page);
        assertFalse(LabContainers.of(server.installation()).contains(lab));
    }

    @Test
    void whatTheyWriteCountsAsTheLabs() {
        String lab = guest.startLab(COURSE, "04-hoard").path("id");
        Eventually.is("asleep", () -> guest.get("/api/labs/{lab}", lab).path("state"));
        guest.get("/api/labs/{lab}", lab).then().body("reason", containsString("It was frozen because it wrote"));
    }

    @Test
    void aLabWhosePeerIsGoneSleepsAndWakesAsAnyOther() {
        String lab = guest.lab(COURSE, LESSON);
        LabContainers.removeContainer("drydock-peer-" + lab + "-db");
        guest.post("/api/labs/{lab}/sleep", lab).then().statusCode(200);
        Eventually.is("t", () -> server.query("SELECT stopped FROM lab WHERE id = '" + lab + "'"));
        guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200).body("state", equalTo("ready"));
        expectHello(lab);
    }

    @Test
    void theirMemoryCountsAsTheLabs() {
        String lab = guest.lab(COURSE, LESSON);
        assertEquals(Long.toString(3 * (256L << 20)), server.query("SELECT memory FROM lab WHERE id = '" + lab + "'"));
    }
}
