package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** From the raised hand to the end of helping: who agrees to what, and who is told. */
@RunningDrydock
class HelpingTest extends TwoBrowsers {

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
}
