package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;

/** The time that a lab has, as its page counts it down. */
@RunningDrydock(settings = { "drydock.lab.lifetime=5M", "drydock.lab.extension=20M", "drydock.lab.longest=40M",
        "drydock.lab.reap-every=1s" })
class LabTimeTest {

    private static final IsVisibleOptions PATIENT = new IsVisibleOptions().setTimeout(60_000);

    private static Chromium chromium;

    private Server server;
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
    void start(Server running) {
        server = running;
        page = chromium.newLearner(running);
        lesson = LessonScreen.open(page);
    }

    @AfterEach
    void leave() {
        lesson.endLab();
        page.context().close();
    }

    private void expectTimeLeft(String pattern) {
        assertThat(page.getByRole(AriaRole.TIMER)).hasText(Pattern.compile(pattern));
    }

    @Test
    void theRulesAreToldBeforeTheStart() {
        assertThat(page.getByText(Pattern.compile("5 minutes"))).isVisible();
    }

    @Test
    void theCountdownWarnsAndTheLabIsExtendedUpToTheCap() {
        lesson.startLab();
        expectTimeLeft("^[34]:\\d\\d left$");
        assertThat(page.getByText(Pattern.compile("Your lab ends in [45] minutes\\. Everything in it goes away then\\.")))
                .isVisible();
        lesson.button("Keep it going").click();
        expectTimeLeft("^2[34] min left$");
        lesson.button("Extend").click();
        expectTimeLeft("^3[89] min left$");
        lesson.button("Extend").click();
        assertThat(page.getByText("This lab already has all the time it can get.").first()).isVisible();
    }

    @Test
    void aLabWhoseTimeIsUpSaysSoAndAnotherCanBeStarted() {
        lesson.startLab();
        server.update("UPDATE lab SET expires_at = now() WHERE state = 'READY'");
        assertThat(page.getByText("This lab has ended")).isVisible(PATIENT);
        assertThat(page.getByText("Its time was up.")).isVisible();
        lesson.button("Start a new lab").click();
        lesson.awaitPrompt();
    }

    @Test
    void aResetAsksFirstThenGivesAFreshLabWithTheTimeThatWasLeft() {
        lesson.startLab();
        lesson.button("Keep it going").click();
        expectTimeLeft("^2[34] min left$");
        lesson.type("touch /root/mine && echo made-it");
        lesson.awaitOutput("\nmade-it");
        lesson.button("Lab").click();
        lesson.button("Reset the lab…").click();
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).getByText("Reset lab").click();
        lesson.awaitPrompt();
        lesson.type("ls /root/mine");
        lesson.awaitOutput("No such file or directory");
        expectTimeLeft("^2[34] min left$");
    }
}
