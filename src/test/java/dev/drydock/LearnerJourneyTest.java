package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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

/** What a learner does in a real browser, from the list of courses to the progress that is still there after a reload. */
@RunningDrydock
class LearnerJourneyTest {

    private static final String KERNEL = "Which release does the kernel report?";
    private static final String NAME = "Your lab's userland has a name of your own";

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
    void noLineEndsBehindTheDashOfAnOption() {
        page.setViewportSize(360, 800);
        page.navigate(LessonScreen.ONE_KERNEL);
        Locator options = page.locator(".lesson-text code .option");
        assertThat(options.first()).isVisible();
        assertEquals(List.of(), options
                .evaluateAll("all => all.filter((one) => one.getClientRects().length > 1).map((one) => one.textContent)"));
        assertThat(lesson.code("ps -eL")).containsText("ps -eL --no-headers | wc -l");
    }

    @Test
    void openStartTypeSeeCheckProgressReloadStillThere() {
        page.navigate("/");
        assertThat(heading("Learn containers by doing")).isVisible();
        page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("One kernel"))
                .getByRole(AriaRole.LINK).click();
        assertThat(heading("One kernel")).isVisible();
        lesson.expectProgress("0 of 6 tasks");

        lesson.startLab();
        lesson.type("uname -r");
        String release = LabContainers.kernel();
        lesson.awaitOutput(release);

        lesson.check(NAME);
        lesson.expectTask(NAME, "Not yet");
        lesson.task(KERNEL).getByRole(AriaRole.TEXTBOX).fill(release);
        lesson.check(KERNEL);
        lesson.expectTask(KERNEL, "Passed");
        lesson.expectTask(KERNEL, "the kernel that serves your lab is Linux " + release);
        lesson.expectProgress("1 of 6 tasks");

        lesson.type("kept='the same shell'; cd /tmp");
        page.reload();
        lesson.awaitPrompt();
        lesson.awaitOutput(release);
        lesson.type("echo \"$kept in $PWD\"");
        lesson.awaitOutput("the same shell in /tmp");
        lesson.expectTask(KERNEL, "Passed");
        lesson.expectProgress("1 of 6 tasks");

        page.navigate("/");
        assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("One kernel")))
                .containsText("1 of 6 tasks");
    }

    @Test
    void runTypesABlockIntoTheTerminalAndItsTaskPasses() {
        LessonScreen.open(page);
        lesson.startLab();
        run("echo 'PRETTY_NAME");
        lesson.awaitOutput("PRETTY_NAME=\"Nutshell Linux\"\nroot@drydock");
        lesson.check(NAME);
        lesson.expectTask(NAME, "Your lab now calls itself \"Nutshell Linux\"");
        lesson.expectProgress("1 of 6 tasks");
    }

    private void run(String block) {
        lesson.code(block).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Run").setExact(true)).click();
    }

    @Test
    void copyPutsTheCodeOnTheClipboard() {
        LessonScreen.open(page);
        lesson.code("uname -r").first().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Copy")).click();
        Eventually.holds(() -> page.evaluate("navigator.clipboard.readText()").toString().strip().equals("uname -r"),
                () -> "the clipboard holds: " + page.evaluate("navigator.clipboard.readText()"));
    }

    @Test
    void whatAHintSaysKeepsClearOfItsBorder() {
        LessonScreen.open(page);
        Locator hint = page.getByRole(AriaRole.GROUP).filter(new Locator.FilterOptions().setHasText("Hint")).first();
        hint.getByText("Hint").click();
        double border = hint.boundingBox().x;
        double text = hint.getByRole(AriaRole.PARAGRAPH).boundingBox().x;
        assertTrue(text - border >= 8, () -> "the border is at " + border + ", the text at " + text);
    }

    @Test
    void aTableOnAPhoneKeepsTheNamesOfItsRowsWhole() {
        page.setViewportSize(360, 780);
        LessonScreen.open(page);
        Locator name = page.getByRole(AriaRole.CELL).getByText("cat /etc/os-release");
        assertEquals(1, name.evaluate("it => it.getClientRects().length"));
    }

    @Test
    void aResetGivesAFreshLabAndKeepsTheProgress() {
        LessonScreen.open(page);
        lesson.startLab();
        run("echo 'PRETTY_NAME");
        lesson.awaitOutput("PRETTY_NAME=\"Nutshell Linux\"\nroot@drydock");
        lesson.check(NAME);
        lesson.expectTask(NAME, "Passed");

        lesson.button("Lab").click();
        lesson.button("Reset the lab…").click();
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(
                Pattern.compile("^Reset"))).click();
        lesson.awaitPrompt();
        lesson.type("grep PRETTY /etc/os-release");
        lesson.awaitOutput("PRETTY_NAME=\"Debian GNU/Linux");
        lesson.expectProgress("1 of 6 tasks");
    }

    @Test
    void aQuizSaysWhatIsRightAndWhy() {
        LessonScreen.open(page);
        Locator quiz = page.getByRole(AriaRole.GROUP)
                .filter(new Locator.FilterOptions().setHasText("What does a container bring along?"));
        Locator form = page.locator("form").filter(new Locator.FilterOptions().setHas(quiz));
        quiz.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("a kernel")).check();
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Answer")).click();
        assertThat(form.getByRole(AriaRole.STATUS)).containsText("You looked into /boot, and it was empty.");
        quiz.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("a kernel")).uncheck();
        quiz.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("programs")).check();
        quiz.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("files, such as")).check();
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Answer")).click();
        assertThat(form.getByRole(AriaRole.STATUS)).containsText("Yes, and they are its own");
    }

    @Test
    void theChosenThemeIsKept() {
        LessonScreen.open(page);
        choose("Theme: light");
        String light = background();
        choose("Theme: dark");
        String dark = background();
        assertNotEquals(light, dark);
        page.reload();
        assertEquals(dark, background());
    }

    private void choose(String theme) {
        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Theme")));
        for (int i = 0; i < 3 && !theme.equals(button.getAttribute("aria-label")); i++) {
            button.click();
        }
        assertEquals(theme, button.getAttribute("aria-label"));
    }

    private String background() {
        return page.evaluate("getComputedStyle(document.body).backgroundColor").toString();
    }

    private Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }
}
