package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;

/** The terminal under a learner's hands: keys, clipboard, mouse, text size, tabs, and what a lesson types. */
@RunningDrydock
class TerminalPageTest {

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

    private void copy(String text) {
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
    }

    private void awaitClipboard(String expected) {
        Eventually.is(expected, () -> page.evaluate("navigator.clipboard.readText()").toString());
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private Locator inDialog(String button) {
        return dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    private Locator tab(String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator screen() {
        return page.getByRole(AriaRole.TABPANEL);
    }

    @Test
    void everyWayToPasteArrivesAndSeveralLinesAreShownFirst() {
        copy("echo \"by Ctrl-V: $((6*7))\"");
        lesson.terminal().press("Control+v");
        lesson.terminal().press("Enter");
        lesson.awaitOutput("by Ctrl-V: 42\n");

        copy("echo \"by Shift-Insert: $((6*7))\"");
        lesson.terminal().press("Shift+Insert");
        lesson.terminal().press("Enter");
        lesson.awaitOutput("by Shift-Insert: 42\n");

        copy("echo \"by the right button: $((6*7))\"");
        screen().click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        Eventually.holds(() -> lesson.output().contains("right button"), lesson::output);
        lesson.terminal().press("Enter");
        lesson.awaitOutput("by the right button: 42\n");

        copy("echo one-$((6*7))\necho two-$((7*7))\n");
        lesson.terminal().press("Control+v");
        assertThat(dialog()).containsText("Paste 2 lines?");
        assertThat(dialog().getByRole(AriaRole.REGION)).hasText("echo one-$((6*7))\necho two-$((7*7))\n");
        inDialog("Cancel").click();
        assertFalse(lesson.output().contains("one-"), "cancelled, and pasted all the same");
        lesson.terminal().press("Control+v");
        inDialog("Paste").click();
        // Bracketed: the shell runs nothing before Enter
        Eventually.holds(() -> lesson.output().contains("echo two-$((7*7))"), lesson::output);
        assertFalse(lesson.output().contains("one-42"), lesson.output());
        lesson.terminal().press("Enter");
        lesson.awaitOutput("one-42\ntwo-49\n");
    }

    @Test
    void controlCCopiesASelectionAndInterruptsWithoutOne() {
        lesson.type("clear; echo selected-$((6*7)); sleep 1000");
        lesson.awaitOutput("selected-42");
        var text = screen().getByText("selected-42").boundingBox();
        page.mouse().dblclick(text.x + text.width / 2, text.y + text.height / 2);
        lesson.terminal().press("Control+c");
        awaitClipboard("selected-42");
        assertFalse(lesson.output().contains("^C"), "the copy interrupted");
        lesson.terminal().press("Control+c");
        lesson.awaitOutput("^C");
        lesson.type("echo \"interrupted: $?\"");
        lesson.awaitOutput("interrupted: 130\n");
    }

    @Test
    void theShellKnowsTheSizeOfTheWindowAndLargerTextLeavesItFewerRows() {
        String before = size();
        lesson.choose("Larger");
        page.keyboard().press("Escape");
        Eventually.holds(() -> !size().equals(before), () -> "still " + before);
        String larger = size();
        page.reload();
        lesson.awaitPrompt();
        assertEquals(larger, size(), "the size of the text is kept");
    }

    private String size() {
        lesson.type("clear; echo \"size=$(stty size)=\"");
        Eventually.holds(() -> lesson.output().matches("(?s).*size=\\d+ \\d+=\n.*"), lesson::output);
        return lesson.output().replaceAll("(?s).*size=(\\d+ \\d+)=\n.*", "$1");
    }

    @Test
    void aLessonTypesIntoTheTerminalItNames() {
        lesson.run("here=second");
        assertThat(tab("Terminal 2")).hasAttribute("aria-selected", "true");
        lesson.awaitOutput("two: 49\n");
        lesson.typeInto(2, "echo \"$here\"");
        lesson.awaitOutput("\nsecond\n");
        tab("Terminal 1").click();
        lesson.type("echo \"<$here>\"");
        lesson.awaitOutput("\n<>\n");

        lesson.run("echo \"four");
        lesson.awaitOutput("# echo \"four: $((9*9))\"");
        assertFalse(lesson.output().contains("four: 81"), "it was to be held");
        lesson.terminal().press("Enter");
        lesson.awaitOutput("four: 81\n");
    }

    @Test
    void aLessonsCommandWaitsForARunningOneOrInterruptsIt() {
        lesson.type("echo begun-$((1)); sleep 1000");
        lesson.awaitOutput("begun-1");
        lesson.run("echo \"one");
        Locator waiting = page.getByText("Waits until the running command has finished: echo \"one");
        assertThat(waiting).isVisible();
        lesson.button("Drop it").click();
        assertThat(waiting).isHidden();
        lesson.run("echo \"one");
        assertThat(waiting).isVisible();
        lesson.terminal().press("Control+c");
        lesson.awaitOutput("one: 42\n");
        assertThat(waiting).isHidden();

        lesson.type("echo begun-$((2)); sleep 1000");
        lesson.awaitOutput("begun-2");
        lesson.run("echo \"three");
        lesson.awaitOutput("three: 64\n");
    }

    @Test
    void aLessonsCommandFindsItsWayIntoAShellThatTellsNothing() {
        for (String shell : new String[] { "sh", "bash --norc", "su", "su -s /bin/sh nobody", "/opt/drydock/bin/busybox sh",
                "unset PROMPT_COMMAND PS0; PS1='mine> '" }) {
            lesson.type("clear; " + shell);
            lesson.run("echo \"one");
            lesson.awaitOutput("one: 42\n");
            lesson.type("clear");
            lesson.run("echo \"one");
            lesson.awaitOutput("one: 42\n");
            lesson.type("exit");
        }
    }

    @Test
    void aLessonsCommandAnswersAProgramThatAsks() {
        lesson.type("read -p 'Really (yes/no)? ' said; echo \"said: $said\"");
        lesson.awaitOutput("Really (yes/no)?");
        lesson.run("echo \"one");
        lesson.awaitOutput("said: echo \"one: $((6*7))\"\n");
    }

    @Test
    void aTerminalCanBeNamedAndAProgramsTitleIsOnlyText() {
        lesson.type("printf '\\033]0;<b onclick=x>\\342\\200\\256title</b>\\a'");
        assertThat(tab("1: <b onclick=x>title</b>")).isVisible();
        lesson.choose("Rename this terminal…");
        dialog().getByRole(AriaRole.TEXTBOX).fill("build");
        page.keyboard().press("Enter");
        assertThat(tab("1: build")).isVisible();
        lesson.type("printf '\\033]0;another\\a'; echo printed-$((6*7))");
        lesson.awaitOutput("printed-42\n");
        assertThat(tab("1: build")).isVisible();
        page.reload();
        assertThat(tab("1: build")).isVisible();
    }

}
