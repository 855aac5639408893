package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A learner with a lab and an instructor, each in a browser, and what they do about help. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
abstract class TwoBrowsers {

    private static Chromium chromium;
    static Page instructor;
    static String instructorsName;

    Page learner;
    String learnersName;
    LessonScreen lesson;

    /** The link works once a start, so the server is started anew, and one teaches for all tests. */
    @BeforeAll
    static void anInstructorComes(Server server) {
        server.stop();
        server.startAgain();
        chromium = Chromium.start();
        instructor = chromium.newLearner(server);
        instructor.navigate(server.instructorLink());
        button(instructor, "Make this browser an instructor’s").click();
        instructorsName = name(instructor);
    }

    @AfterAll
    static void endBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aLearnerStartsALab(Server server) {
        instructor.navigate("/instructor/help");
        assertThat(instructor.getByText("Nobody waits for help.")).isVisible();
        learner = chromium.newLearner(server);
        lesson = LessonScreen.open(learner, LessonScreen.SEVERAL_TERMINALS);
        learnersName = name(learner);
        lesson.startLab();
    }

    @AfterEach
    void theLearnerLeaves() {
        lesson.endLab();
        learner.context().close();
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static String name(Page page) {
        return page.evaluate("""
                fetch('/api/me', { signal: AbortSignal.timeout(30000) })
                  .then(me => me.json()).then(me => me.name)""").toString();
    }

    static Locator strip(Page learner) {
        return learner.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Help from an instructor"));
    }

    Locator strip() {
        return strip(learner);
    }

    static Locator instructorIsTold() {
        return instructor.getByRole(AriaRole.STATUS).first();
    }

    static Locator seen() {
        return instructor.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The learner’s terminal"));
    }

    static void awaitSeen(String text) {
        assertThat(seen().locator(".xterm-rows")).containsText(text);
    }

    void raise() {
        button(learner, "Ask for help").click();
        Locator dialog = learner.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.TEXTBOX).fill("Nothing listens & I do not see why");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Raise my hand")).click();
        assertThat(strip()).containsText("Your hand has been up since");
    }

    void offer() {
        button(instructor, "Offer to watch: " + learnersName).click();
        assertThat(instructorIsTold()).containsText(learnersName + " is being asked whether you may watch");
        assertThat(strip()).containsText(instructorsName + " offers to watch terminal 1");
    }

    void watch() {
        raise();
        offer();
        button(learner, "Let them watch").click();
        expectBothKnowOfWatching();
    }

    void expectBothKnowOfWatching() {
        assertThat(strip()).containsText(instructorsName + " watches terminal 1.");
        assertThat(instructorIsTold()).containsText("You watch terminal 1, and " + learnersName + " sees that you do.");
    }

    void typing() {
        button(instructor, "Ask to type").click();
        assertThat(strip()).containsText(instructorsName + " watches terminal 1 and asks to type in it");
        button(learner, "Let them type").click();
        assertThat(strip()).containsText(instructorsName + " watches terminal 1 and can type in it.");
        assertThat(instructorIsTold()).containsText("You watch terminal 1 and can type in it");
        assertThat(seen().getByRole(AriaRole.TEXTBOX)).isFocused();
    }

    /** With what follows it in the shell, so that it would have been seen by then. */
    void expectNothingTypedByInstructor(String file) {
        seen().click();
        instructor.keyboard().type("touch /root/" + file + "\n");
        lesson.type("ls /root; echo looked-for-$((40+2))-" + file.length());
        lesson.awaitOutput("looked-for-42-" + file.length());
        assertFalse(lesson.output().contains(file), "the instructor typed without a yes to that");
    }

    /** Who did what in this learner's lab, the first first, as the instructor's page tells it. */
    List<String> log() {
        instructor.navigate("/instructor/help/log");
        return instructor.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(learnersName)).all().reversed()
                .stream().map(row -> row.getByRole(AriaRole.CELL).nth(1).innerText().strip().split("\n")[0])
                .map(line -> line.replace(learnersName, "L").replace(instructorsName, "I")).toList();
    }

    /** Once it has settled: a terminal that was just shown takes its size a moment later. */
    static void expectNoSidewaysScrolling(Page page) {
        Eventually.holds(
                () -> page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth").equals(0),
                () -> page.url() + " is wider than the screen");
    }
}
