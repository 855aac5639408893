package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/** The pages of helping: for who cannot see them well, in many windows and on a phone. */
@RunningDrydock
class HelpingPagesTest extends TwoBrowsers {

    private static void expectNothingGraveInBothSchemes(Page page) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            Axe.expectNothingGrave(page);
        }
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
