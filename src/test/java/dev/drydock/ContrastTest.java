package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;

/** A lesson for those who asked their system for more contrast, or gave it a contrast theme, which replaces every colour. */
@RunningDrydock
class ContrastTest {

    /** What must stand out from its surroundings to be noticed (WCAG 1.4.11), and what text should (1.4.6). */
    private static final double NOTICED = 3;
    private static final double READ = 7;
    private static final int SOME_LETTERS = 200;

    private static final String KERNEL = "Which release does the kernel report?";

    private static Chromium chromium;

    private Page page;
    private LessonScreen lesson;

    enum Wish {
        MORE_CONTRAST_LIGHT(Contrast.MORE, ForcedColors.NONE, ColorScheme.LIGHT),
        MORE_CONTRAST_DARK(Contrast.MORE, ForcedColors.NONE, ColorScheme.DARK),
        CONTRAST_THEME_LIGHT(Contrast.NO_PREFERENCE, ForcedColors.ACTIVE, ColorScheme.LIGHT),
        CONTRAST_THEME_DARK(Contrast.NO_PREFERENCE, ForcedColors.ACTIVE, ColorScheme.DARK);

        private final Page.EmulateMediaOptions media;
        private final boolean theme;

        Wish(Contrast contrast, ForcedColors forced, ColorScheme scheme) {
            // Without motion the cursor does not blink either
            media = new Page.EmulateMediaOptions().setContrast(contrast).setForcedColors(forced).setColorScheme(scheme)
                    .setReducedMotion(ReducedMotion.REDUCE);
            theme = forced == ForcedColors.ACTIVE;
        }
    }

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

    private void open(Wish wish) {
        page.emulateMedia(wish.media);
        LessonScreen.open(page);
        lesson.startLab();
        // Browsers frame what has the focus for those who used the keyboard last
        lesson.type("clear");
    }

    private void expectNothingGrave(Wish wish) {
        if (wish.theme) {
            Axe.expectNothingGraveBesideColours(page);
        } else {
            Axe.expectNothingGraveOfMoreContrast(page);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatHasTheFocusIsFramed(Wish wish) {
        open(wish);
        expectFrame(lesson.terminal(), screen());
        expectFrame(tab());
        expectFrame(lesson.button("Preview"));
        expectFrame(lesson.button("Terminal settings"));
        expectFrame(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Theme"))));
        Locator check = lesson.task(KERNEL).getByRole(AriaRole.BUTTON);
        check.scrollIntoViewIfNeeded();
        expectFrame(check);
        expectFrame(lesson.task(KERNEL).getByRole(AriaRole.TEXTBOX));
    }

    private Locator tab() {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Terminal 1"));
    }

    private Locator screen() {
        return page.getByRole(AriaRole.TABPANEL, new Page.GetByRoleOptions().setName("Terminal 1"));
    }

    private void expectFrame(Locator element) {
        expectFrame(element, element);
    }

    /**
     * At least as much of it changes as a line of two pixels around it has (WCAG 2.4.13), less its corners where they are
     * round.
     */
    private static void expectFrame(Locator focused, Locator framed) {
        int around = 14;
        focused.blur();
        Seen before = Seen.of(framed, around);
        focused.focus();
        var box = framed.boundingBox();
        double line = 1.9 * 2 * (box.width + box.height);
        Eventually.holds(() -> Seen.of(framed, around).changedBy(NOTICED, before) >= line,
                () -> "of " + focused + " too little changes: " + Seen.of(framed, around).changedBy(NOTICED, before)
                        + " pixels of " + line);
    }

    @ParameterizedTest
    @EnumSource
    void theTerminalsTextItsCursorAndItsSelectionStandOut(Wish wish) {
        open(wish);
        Seen without = afterClear("printf '\\033[?25l'");
        Seen with = afterClear("printf '\\033[?25h'");
        assertTrue(with.changedBy(NOTICED, without) > 60, "the cursor is not seen");
        assertTrue(without.contrast() >= READ, "letters stand out by " + without.contrast());

        var box = screen().boundingBox();
        page.mouse().click(box.x + 40, box.y + 8, new Mouse.ClickOptions().setClickCount(3));
        Eventually.holds(() -> prompt().changedBy(NOTICED, with) > SOME_LETTERS, () -> "the selection is not seen");
        assertTrue(prompt().contrast() >= READ, "selected letters stand out by " + prompt().contrast());
    }

    /** The prompt in the first line and nothing else, as soon as it stays the same. */
    private Seen afterClear(String command) {
        lesson.type(command + "; clear");
        Seen[] last = { prompt() };
        Eventually.holds(() -> {
            page.waitForTimeout(300);
            Seen before = last[0];
            last[0] = prompt();
            return last[0].contrast() > NOTICED && last[0].changedBy(1.1, before) == 0;
        }, () -> "the terminal does not come to rest");
        return last[0];
    }

    private Seen prompt() {
        var box = screen().boundingBox();
        return Seen.of(page, box.x, box.y, 200, 20);
    }

    @ParameterizedTest
    @EnumSource
    void statesAreToldByWordsAndShapes(Wish wish) {
        open(wish);
        expectNothingGrave(wish);
        Seen open = mark();
        lesson.task(KERNEL).getByRole(AriaRole.TEXTBOX).fill("none of them");
        lesson.check(KERNEL);
        lesson.expectTask(KERNEL, "Not yet");
        Seen notYet = mark();
        expectNothingGrave(wish);
        lesson.task(KERNEL).getByRole(AriaRole.TEXTBOX).fill(LabContainers.kernel());
        lesson.check(KERNEL);
        lesson.expectTask(KERNEL, "Passed");
        Seen passed = mark();
        expectNothingGrave(wish);
        assertTrue(notYet.changedBy(NOTICED, open) > 5, "a task that has not passed yet has the mark of an open one");
        assertTrue(passed.changedBy(NOTICED, open) > 20, "a task that has passed has the mark of an open one");
        assertTrue(passed.changedBy(NOTICED, notYet) > 20, "a task that has passed has the mark of one that has not");
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("1 of 6 tasks");
    }

    private Seen mark() {
        Locator title = lesson.task(KERNEL).getByText(KERNEL);
        title.scrollIntoViewIfNeeded();
        var box = title.boundingBox();
        return Seen.of(page, box.x - 40, box.y, 36, 28);
    }
}
