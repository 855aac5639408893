package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/** A learner and an instructor in two browsers, from the raised hand to the end of it. */
@RunningDrydock
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HelpingTest {

    private static Chromium chromium;
    private static Page instructor;
    private static String instructorsName;

    private Page learner;
    private String learnersName;
    private LessonScreen lesson;

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

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String name(Page page) {
        return page.evaluate("""
                fetch('/api/me', { signal: AbortSignal.timeout(30000) })
                  .then(me => me.json()).then(me => me.name)""").toString();
    }

    private static Locator strip(Page learner) {
        return learner.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Help from an instructor"));
    }

    private Locator strip() {
        return strip(learner);
    }

    private static Locator instructorIsTold() {
        return instructor.getByRole(AriaRole.STATUS).first();
    }

    private static Locator seen() {
        return instructor.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The learner’s terminal"));
    }

    private static void awaitSeen(String text) {
        assertThat(seen().locator(".xterm-rows")).containsText(text);
    }

    private void raise() {
        button(learner, "Ask for help").click();
        Locator dialog = learner.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.TEXTBOX).fill("Nothing listens & I do not see why");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Raise my hand")).click();
        assertThat(strip()).containsText("Your hand has been up since");
    }

    private void offer() {
        button(instructor, "Offer to watch: " + learnersName).click();
        assertThat(instructorIsTold()).containsText(learnersName + " is being asked whether you may watch");
        assertThat(strip()).containsText(instructorsName + " offers to watch terminal 1");
    }

    private void watch() {
        raise();
        offer();
        button(learner, "Let them watch").click();
        expectBothKnowOfWatching();
    }

    private void expectBothKnowOfWatching() {
        assertThat(strip()).containsText(instructorsName + " watches terminal 1.");
        assertThat(instructorIsTold()).containsText("You watch terminal 1, and " + learnersName + " sees that you do.");
    }

    private void typing() {
        button(instructor, "Ask to type").click();
        assertThat(strip()).containsText(instructorsName + " watches terminal 1 and asks to type in it");
        button(learner, "Let them type").click();
        assertThat(strip()).containsText(instructorsName + " watches terminal 1 and can type in it.");
        assertThat(instructorIsTold()).containsText("You watch terminal 1 and can type in it");
        assertThat(seen().getByRole(AriaRole.TEXTBOX)).isFocused();
    }

    /** With what follows it in the shell, so that it would have been seen by then. */
    private void expectNothingTypedByInstructor(String file) {
        seen().click();
        instructor.keyboard().type("touch /root/" + file + "\n");
        lesson.type("ls /root; echo looked-for-$((40+2))-" + file.length());
        lesson.awaitOutput("looked-for-42-" + file.length());
        assertFalse(lesson.output().contains(file), "the instructor typed without a yes to that");
    }

    /** Who did what in this learner's lab, the first first, as the instructor's page tells it. */
    private List<String> log() {
        instructor.navigate("/instructor/help/log");
        return instructor.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(learnersName)).all().reversed()
                .stream().map(row -> row.getByRole(AriaRole.CELL).nth(1).innerText().strip().split("\n")[0])
                .map(line -> line.replace(learnersName, "L").replace(instructorsName, "I")).toList();
    }

    private static void expectNoSidewaysScrolling(Page page) {
        assertEquals(0, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
                page.url() + " is wider than the screen");
    }

    private static void expectNothingGraveInBothSchemes(Page page) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            Axe.expectNothingGrave(page);
        }
    }

    @Test
    void theLearnerAgreesToEachStepAndEndsIt() {
        lesson.type("echo shown-before-$((6*7))");
        lesson.awaitOutput("shown-before-42");
        raise();
        assertThat(strip()).containsText("You are next. An instructor is here.");
        Locator hand = instructor.getByRole(AriaRole.LISTITEM);
        assertThat(hand).containsText(learnersName);
        assertThat(hand).containsText("Nothing listens & I do not see why");
        assertThat(hand).containsText("just now");
        assertThat(instructor.getByText("One learner waits for help.")).isVisible();
        assertThat(instructor).hasTitle(Pattern.compile("^\\(1\\) Raised hands"));
        assertThat(instructor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Hands 1").setExact(true)))
                .isVisible();

        offer();
        assertThat(seen()).isHidden();
        button(learner, "No, thanks").click();
        assertThat(strip()).containsText("Your hand has been up since");
        button(instructor, "Offer to watch").click();
        button(learner, "Let them watch").click();
        expectBothKnowOfWatching();
        awaitSeen("shown-before-42");
        lesson.type("echo live-$((6*7))");
        awaitSeen("live-42");
        expectNothingTypedByInstructor("secretly");

        typing();
        instructor.keyboard().type("echo by-the-instructor-$((6*7))\n");
        lesson.awaitOutput("by-the-instructor-42");

        button(learner, "Stop typing").click();
        expectBothKnowOfWatching();
        lesson.type("echo still-$((6*7))");
        awaitSeen("still-42");
        expectNothingTypedByInstructor("afterwards");
        button(learner, "Stop watching").click();
        assertThat(strip()).isHidden();
        assertThat(instructorIsTold()).containsText("It is over. The learner ended it.");
        assertThat(seen()).isHidden();

        assertEquals(List.of("L raised a hand", "I offered to watch", "L refused to be watched", "I offered to watch",
                "L agreed to be watched", "I began to watch", "I asked to type", "L agreed to typing", "I began to type",
                "L ended the typing", "L ended the watching"), log());
    }

    @Test
    void theInstructorEndsItAndTheLearnerIsTold() {
        watch();
        typing();
        button(instructor, "Stop typing").click();
        expectBothKnowOfWatching();
        button(instructor, "Ask to type").click();
        button(learner, "No").click();
        expectBothKnowOfWatching();
        button(instructor, "Stop watching").click();
        assertThat(strip()).isHidden();
        assertThat(seen()).isHidden();
        assertThat(learner.getByText(Pattern.compile("Nobody watches any more.*ended it")).first()).isVisible();
        assertThat(button(learner, "Ask for help")).isVisible();
        assertEquals(List.of("L agreed to typing", "I ended the typing", "I asked to type", "L refused typing",
                "I ended the watching"), log().subList(5, 10));
    }

    @Test
    void theBannerIsThereInEveryWindowAfterAReloadAndOnASmallScreenToo() {
        watch();
        Page second = learner.context().newPage();
        second.setViewportSize(360, 740);
        second.navigate(LessonScreen.SEVERAL_TERMINALS);
        assertThat(strip(second)).containsText("watches terminal 1.");
        second.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Terminal").setExact(true)).click();
        assertThat(strip(second)).isInViewport();
        expectNoSidewaysScrolling(second);
        learner.reload();
        assertThat(strip()).containsText("watches terminal 1.");
        button(second, "Stop watching").click();
        assertThat(strip()).isHidden();
        assertThat(seen()).isHidden();
    }

    @Test
    void aLearnerDoesAllOfItByKeyboard() {
        Locator ask = button(learner, "Ask for help");
        ask.focus();
        learner.keyboard().press("Enter");
        learner.keyboard().type("By keyboard");
        learner.keyboard().press("Enter");
        assertThat(strip()).containsText("Your hand has been up since");
        offer();
        ask.press("Enter");
        assertThat(button(learner, "Let them watch")).isFocused();
        learner.keyboard().press("Enter");
        assertThat(button(learner, "Stop watching")).isFocused();
        learner.keyboard().press("Enter");
        assertThat(strip()).isHidden();
        assertThat(ask).isFocused();
    }

    @Test
    void axeFindsNothingGraveFromTheRaisedHandToTheLog() {
        raise();
        assertThat(instructor.getByRole(AriaRole.LISTITEM)).containsText(learnersName);
        expectNothingGraveInBothSchemes(instructor);
        expectNothingGraveInBothSchemes(learner);
        offer();
        button(learner, "Let them watch").click();
        expectBothKnowOfWatching();
        awaitSeen("root@drydock");
        expectNothingGraveInBothSchemes(instructor);
        typing();
        expectNothingGraveInBothSchemes(instructor);
        expectNothingGraveInBothSchemes(learner);
        instructor.navigate("/instructor/help/log");
        expectNothingGraveInBothSchemes(instructor);
    }

    /** A browser has six connections to a server without HTTP/2: a window more than that must still load, and follow. */
    @Test
    void manyWindowsOfAnInstructorFollowWhatHappens() {
        List<Page> windows = Stream.generate(instructor.context()::newPage).limit(8).toList();
        windows.forEach(window -> window.navigate("/instructor/help"));
        raise();
        for (Page window : windows) {
            assertThat(window.getByRole(AriaRole.LISTITEM)).containsText(learnersName);
        }
        button(learner, "Lower my hand").click();
        windows.forEach(window -> assertThat(window.getByText("Nobody waits for help.")).isVisible());
        windows.forEach(Page::close);
        raise();
        assertThat(instructor.getByRole(AriaRole.LISTITEM)).containsText(learnersName);
    }

    @Test
    void anInstructorCanHelpFromAPhone() {
        instructor.setViewportSize(360, 740);
        raise();
        assertThat(instructor.getByRole(AriaRole.LISTITEM)).containsText(learnersName);
        expectNoSidewaysScrolling(instructor);
        offer();
        button(learner, "Let them watch").click();
        expectBothKnowOfWatching();
        awaitSeen("root@drydock");
        expectNoSidewaysScrolling(instructor);
        instructor.navigate("/instructor/help/log");
        expectNoSidewaysScrolling(instructor);
        instructor.setViewportSize(1366, 900);
    }
}
