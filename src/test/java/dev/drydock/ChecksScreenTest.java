package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Checks as a learner meets them in the page: those that run by themselves, and the way to say that one is wrong. */
@RunningDrydock
class ChecksScreenTest {

    private static final String ONE = "The file /root/one exists";
    private static final String TWO = "The file /root/two exists";
    private static final String NUMBER = "What is your number?";

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
    void openLesson(Server server) {
        page = chromium.newLearner(server);
        page.navigate("/courses/graders/03-keys");
        lesson = new LessonScreen(page);
        lesson.startLab();
    }

    @AfterEach
    void leave() {
        lesson.endLab();
        page.context().close();
    }

    @Test
    void aTaskPassesByItselfWhenTheCommandEndsOnceWhatItNeedsHasPassed() {
        lesson.type("touch /root/one");
        lesson.check(ONE);
        lesson.expectTask(ONE, "Passed");
        lesson.expectTask(TWO, "To do");
        lesson.type("touch /root/two");
        lesson.expectTask(TWO, "Passed");
        lesson.expectProgress("2 of 3 tasks");
    }

    @Test
    void whoIsSureOfAnAnswerTellsTheInstructor() {
        Locator sure = lesson.task(NUMBER).getByRole(AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName("My answer is right"));
        assertThat(sure).isHidden();
        lesson.task(NUMBER).getByRole(AriaRole.TEXTBOX).fill("twelve");
        lesson.check(NUMBER);
        lesson.expectTask(NUMBER, "Not yet");
        sure.click();
        lesson.expectTask(NUMBER, "Your instructor can now see your answer");
        assertThat(sure).isHidden();
    }
}
