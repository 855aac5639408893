package dev.drydock;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.github.dockerjava.api.model.HostConfig;

import io.restassured.response.Response;

/** What a lesson lays into a lab and runs in it before the learner comes. */
@RunningDrydock(lessons = "src/test/resources/lessons-with-set-up", settings = "drydock.lab.start-wait=2s")
class LessonSetUpTest {

    private static final String COURSE = "set-up";

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

    @Test
    void filesOfALessonKeepTheirModes() {
        try (TerminalWindow terminal = guest.terminal(guest.lab(COURSE, "01-prepared"), 1)) {
            assertEquals("hello from the lesson\r\n", terminal.run("/root/app/hello"));
            assertEquals("755 root\r\n644 root\r\n", terminal.run("stat -c '%a %U' /root/app/hello /root/app/notes.txt"));
        }
    }

    @Test
    void whatSetUpMadeIsThereAndWhatItStartedGoesOn() {
        try (TerminalWindow terminal = guest.terminal(guest.lab(COURSE, "01-prepared"), 1)) {
            assertEquals("yes\r\n", terminal.run("[ \"$(cat /root/made)\" = \"by setup for $LAB_SEED\" ] && echo yes"));
            assertEquals("read me\r\n", terminal.run("cat /root/app/link"));
            String beat = terminal.run("cat /run/beat");
            Eventually.holds(() -> !terminal.run("cat /run/beat").equals(beat), () -> "the service stands still at " + beat);
        }
    }

    @Test
    void aServiceOfSetUpHasNoMoreRightsThanTheLearnersShell() {
        try (TerminalWindow terminal = guest.terminal(guest.lab(COURSE, "01-prepared"), 1)) {
            String rights = "grep -E '^(Cap|NoNewPrivs|Seccomp:)' /proc/%s/status";
            assertEquals(terminal.run(rights.formatted("$$")), terminal.run(rights.formatted("$(cat /run/service.pid)")));
        }
    }

    @Test
    void aServiceOfSetUpSleepsWithItsLabAndEndsWithIt() {
        String lab = guest.lab(COURSE, "01-prepared");
        guest.post("/api/labs/{lab}/sleep", lab).then().statusCode(200);
        guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("runs\r\n", terminal.run("kill -0 $(cat /run/service.pid) && echo runs"));
        }
        guest.delete("/api/labs/{lab}", lab).then().statusCode(204);
        assertFalse(LabContainers.of(server.installation()).contains(lab));
    }

    @Test
    void aResetSetsTheLabUpAnew() {
        String lab = guest.lab(COURSE, "01-prepared");
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("rm -r /root/app /root/made && touch /root/mine");
        }
        guest.post("/api/labs/{lab}/reset", lab);
        Eventually.is("ready", () -> guest.get("/api/labs/{lab}", lab).path("state"));
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("hello from the lesson\r\n", terminal.run("/root/app/hello"));
            assertNotEquals("", terminal.run("cat /root/made"));
            assertTrue(terminal.run("ls /root/mine").contains("No such file"));
        }
    }

    @Test
    void aFailingSetUpSaysWhoseFaultItIsAndLeavesNothing() throws IOException {
        Response refusal = guest.startLab(COURSE, "02-failing");
        ProblemDocument.expect(refusal, 503);
        refusal.then().body("detail",
                equalTo("The lesson's own set-up failed. It is not your fault; tell your instructor, who finds "
                        + "the reason under Checks."));
        String lab = server.query("SELECT id FROM lab WHERE lesson = '02-failing' ORDER BY created_at DESC");
        guest.get("/api/labs/{lab}", lab).then().body("state", equalTo("ended"))
                .body("reason", containsString("set-up failed"));
        assertFalse(LabContainers.of(server.installation()).contains(lab));
        assertTrue(Files.readString(server.log()).contains("setup.sh ended with exit code 3: the archive is damaged"));
    }

    @Test
    void aMissingImageSaysWhatIsMissingAndWhoMendsIt() {
        Response refusal = guest.startLab(COURSE, "04-unbuilt");
        ProblemDocument.expect(refusal, 503);
        refusal.then().body("detail",
                equalTo("The image of this lab is missing on this server. It is not your fault; tell whoever runs it."));
        assertEquals(List.of(), guest.get("/api/labs").path("id"));
    }

    @Test
    void aSlowSetUpIsNamedWhileItRuns() {
        String lab = guest.startLab(COURSE, "03-slow").then().body("state", equalTo("starting"))
                .body("stage", equalTo("set-up")).extract().path("id");
        Eventually.is("ready", () -> guest.get("/api/labs/{lab}", lab).path("state"));
    }

    @Test
    void aLabHasTheMemoryThatItsLessonAsksFor() {
        HostConfig limits = LabContainers.hostConfig(guest.lab(COURSE, "06-large"));
        assertEquals(300L << 20, limits.getMemory());
        assertEquals(300L << 20, limits.getMemorySwap());
    }

    @ParameterizedTest
    @CsvSource({ "07-internet, the internet, drydock.sandbox.internet",
            "08-runtime, a runtime of its own, drydock.sandbox.runtimes" })
    void whatALessonAsksForAndTheHostDoesNotAllowIsRefusedAndNotLeftOut(String lesson, String wish, String setting) {
        Response refusal = guest.startLab(COURSE, lesson);
        ProblemDocument.expect(refusal, 503);
        refusal.then().body("detail", equalTo("This lab needs " + wish + ", which this server does not allow. It is not your "
                + "fault; tell your instructor, who finds more under Checks."));
        assertEquals(List.of(), guest.get("/api/labs").path("id"));
        String page = Guest.instructorOf(server).page("/instructor/checks");
        assertTrue(page.contains("It asks for " + wish + ", which this server does not allow"), page);
        assertTrue(page.contains(setting), page);
    }
}
