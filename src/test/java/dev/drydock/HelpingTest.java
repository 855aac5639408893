package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/** A learner and an instructor in two browsers, from the raised hand to the end of it. */
@RunningDrydock
class HelpingTest {

    private static Chromium chromium;

    private Server server;
    private Page learner;
    private Page instructor;
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
    void bothCome(Server server) {
        this.server = server;
        server.stop();
        server.startAgain();
        instructor = chromium.newLearner(server);
        instructor.navigate(server.instructorLink());
        button(instructor, "Make this browser an instructor’s").click();
        instructor.navigate("/instructor/help");
        assertThat(instructor.getByText("Nobody waits for help.")).isVisible();
        learner = chromium.newLearner(server);
        lesson = LessonScreen.open(learner, LessonScreen.SEVERAL_TERMINALS);
        lesson.startLab();
    }

    @AfterEach
    void bothLeave() {
        lesson.endLab();
        learner.context().close();
        instructor.context().close();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator strip() {
        return learner.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Help from an instructor"));
    }

    private String name(Page page) {
        return page.evaluate("fetch('/api/me').then(me => me.json()).then(me => me.name)").toString();
    }

    private void raise() {
        button(learner, "Ask for help").click();
        Locator dialog = learner.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.TEXTBOX).fill("Nothing listens & I do not see why");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Raise my hand")).click();
        assertThat(strip()).containsText("Your hand is up since");
    }

    private void watch() {
        raise();
        button(instructor, "Offer to watch: " + name(learner)).click();
        assertThat(strip()).containsText(name(instructor) + " offers to watch terminal 1");
        button(learner, "Let them watch").click();
        assertThat(strip()).containsText(name(instructor) + " watches terminal 1.");
        assertThat(instructor.getByRole(AriaRole.STATUS).first()).containsText("You watch terminal 1, and");
    }

    private Locator seen() {
        return instructor.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The learner’s terminal"));
    }

    private void awaitSeen(String text) {
        assertThat(seen().locator(".xterm-rows")).containsText(text);
    }

    private void expectNothingGrave(Page page) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            // What turns while somebody waits never ends
            page.evaluate("""
                    Promise.all(document.getAnimations()
                      .filter(animation => animation.effect.getComputedTiming().endTime !== Infinity)
                      .map(animation => animation.finished.catch(() => {})))""");
            assertEquals(List.of(), new AxeBuilder(page).analyze().getViolations().stream()
                    .filter(it -> List.of("serious", "critical").contains(it.getImpact()))
                    .map(it -> it.getId() + ": " + it.getHelp() + " at "
                            + it.getNodes().stream().map(node -> node.getTarget().toString()).toList())
                    .toList());
        }
    }

    @Test
    void fromTheRaisedHandToTheEnd() {
        lesson.type("echo shown-before");
        raise();
        assertThat(strip()).containsText("You are next. An instructor is here.");
        Locator hand = instructor.getByRole(AriaRole.LISTITEM);
        assertThat(hand).containsText(name(learner));
        assertThat(hand).containsText("Nothing listens & I do not see why");
        assertThat(hand).containsText("just now");
        assertThat(instructor.getByText("One learner waits for help.")).isVisible();
        expectNothingGrave(instructor);
        expectNothingGrave(learner);

        button(instructor, "Offer to watch: " + name(learner)).click();
        assertThat(instructor.getByRole(AriaRole.STATUS).first()).containsText("is asked whether you may watch");
        assertThat(seen()).isHidden();
        button(learner, "No, thanks").click();
        assertThat(strip()).containsText("Your hand is up since");
        button(instructor, "Offer to watch").click();
        button(learner, "Let them watch").click();
        assertThat(strip()).containsText(name(instructor) + " watches terminal 1.");
        awaitSeen("shown-before");
        lesson.type("echo live-$((6*7))");
        awaitSeen("live-42");

        seen().click();
        instructor.keyboard().type("touch /root/secretly\n");
        lesson.type("ls /root; echo looked-$((6*7))");
        lesson.awaitOutput("looked-42");
        assertFalse(lesson.output().contains("secretly"));
        expectNothingGrave(instructor);
        expectNothingGrave(learner);

        button(instructor, "Ask to type").click();
        assertThat(strip()).containsText("asks to type in it");
        button(learner, "Let them type").click();
        assertThat(strip()).containsText("can type in it");
        Locator typing = instructor.getByRole(AriaRole.TEXTBOX);
        assertThat(typing).isFocused();
        instructor.keyboard().type("echo by-the-instructor-$((6*7))\n");
        lesson.awaitOutput("by-the-instructor-42");
        expectNothingGrave(learner);

        button(learner, "Stop typing").click();
        assertThat(strip()).containsText("watches terminal 1.");
        assertThat(button(instructor, "Ask to type")).isVisible();
        lesson.type("echo still-$((6*7))");
        awaitSeen("still-42");
        button(learner, "Stop watching").click();
        assertThat(strip()).isHidden();
        assertThat(instructor.getByRole(AriaRole.STATUS).first()).containsText("It is over. The learner ended it.");
        assertThat(seen()).isHidden();

        instructor.navigate("/instructor/help/log");
        assertThat(instructor.getByRole(AriaRole.ROW).nth(1)).containsText(name(learner) + " ended the watching");
        expectNothingGrave(instructor);
    }

    @Test
    void theInstructorEndsItAndTheLearnerIsTold() {
        watch();
        button(instructor, "Stop watching").click();
        assertThat(strip()).isHidden();
        assertThat(learner.getByText(Pattern.compile("Nobody watches any more.*ended it")).first()).isVisible();
        assertThat(button(learner, "Ask for help")).isVisible();
    }

    @Test
    void theBannerIsThereInEveryWindowAfterAReloadAndOnASmallScreenToo() {
        watch();
        Page second = learner.context().newPage();
        second.setViewportSize(360, 740);
        second.navigate(LessonScreen.SEVERAL_TERMINALS);
        Locator banner = second.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Help from an instructor"));
        assertThat(banner).containsText("watches terminal 1.");
        second.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Terminal").setExact(true)).click();
        assertThat(banner).isInViewport();
        assertEquals(0, second.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
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
        assertThat(strip()).containsText("Your hand is up since");
        button(instructor, "Offer to watch: " + name(learner)).click();
        assertThat(strip()).containsText("offers to watch");
        ask.press("Enter");
        assertThat(button(learner, "Let them watch")).isFocused();
        learner.keyboard().press("Enter");
        assertThat(button(learner, "Stop watching")).isFocused();
        learner.keyboard().press("Enter");
        assertThat(strip()).isHidden();
        assertThat(ask).isFocused();
    }
}
