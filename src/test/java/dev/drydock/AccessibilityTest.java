package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/** The pages for those who see little, use no mouse, or hold a small screen. */
@RunningDrydock
class AccessibilityTest {

    private static final String KERNEL = "Which release does the kernel report?";

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
    void newLearner(Server server) {
        page = chromium.newLearner(server);
        lesson = new LessonScreen(page);
    }

    @AfterEach
    void leave() {
        lesson.endLab();
        page.context().close();
    }

    @Test
    void axeFindsNothingGraveOnTheListOfCourses() {
        page.navigate("/");
        expectNothingGrave();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        expectNothingGrave();
    }

    @Test
    void axeFindsNothingGraveOnALessonBeforeAndWhileItsLabRuns() {
        LessonScreen.open(page);
        expectNothingGrave();
        lesson.startLab();
        expectNothingGrave();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        expectNothingGrave();
    }

    @Test
    void axeFindsNothingGraveInTheTerminalsDialogs() {
        LessonScreen.open(page);
        lesson.startLab();
        lesson.type("ls /nowhere");
        lesson.awaitOutput("No such file");
        for (String opens : List.of("Commands and output", "Output as plain text", "Keys and clipboard",
                "Rename this terminal…")) {
            lesson.choose(opens);
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            expectNothingGrave();
            page.keyboard().press("Escape");
        }
        lesson.choose("Screen reader mode");
        expectNothingGrave();
    }

    @Test
    void axeFindsNothingGraveBesideAnOpenPreview() {
        LessonScreen.open(page, "/courses/servers/01-preview");
        lesson.startLab();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("your site").setExact(true)).click();
        assertThat(page.frameLocator("iframe[title^='Your server on port']").getByRole(AriaRole.HEADING)).isVisible();
        expectNothingGrave();
        lesson.type("python3 site.py &");
        assertThat(page.frameLocator("iframe[title^='Your server on port']").getByText("My own site")).isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        expectNothingGrave();
        page.setViewportSize(360, 740);
        tab("Terminal").click();
        expectNothingGrave();
        expectNoSidewaysScrolling();
    }

    private void expectNothingGrave() {
        Axe.expectNothingGrave(page);
    }

    @Test
    void theWholeJourneyWorksByKeyboardAlone() {
        page.navigate("/");
        tabTo(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("One kernel"))
                .getByRole(AriaRole.LINK), "Tab");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("One kernel").setLevel(1))).isVisible();
        tabTo(lesson.button("Start lab"), "Tab");
        page.keyboard().press("Enter");
        assertThat(lesson.terminal()).isFocused();
        // The way out of the terminal, since Tab is the shell's there
        page.keyboard().press("Control+Shift+Space");
        assertThat(lesson.terminal()).not().isFocused();

        Locator field = lesson.task(KERNEL).getByRole(AriaRole.TEXTBOX);
        tabTo(field, "Shift+Tab");
        page.keyboard().type(LabContainers.kernel());
        page.keyboard().press("Enter");
        lesson.expectTask(KERNEL, "Passed");
    }

    /** From one element to the next until the wanted one has the focus, as somebody without a mouse would. */
    private void tabTo(Locator wanted, String key) {
        for (int presses = 0; presses < 150; presses++) {
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press(key);
        }
        throw new AssertionError(key + " does not lead to " + wanted);
    }

    @Test
    void aPhoneShowsTextAndTerminalInTurnAndNeverScrollsSideways() {
        page.setViewportSize(360, 740);
        page.navigate("/");
        expectNoSidewaysScrolling();
        LessonScreen.open(page);
        expectNoSidewaysScrolling();
        tab("Terminal").click();
        lesson.startLab();
        expectNoSidewaysScrolling();
        lesson.type("echo on a phone");
        lesson.awaitOutput("on a phone\n");
        tab("Lesson").click();
        assertThat(lesson.task(KERNEL)).isVisible();
        assertThat(lesson.terminal()).not().isVisible();
    }

    @Test
    void aHugeScreenIsFilledSensibly() {
        page.setViewportSize(3840, 2160);
        LessonScreen.open(page);
        lesson.startLab();
        expectNoSidewaysScrolling();
        var terminal = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Lab").setExact(true)).boundingBox();
        assertTrue(terminal.height > 1800, "the lab is " + terminal.height + " pixels high");
    }

    private Locator tab(String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "$")));
    }

    private void expectNoSidewaysScrolling() {
        assertEquals(0, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
                page.url() + " is wider than the screen");
    }
}
