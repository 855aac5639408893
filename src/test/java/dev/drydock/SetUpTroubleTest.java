package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Set-up scripts of lessons that fail or take too long: what learners are told, and what instructors see. */
@RunningDrydock(lessons = "src/test/resources/lessons-with-set-up", settings = "drydock.lab.set-up-time=2s")
class SetUpTroubleTest {

    private static final String COURSE = "set-up";
    private static final String SLOW_STEP = "05-slow-step";
    private static final String STEP = "/api/labs/{lab}/steps/{step}";

    private static Chromium chromium;

    private Server server;
    private Guest guest;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void endBrowser() {
        chromium.close();
    }

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
    void aStepThatTakesTooLongIsToldAndTheServiceThatItStartedGoesOn() {
        String lab = guest.lab(COURSE, SLOW_STEP);
        ProblemDocument.expect(guest.post(STEP, lab, "too-long"), 502);
        guest.post(STEP, lab, "too-long").then()
                .body("detail", containsString("took too long and was stopped. What it had started goes on."));
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            String beat = terminal.run("cat /run/beat");
            Eventually.holds(() -> !terminal.run("cat /run/beat").equals(beat), () -> "the service stands still at " + beat);
        }
        String page = Guest.instructorOf(server).page("/instructor/checks");
        assertTrue(page.contains("set-up/05-slow-step/setup/too-long.sh"), page);
        assertTrue(page.contains("It took longer than 2 seconds and was stopped"), page);
        assertTrue(page.contains("The service was started."), page);
    }

    @Test
    void aSetUpThatTakesTooLongIsListedToo() {
        ProblemDocument.expect(guest.startLab(COURSE, "03-slow"), 503);
        String page = Guest.instructorOf(server).page("/instructor/checks");
        assertTrue(page.contains("set-up/03-slow/setup.sh"), page);
    }

    @Test
    void thePageTellsALearnerWhoMayHaveItPreparedAgainAndTheInstructorSettlesIt() {
        Page page = chromium.newLearner(server);
        page.navigate("/courses/set-up/05-slow-step");
        LessonScreen lesson = new LessonScreen(page);
        lesson.startLab();
        Locator broken = page.locator("[data-step-setup=broken]");
        Locator again = broken.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Prepare it again"));
        broken.scrollIntoViewIfNeeded();
        assertThat(broken.getByText("The lesson's own script for this step failed. It is not your fault")).isVisible();
        lesson.type("touch /root/fixed");
        again.click();
        assertThat(again).hasCount(0);
        lesson.check("The step was prepared");
        lesson.expectTask("The step was prepared", "Passed");
        lesson.endLab();

        server.stop();
        server.startAgain();
        page.navigate(server.instructorLink());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make this browser an instructor")).click();
        page.navigate("/instructor/checks");
        Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("setup/broken.sh"));
        assertThat(row).containsText("It ended with exit code 4");
        assertThat(row).containsText("There is no /root/fixed.");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Settled")).click();
        assertThat(row.getByRole(AriaRole.BUTTON)).hasText("Put back: A step that takes too long to prepare");
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(row.getByRole(AriaRole.BUTTON)).hasText("Settled: A step that takes too long to prepare");
        assertEquals("0",
                server.query(
                        "SELECT count(*) FROM set_up_failure WHERE script = 'setup/broken.sh' AND settled_at IS NOT NULL"));
        page.context().close();
    }
}
