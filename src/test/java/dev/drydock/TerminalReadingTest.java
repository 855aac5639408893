package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a terminal has printed, to be read, searched, saved and heard. */
@RunningDrydock
class TerminalReadingTest {

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
    void startLab(Server server) {
        page = chromium.newLearner(server);
        lesson = LessonScreen.open(page, LessonScreen.SEVERAL_TERMINALS);
        lesson.startLab();
    }

    @AfterEach
    void leave() {
        lesson.endLab();
        page.context().close();
    }

    private void awaitClipboard(String expected) {
        Eventually.is(expected, () -> page.evaluate("navigator.clipboard.readText()").toString());
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private Locator screen() {
        return page.getByRole(AriaRole.TABPANEL);
    }

    @Test
    void theLogHoldsCommandsAndOutputToReadSearchAndSave() throws Exception {
        lesson.type("echo before the clearing; clear; printf 'no line end'");
        lesson.awaitOutput("no line end");
        lesson.choose("Copy last output");
        awaitClipboard("no line end");
        lesson.type("ls /nowhere");
        lesson.awaitOutput("No such file");

        lesson.choose("Commands and output");
        Locator log = dialog().getByRole(AriaRole.REGION);
        assertThat(log.getByRole(AriaRole.HEADING)).hasText(
                new String[] { "echo before the clearing; clear; printf 'no line end'", "ls /nowhere" });
        assertThat(log.getByRole(AriaRole.LISTITEM).last()).containsText("[exit code 2]");
        dialog().getByRole(AriaRole.SEARCHBOX).fill("NO SUCH");
        assertThat(log.getByRole(AriaRole.LISTITEM)).hasCount(1);
        assertThat(dialog()).containsText("1 of 2 commands");
        var saved = page.waitForDownload(() -> dialog().getByRole(AriaRole.LINK).click());
        assertTrue(Files.readString(saved.path()).startsWith("$ ls /nowhere\nls: cannot access '/nowhere'"),
                Files.readString(saved.path()));
    }

    @Test
    void whatHasScrolledAwayIsFoundAndShown() {
        lesson.type("echo needle-$((6*7)); seq 1000");
        lesson.awaitOutput("\n1000\n");
        Locator rows = screen().locator(".xterm-rows");
        assertThat(rows).not().containsText("needle-42");
        lesson.terminal().press("Control+Shift+f");
        page.keyboard().type("needle-42");
        assertThat(rows).containsText("needle-42");
        page.keyboard().press("Control+a");
        page.keyboard().type("never printed");
        assertThat(page.getByRole(AriaRole.SEARCH)).containsText("Not found");
        page.keyboard().press("Escape");
        assertThat(lesson.terminal()).isFocused();
    }

    @Test
    void aScreenReaderReadsTheRowsAndHearsWhatIsPrinted() {
        lesson.choose("Screen reader mode");
        page.keyboard().press("Escape");
        lesson.type("echo \"to be read: $((6*7))\"");
        Locator rows = screen().getByRole(AriaRole.LISTITEM);
        assertThat(rows.filter(new Locator.FilterOptions().setHasText(Pattern.compile("^to be read: 42")))).hasCount(1);
        assertThat(screen().locator("[aria-live=assertive]")).containsText("to be read: 42");
        page.reload();
        lesson.awaitPrompt();
        assertThat(rows.filter(new Locator.FilterOptions().setHasText(Pattern.compile("^to be read: 42")))).hasCount(1);
    }
}
