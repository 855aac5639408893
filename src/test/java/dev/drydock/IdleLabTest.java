package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;

/** What a learner sees who has stopped working: a warning, then a lab that sleeps with everything in it. */
@RunningDrydock(settings = { "drydock.lab.idle-after=8s", "drydock.lab.idle-every=1s" })
class IdleLabTest {

    private static final String REASON = "Nothing was typed, printed or computed in it for 8 seconds.";
    private static final IsVisibleOptions PATIENT = new IsVisibleOptions().setTimeout(60_000);

    private static Chromium chromium;

    private Page page;
    private LessonScreen lesson;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void endBrowser() {
        chromium.close();
    }

    @BeforeEach
    void start(Server server) {
        page = chromium.newLearner(server);
        lesson = LessonScreen.open(page);
        lesson.startLab();
    }

    @AfterEach
    void leave() {
        lesson.endLab();
        page.context().close();
    }

    private String idleAt() {
        return (String) page.evaluate("async () => (await (await fetch('/api/labs')).json())[0].idleAt");
    }

    @Test
    void anIdleLabSleepsWithAReasonAndWakesAsItWas() {
        lesson.type("note=kept; sleep 1000 &");
        assertThat(page.getByText("Your lab is asleep")).isVisible(PATIENT);
        assertThat(page.getByText(REASON)).isVisible();
        // It has all the time there is already
        assertThat(lesson.button("Extend")).isHidden();
        lesson.button("Wake the lab").click();
        lesson.awaitPrompt();
        lesson.type("echo [$note] $(jobs | wc -l)");
        lesson.awaitOutput("[kept] 1");
    }

    @Test
    void whoIsStillThereSaysSoAtTheWarning() {
        assertThat(page.getByText("it goes to sleep in")).isVisible();
        Instant before = Instant.parse(idleAt());
        Response answer = page.waitForResponse("**/wake", () -> lesson.button("Still here").click());
        assertTrue(answer.ok(), answer::text);
        assertTrue(Instant.parse(idleAt()).isAfter(before));
        assertThat(lesson.terminal()).isVisible();
    }

    @Test
    void aLabThatComputesIsNotIdle() {
        lesson.type("while :; do :; done");
        Instant started = Instant.parse(idleAt());
        // Well past the moment at which it would have slept
        Eventually.holds(() -> Instant.parse(idleAt()).isAfter(started.plusSeconds(10)), () -> "idle at " + idleAt());
        assertThat(lesson.terminal()).isVisible();
    }
}
